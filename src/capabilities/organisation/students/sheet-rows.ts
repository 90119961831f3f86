import { strFromU8, unzipSync } from 'fflate';

/**
 * A quick reading of the plain workbooks that lists of students are: SheetJS builds an object a cell, this reads the
 * rows of text of the first sheet alone, in a quarter of the time. Whatever it does not know for certain (fractions,
 * truth values, prefixed XML, missing addresses) it leaves to the careful reader by answering null.
 */
export function plainSheetRows(
  bytes: Uint8Array,
  unpackedBytes: number,
): readonly (readonly string[])[] | null {
  const parts = partsOf(bytes, unpackedBytes);
  if (parts === null) return null;
  const { sheet, strings } = parts;
  const from = sheet.indexOf('<sheetData>');
  const to = sheet.indexOf('</sheetData>', from);
  const odd = sheet.includes('<![CDATA[') || sheet.includes('<!--');
  if (from === -1 || to === -1 || odd) return null;
  const shared = strings === null ? [] : sharedStrings(strings);
  return shared === null ? null : readCells(sheet.slice(from, to), shared);
}

interface Parts {
  readonly sheet: string;
  readonly strings: string | null;
}

const wanted =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

/** The first sheet and the strings it shares, never more than they declare and never more than the limit. */
function partsOf(bytes: Uint8Array, unpackedBytes: number): Parts | null {
  try {
    let total = 0;
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (wanted.test(name)) total += originalSize;
        return false;
      },
    });
    if (total > unpackedBytes) return null;
    const files = unzipSync(bytes, { filter: ({ name }) => wanted.test(name) });
    const text = (name: string): string | null => {
      const part = files[name];
      return part ? strFromU8(part) : null;
    };
    const sheet = text(firstSheet(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels')));
    return sheet === null ? null : { sheet, strings: text('xl/sharedStrings.xml') };
  } catch {
    // A damaged archive: the careful reader says what is wrong with it.
    return null;
  }
}

/** The part that holds the first sheet; an empty name, which no part has, where that is not plain. */
function firstSheet(workbook: string | null, relations: string | null): string {
  const id = /<sheet\s[^>]*\br:id="([^"]+)"/.exec(workbook ?? '')?.[1];
  for (const [relation] of (relations ?? '').matchAll(/<Relationship\s[^>]*>/g)) {
    if (/\bId="([^"]+)"/.exec(relation)?.[1] !== id) continue;
    const target = /\bTarget="([^"]+)"/.exec(relation)?.[1] ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  return '';
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** XML text as it reads; `_x000D_` is how Excel writes a character that XML cannot. */
function plain(xml: string): string {
  const text = xml.includes('&')
    ? xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
        if (name) return entities[name as string] ?? (whole as string);
        const code = hex ? Number.parseInt(hex as string, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : (whole as string);
      })
    : xml;
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The text between the marks of every `<t>` of a piece; phonetic guides are no part of it. */
function textsOf(xml: string): string {
  const piece = xml.includes('<rPh') ? xml.replace(/<rPh[\s\S]*?<\/rPh>/g, '') : xml;
  let text = '';
  for (let at = nextText(piece, 0); at !== -1;) {
    const open = piece.indexOf('>', at);
    if (piece[open - 1] === '/') {
      at = nextText(piece, open);
      continue;
    }
    const close = piece.indexOf('</t>', open);
    if (close === -1) break;
    text += plain(piece.slice(open + 1, close));
    at = nextText(piece, close);
  }
  return text;
}

function nextText(xml: string, from: number): number {
  const bare = xml.indexOf('<t>', from);
  const marked = xml.indexOf('<t ', from);
  const empty = xml.indexOf('<t/>', from);
  const found = [bare, marked, empty].filter((at) => at !== -1);
  return found.length === 0 ? -1 : Math.min(...found);
}

function sharedStrings(xml: string): readonly string[] | null {
  if (xml.includes('<![CDATA[') || xml.includes('<!--')) return null;
  const strings: string[] = [];
  for (let at = xml.indexOf('<si'); at !== -1; at = xml.indexOf('<si', at)) {
    const open = xml.indexOf('>', at);
    if (xml[open - 1] === '/') {
      strings.push('');
      at = open;
      continue;
    }
    const close = xml.indexOf('</si>', open);
    if (close === -1) return null;
    strings.push(textsOf(xml.slice(open + 1, close)));
    at = close;
  }
  return strings;
}

/** A list of students is no larger; a cell far out must not make millions of empty ones. */
const [widest, longest] = [64, 200_000];

/** Row and column of an address such as `AB12`, both from 0; null for one farther out and for anything else. */
function placeOf(address: string): { readonly row: number; readonly column: number } | null {
  let column = 0;
  let at = 0;
  for (; at < address.length; at += 1) {
    const letter = address.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const row = Number(address.slice(at));
  const within = column >= 1 && column <= widest && row >= 1 && row <= longest;
  return within && Number.isInteger(row) ? { row: row - 1, column: column - 1 } : null;
}

/** The value of an attribute, by the name with its mark (` t="`); empty where there is none. */
function attribute(tag: string, name: string): string {
  const at = tag.indexOf(name);
  return at === -1 ? '' : tag.slice(at + name.length, tag.indexOf('"', at + name.length));
}

/** The text of a cell, or null where it is none that is certain. */
function cellText(type: string, inner: string, shared: readonly string[]): string | null {
  if (type === 'inlineStr') return textsOf(inner);
  const open = inner.indexOf('<v');
  if (open === -1) return '';
  const start = inner.indexOf('>', open) + 1;
  const end = inner.indexOf('</v>', start);
  if (start === 0 || end === -1) return inner.startsWith('<v/>', open) ? '' : null;
  const value = inner.slice(start, end);
  if (type === 's') return shared[Number(value)] ?? null;
  if (type === 'str') return plain(value);
  // Whole numbers are numbers of students or years; fractions show as their format says.
  const whole = type === 'n' || type === '' ? Number(value) : Number.NaN;
  return value !== '' && Number.isSafeInteger(whole) ? String(whole) : null;
}

function readCells(xml: string, shared: readonly string[]): readonly (readonly string[])[] | null {
  const rows: string[][] = [];
  for (let at = xml.indexOf('<c '); at !== -1;) {
    const open = xml.indexOf('>', at);
    const empty = xml.charCodeAt(open - 1) === 0x2f;
    const close = empty ? open : xml.indexOf('</c>', open);
    if (close === -1) return null;
    if (!empty) {
      const tag = xml.slice(at + 2, open);
      const place = placeOf(attribute(tag, ' r="'));
      const text = cellText(attribute(tag, ' t="'), xml.slice(open + 1, close), shared);
      if (place === null || text === null) return null;
      const row = (rows[place.row] ??= []);
      while (row.length < place.column) row.push('');
      row[place.column] = text;
    }
    at = xml.indexOf('<c ', close);
  }
  // Rows without content are holes of this array.
  return Array.from(rows, (cells) => cells ?? []);
}
