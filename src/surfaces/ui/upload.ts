import { err, ok } from '../../kernel/result.ts';
import type { Answer } from './answer.ts';
import { failureOf } from './http.ts';

/** A stored file. */
export interface Attachment {
  /** Hexadecimal; the file's name from now on. */
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** A file on its way. */
export interface Upload {
  readonly file: File;
  /** Told the share sent so far, 0 to 1. */
  onProgress(share: number): void;
  readonly signal: AbortSignal;
}

/** What a browser does not say of files it does not know, by the end of their names. */
const typeByEnding: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown',
  pdf: 'application/pdf',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** The media type of a file. */
export function mediaType(file: { readonly name: string; readonly type: string }): string {
  return file.type || (typeByEnding[endingOf(file.name)] ?? 'application/octet-stream');
}

/** Whether a file is of one of the types: media types (`image/*` too) or endings (`.xlsx`). None allows any. */
export function isOfType(
  file: { readonly name: string; readonly type: string },
  types: readonly string[],
): boolean {
  const type = mediaType(file);
  const matches = (wanted: string): boolean => {
    if (wanted.startsWith('.')) return `.${endingOf(file.name)}` === wanted.toLowerCase();
    return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
  };
  return types.length === 0 || types.some(matches);
}

/** Sends a file as it is. By XMLHttpRequest, since `fetch` does not tell how far an upload is. */
export function uploadFile(
  address: string,
  headers: Readonly<Record<string, string>>,
  { file, onProgress, signal }: Upload,
): Promise<Answer<Attachment>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', mediaType(file));
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => resolve(attachmentFrom(request.status, request.responseText));
    request.onerror = () => resolve(err({ kind: 'unreachable' }));
    request.onabort = () => resolve(err({ kind: 'unreachable' }));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function attachmentFrom(status: number, text: string): Answer<Attachment> {
  if (status < 200 || status >= 300) return err(failureOf(status, text));
  try {
    return ok(JSON.parse(text) as Attachment);
  } catch {
    return err({ kind: 'fault', reference: null });
  }
}
