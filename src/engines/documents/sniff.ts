import type { DocumentFormat } from './tree.ts';

/** What the content says it is: a format read here, a container to look into, or one refused by name. */
export type Sniffed =
  | { readonly kind: 'read'; readonly format: DocumentFormat }
  | { readonly kind: 'zip' }
  | { readonly kind: 'ole' }
  | { readonly kind: 'refuse'; readonly format: string };

const refusedExtensions = new Set(
  (
    'wps wpt et ett dps xls xlsb ppt pptx odt ods odp rtf ofd mht mhtml zip rar 7z gz tar png jpg jpeg ' +
    'gif bmp webp tif tiff heic svg xml json epub caj pages numbers mp3 mp4 exe'
  ).split(' '),
);

const magics: readonly (readonly [string, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['gz', [0x1f, 0x8b, 0x08]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** Whether an extension names a format that is refused. */
export function isRefusedExtension(extension: string): boolean {
  return refusedExtensions.has(extension);
}

function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}

/** The extension of a file name in lower case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(dot + 1).toLowerCase() : '';
}

/** First characters as Latin letters; zero bytes left out, so that UTF-16 can be told too. */
function headText(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048)).replaceAll('\0', '');
}

function findPdf(bytes: Uint8Array): boolean {
  const reach = Math.min(bytes.length - 5, 1024);
  for (let at = 0; at <= reach; at += 1) {
    if (bytes[at] === 0x25 && startsWith(bytes, [0x50, 0x44, 0x46, 0x2d], at + 1)) return true;
  }
  return false;
}

function binary(bytes: Uint8Array): Sniffed | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return { kind: 'zip' };
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { kind: 'ole' };
  if (findPdf(bytes)) return { kind: 'read', format: 'pdf' };
  const magic = magics.find(([, start]) => startsWith(bytes, start));
  if (magic) return { kind: 'refuse', format: magic[0] };
  if (startsWith(bytes, [0x42, 0x4d]) && bytes[6] === 0 && bytes[7] === 0) {
    return { kind: 'refuse', format: 'bmp' };
  }
  const riff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46]);
  if (riff && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8)) {
    return { kind: 'refuse', format: 'webp' };
  }
  return null;
}

const pageStart =
  /^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,400}-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|h[1-6]|style|script|section|article|center|font|ul|ol)[\s>/]/;
const mailStart = /^(?:from|mime-version|content-type|subject|date|x-[a-z-]{1,30}):\s/;

function textual(bytes: Uint8Array, name: string): Sniffed {
  const head = headText(bytes)
    .replace(/^[ÿþï»¿\s]+/, '')
    .toLowerCase();
  const extension = extensionOf(name);
  if (mailStart.test(head) && /multipart\/related|mime-version:/.test(head)) {
    return { kind: 'refuse', format: 'mht' };
  }
  if (pageStart.test(head)) return { kind: 'read', format: 'html' };
  if (/^<\?xml|^<svg/.test(head)) {
    return { kind: 'refuse', format: head.includes('<svg') ? 'svg' : 'xml' };
  }
  const marked = /<[a-z!/]/.test(head);
  if ((extension === 'html' || extension === 'htm') && (marked || bytes.length > 2048)) {
    return { kind: 'read', format: 'html' };
  }
  if (refusedExtensions.has(extension)) return { kind: 'refuse', format: extension };
  if (extension === 'md' || extension === 'markdown') return { kind: 'read', format: 'md' };
  if (extension === 'csv' || extension === 'tsv') return { kind: 'read', format: 'csv' };
  return { kind: 'read', format: 'txt' };
}

/**
 * What a file is, by its first bytes; the extension decides only among kinds of text and names a refused
 * format that has no bytes of its own to be known by.
 */
export function sniff(bytes: Uint8Array, name: string): Sniffed {
  const known = binary(bytes);
  if (known) return known;
  const extension = extensionOf(name);
  const text = !bytes.subarray(0, 4096).includes(0) || bytes[0] === 0xff || bytes[0] === 0xfe;
  if (!text && refusedExtensions.has(extension)) return { kind: 'refuse', format: extension };
  return textual(bytes, name);
}

/** Names of the files in a zip archive from its directory at the end; at most `most` of them. */
export function zipNames(bytes: Uint8Array, most = 5000): readonly string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_557);
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < lowest) return null;
  let at = view.getUint32(end + 16, true);
  const names: string[] = [];
  const decoder = new TextDecoder('windows-1252');
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    names.push(decoder.decode(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (names.length >= most) break;
  }
  return names;
}

/** What a zip archive holds, by the names in its directory. */
export function sniffZip(names: readonly string[], extension: string): Sniffed {
  const holds = (start: string): boolean => names.some((name) => name.startsWith(start));
  if (holds('word/')) return { kind: 'read', format: 'docx' };
  if (names.includes('xl/workbook.bin')) return { kind: 'refuse', format: 'xlsb' };
  if (holds('xl/')) return { kind: 'read', format: 'xlsx' };
  if (holds('ppt/')) return { kind: 'refuse', format: 'pptx' };
  if (names.includes('OFD.xml')) return { kind: 'refuse', format: 'ofd' };
  if (names.includes('content.xml')) {
    const known = ['odt', 'ods', 'odp'].includes(extension);
    return { kind: 'refuse', format: known ? extension : 'odt' };
  }
  return { kind: 'refuse', format: 'zip' };
}
