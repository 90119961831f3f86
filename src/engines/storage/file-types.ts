/** The kinds of file a school may keep. Nothing a browser would run: no HTML, no SVG. */
export const attachmentTypes = {
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
} as const;

/** A media type of `attachmentTypes`. */
export type AttachmentType = keyof typeof attachmentTypes;

/** Whether a media type, without its parameters, is one that may be kept. */
export function isAttachmentType(type: string): type is AttachmentType {
  return Object.hasOwn(attachmentTypes, type);
}

const startsWith = (content: Buffer, ...bytes: readonly number[]): boolean =>
  content.subarray(0, bytes.length).equals(Buffer.from(bytes));

/** Names in a ZIP's central directory (APPNOTE.TXT 4.3.12, 4.3.16); null where it has none that can be followed. */
function zipNames(content: Buffer): readonly string[] | null {
  const end = content.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end === -1 || end + 22 > content.length) return null;
  const entries = content.readUInt16LE(end + 10);
  let at = content.readUInt32LE(end + 16);
  const names: string[] = [];
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > content.length || content.readUInt32LE(at) !== 0x02014b50) return null;
    const length = content.readUInt16LE(at + 28);
    names.push(content.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return names;
}

/** An Office document has its main part, and no macros: those would make it a program. */
function isOffice(content: Buffer, mainPart: string): boolean {
  if (!startsWith(content, 0x50, 0x4b, 0x03, 0x04)) return false;
  const names = zipNames(content);
  if (!names) return false;
  const macros = names.some((name) => name.toLowerCase().endsWith('vbaproject.bin'));
  return names.includes('[Content_Types].xml') && names.includes(mainPart) && !macros;
}

const inUtf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** A document of Word before 2007 (MS-CFB, MS-DOC) has its main stream, and no macros: those would make it a program. */
const isOldWord = (content: Buffer): boolean =>
  startsWith(content, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1) &&
  content.includes(inUtf16('WordDocument')) &&
  !content.includes(inUtf16('_VBA_PROJECT'));

/** Text has no NUL and is UTF-8 or GB18030, as spreadsheets in China save it. */
function isText(content: Buffer): boolean {
  if (content.includes(0)) return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(content);
      return true;
    } catch (error) {
      if (error instanceof TypeError) return false;
      throw error;
    }
  });
}

/** Whether the content is what its type says, by its first bytes and, for Office documents, by what is in them. */
export function fitsType(content: Buffer, type: AttachmentType): boolean {
  switch (type) {
    case 'application/pdf':
      return content.toString('latin1', 0, 5) === '%PDF-';
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return isOffice(content, 'word/document.xml');
    case 'application/msword':
      return isOldWord(content);
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
      return isOffice(content, 'xl/workbook.xml');
    case 'text/csv':
    case 'text/plain':
      return isText(content);
    case 'image/png':
      return startsWith(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    case 'image/jpeg':
      return startsWith(content, 0xff, 0xd8, 0xff);
    case 'image/webp':
      return (
        content.toString('latin1', 0, 4) === 'RIFF' && content.toString('latin1', 8, 12) === 'WEBP'
      );
  }
}
