import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { err, ok } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { DocumentRefusal } from '../refusal.ts';

/** An open PDF; `missing` names the character maps its fonts asked for in vain. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly missing: readonly string[];
}

/**
 * pdf.js hands fonts over with ArrayBuffer.transferToFixedLength (ES2024), which Node 20 and older
 * browsers lack; without it the drawing of a page ends at its first font and its table rules are lost.
 */
function supplyTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    value(this: ArrayBuffer) {
      return structuredClone(this, { transfer: [this] });
    },
    writable: true,
    configurable: true,
  });
}

interface Wanted {
  readonly kind: string;
  readonly filename: string;
}

/** pdf.js asks this for data of its own; character maps are served from the code, nothing is fetched. */
function dataSource(missing: string[]): new () => { fetch(wanted: Wanted): Promise<Uint8Array> } {
  return class {
    async fetch({ kind, filename }: Wanted): Promise<Uint8Array> {
      if (kind === 'cMapUrl') missing.push(filename.replace(/\.bcmap$/, ''));
      throw new Error(`no data for ${filename}`);
    }
  };
}

function hasEnd(bytes: Uint8Array): boolean {
  const tail = new TextDecoder('windows-1252').decode(bytes.subarray(-2048));
  return tail.includes('%%EOF');
}

function refusalOf(error: unknown, bytes: Uint8Array): DocumentRefusal {
  const name = error instanceof Error ? error.name : '';
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 200);
  if (name === 'PasswordException') return { code: 'encrypted', values: {} };
  return { code: hasEnd(bytes) ? 'unreadable' : 'truncated', values: { reason } };
}

/**
 * Opens a PDF without a worker, without evaluating code and without fetching anything.
 * Refused: `encrypted`, `truncated`, `unreadable`.
 */
export async function openPdf(bytes: Uint8Array): Promise<Result<OpenPdf, DocumentRefusal>> {
  supplyTransfer();
  const { getDocumentProxy } = await import('unpdf');
  const missing: string[] = [];
  try {
    const document = await getDocumentProxy(bytes.slice(), {
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      useWasm: false,
      enableXfa: false,
      isImageDecoderSupported: false,
      isOffscreenCanvasSupported: false,
      maxImageSize: 0,
      verbosity: 0,
      BinaryDataFactory: dataSource(missing),
    });
    return ok({ document, missing });
  } catch (error) {
    return err(refusalOf(error, bytes));
  }
}
