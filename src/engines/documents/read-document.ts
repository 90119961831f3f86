import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import type { DocumentRefusal, ReadingLimits } from './refusal.ts';
import { extensionOf, isRefusedExtension, sniff, sniffZip, zipNames } from './sniff.ts';
import type { DocumentFormat, DocumentTree } from './tree.ts';

/** What a reader of one format is given. */
export interface ReaderInput {
  readonly bytes: Uint8Array;
  /** File name as the person gave it; it appears in quotations. */
  readonly name: string;
  readonly limits: ReadingLimits;
}

/** One reader per format. An expected refusal is a value; a defect of ours throws. */
export type Reader = (input: ReaderInput) => Promise<Result<DocumentTree, DocumentRefusal>>;

function refuse(format: string): Result<never, DocumentRefusal> {
  return err({ code: 'unsupported-format', values: { format } });
}

async function detectZip(input: ReaderInput): Promise<Result<DocumentFormat, DocumentRefusal>> {
  const names = zipNames(input.bytes);
  if (names === null) return err({ code: 'truncated', values: {} });
  const found = sniffZip(names, extensionOf(input.name));
  if (found.kind === 'read') return ok(found.format);
  return found.kind === 'refuse' ? refuse(found.format) : err({ code: 'unreadable', values: {} });
}

async function detectOle(input: ReaderInput): Promise<Result<DocumentFormat, DocumentRefusal>> {
  const { openOle } = await import('./ole.ts');
  const file = openOle(input.bytes);
  const extension = extensionOf(input.name);
  if (file === null) return err({ code: 'truncated', values: {} });
  const holds = (name: string): boolean => file.names.includes(name);
  if (holds('EncryptedPackage')) return err({ code: 'encrypted', values: {} });
  if (extension === 'wps' || extension === 'wpt') return refuse(extension);
  if (holds('WordDocument')) return ok('doc');
  if (holds('Workbook') || holds('Book')) return refuse(extension === 'et' ? 'et' : 'xls');
  if (holds('PowerPoint Document')) return refuse(extension === 'dps' ? 'dps' : 'ppt');
  return refuse(isRefusedExtension(extension) ? extension : 'ole');
}

/**
 * What kind of document the bytes are, by content first and by extension where content leaves it open.
 * Refused: `unsupported-format` with the format's name, `encrypted`, `truncated`.
 */
export async function detectFormat(
  input: ReaderInput,
): Promise<Result<DocumentFormat, DocumentRefusal>> {
  const found = sniff(input.bytes, input.name);
  switch (found.kind) {
    case 'read':
      return ok(found.format);
    case 'refuse':
      return refuse(found.format);
    case 'zip':
      return detectZip(input);
    case 'ole':
      return detectOle(input);
    default:
      return unreachable(found);
  }
}

/** Loads the code of one format; the others stay unloaded. */
async function loadReader(format: DocumentFormat): Promise<Reader> {
  switch (format) {
    case 'docx':
      return (await import('./docx/read-docx.ts')).readDocx;
    case 'doc':
      return (await import('./doc/read-doc.ts')).readDoc;
    case 'pdf':
      return (await import('./pdf/read-pdf.ts')).readPdf;
    case 'html':
      return (await import('./html/read-html.ts')).readHtml;
    case 'xlsx':
      return (await import('./xlsx/read-xlsx.ts')).readXlsx;
    case 'csv':
      return (await import('./text/read-text.ts')).readCsv;
    case 'txt':
      return (await import('./text/read-text.ts')).readText;
    case 'md':
      return (await import('./text/read-text.ts')).readMarkdown;
    default:
      return unreachable(format);
  }
}

/**
 * Reads a document of any supported format into the neutral tree. Size in bytes is checked before
 * anything else; a file with a wrong extension is read as what it is. Every refusal is a value.
 */
export async function readDocument(
  input: ReaderInput,
): Promise<Result<DocumentTree, DocumentRefusal>> {
  const { bytes, limits } = input;
  if (bytes.length === 0) return err({ code: 'empty', values: {} });
  if (bytes.length > limits.fileBytes) {
    return err({ code: 'too-large', values: { bytes: bytes.length, limit: limits.fileBytes } });
  }
  const format = await detectFormat(input);
  if (!format.ok) return format;
  const read = await loadReader(format.value);
  const result = await read(input);
  const binary = /^(?:docx?|xlsx|pdf)$/.test(extensionOf(input.name));
  const noise = !result.ok && result.error.code === 'unreadable-text' && binary;
  return noise ? err({ code: 'not-a-document', values: {} }) : result;
}
