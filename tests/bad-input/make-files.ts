import { strToU8, zipSync } from 'fflate';
import { constants, deflateRawSync } from 'node:zlib';
import { makeDocx } from '../../src/engines/documents/docx/make-docx.ts';

/** Files such as strangers send, made byte by byte. */

const sector = 512;
const endOfChain = -2;

/** An Office container (MS-CFB) that holds nothing but a directory of the given stream names. */
export function oleWith(...names: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(sector * 4);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(24, 0x3e, true);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setInt32(44, 1, true);
  view.setInt32(48, 1, true);
  view.setUint32(56, 4096, true);
  view.setInt32(60, endOfChain, true);
  view.setInt32(68, endOfChain, true);
  for (let at = 76; at < sector; at += 4) view.setInt32(at, at === 76 ? 0 : -1, true);
  for (let at = 0; at < sector; at += 4) view.setInt32(sector + at, -1, true);
  view.setInt32(sector, -3, true);
  view.setInt32(sector + 4, endOfChain, true);
  ['Root Entry', ...names].slice(0, 4).forEach((name, index) => {
    const at = sector * 2 + index * 128;
    [...name].forEach((letter, k) => view.setUint16(at + k * 2, letter.charCodeAt(0), true));
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    view.setUint8(at + 66, index === 0 ? 5 : 2);
    view.setInt32(at + 116, endOfChain, true);
  });
  return bytes;
}

/** A zip with one compressed entry whose stated size may be a lie. */
function zipOf(name: string, packed: Uint8Array, statedSize: number): Uint8Array {
  const head = strToU8(name);
  const local = new Uint8Array(30 + head.length);
  const entry = new Uint8Array(46 + head.length);
  const end = new Uint8Array(22);
  const set = (bytes: Uint8Array, at: number, values: readonly (readonly [2 | 4, number])[]) => {
    const view = new DataView(bytes.buffer);
    let place = at;
    for (const [size, value] of values) {
      if (size === 2) view.setUint16(place, value, true);
      else view.setUint32(place, value, true);
      place += size;
    }
  };
  const sizes = [
    [4, 0],
    [4, packed.length],
    [4, statedSize],
    [2, head.length],
  ] as const;
  set(local, 0, [[4, 0x04034b50], [2, 20], [2, 0], [2, 8], [4, 0], ...sizes, [2, 0]]);
  local.set(head, 30);
  set(entry, 0, [[4, 0x02014b50], [2, 20], [2, 20], [2, 0], [2, 8], [4, 0], ...sizes]);
  entry.set(head, 46);
  const offset = local.length + packed.length;
  set(end, 0, [
    [4, 0x06054b50],
    [4, 0],
    [2, 1],
    [2, 1],
    [4, entry.length],
    [4, offset],
  ]);
  return Buffer.concat([local, packed, entry, end]);
}

/** A .docx of a few hundred kilobytes that unpacks to `megabytes` of blanks; it may say it is small. */
export function zipBomb(megabytes: number, honest: boolean): Uint8Array {
  const blanks = Buffer.alloc(1024 * 1024, 0x20);
  const piece = deflateRawSync(blanks, { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([
    ...Array<Buffer>(megabytes).fill(piece),
    deflateRawSync(Buffer.alloc(0)),
  ]);
  return zipOf('word/document.xml', packed, honest ? megabytes * blanks.length : 2000);
}

/** A .docx whose document part is the given XML as it stands. */
export function docxOfXml(xml: string): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': strToU8(xml),
  });
}

const letters: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (letter) => letters[letter] ?? letter);
}

/** A .docx with a paragraph for each line of a text. */
export function docxOfText(text: string): Uint8Array {
  const paragraphs = text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`);
  return makeDocx({ body: paragraphs.join('') });
}

/** A .docx of tables within tables. */
export function nestedDocx(depth: number): Uint8Array {
  const open = '<w:tbl><w:tr><w:tc>'.repeat(depth);
  const close = '<w:p/></w:tc></w:tr></w:tbl>'.repeat(depth);
  return makeDocx({ body: `${open}<w:p><w:r><w:t>最里面</w:t></w:r></w:p>${close}` });
}

/** A PDF of one page that shows a grey picture and holds no text. */
export function pictureOnlyPdf(): Uint8Array {
  const content = 'q 400 0 0 400 50 200 cm /Im1 Do Q';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n@\nendstream',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Bytes that look random and are the same each time. */
export function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

/** A picture file by its first bytes. */
export const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

/** A long story in Chinese that tells of students and presidents, and holds no form. */
export function novel(characters: number): string {
  const sentences = [
    '她推开窗，院子里的槐花落了一地，远处的钟声慢慢地敲了九下。',
    '“学生会的主席是谁？”老校工问，没有人应答。',
    '那年冬天来了四十个人，后来走了三十一个，其余的留在山上。',
    '他说：是的，我从来没有当选过，也不想被选上。',
  ];
  let text = '';
  for (let at = 0; text.length < characters; at += 1) {
    text += sentences[at % sentences.length] ?? '';
    if (at % 9 === 8) text += '\n';
  }
  return text;
}
