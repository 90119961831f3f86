/**
 * Symbol fonts write ordinary letters and show something else: in Wingdings 2 the letter R is a ticked
 * box and £ an empty one. Only marks of choice are mapped; a symbol of no meaning to a form is left.
 */
const wingdings: ReadonlyMap<number, string> = new Map([
  [0x6c, '●'],
  [0x6d, '○'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x70, '□'],
  [0x71, '□'],
  [0x72, '□'],
  [0xa1, '○'],
  [0xa4, '◉'],
  [0xa8, '□'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
]);

const wingdings2: ReadonlyMap<number, string> = new Map([
  [0x4f, '✗'],
  [0x50, '✓'],
  [0x51, '☒'],
  [0x52, '☑'],
  [0x53, '☒'],
  [0x54, '☒'],
  [0xa3, '□'],
]);

const webdings: ReadonlyMap<number, string> = new Map([
  [0x61, '✓'],
  [0x63, '□'],
  [0x67, '■'],
  [0x72, '✗'],
]);

/** Bytes 0x80–0x9F arrive as these characters where the text went through Windows-1252. */
const windows1252High = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function tableOf(font: string): ReadonlyMap<number, string> | null {
  const name = font.toLowerCase().replaceAll(/[\s"']/g, '');
  if (name === 'wingdings') return wingdings;
  if (name === 'wingdings2') return wingdings2;
  if (name === 'webdings') return webdings;
  return null;
}

/** Whether a font name is one of those this module knows. */
export function isSymbolFont(font: string): boolean {
  return tableOf(font) !== null;
}

/**
 * What people see where `character` is set in the symbol font `font`: a mark of choice such as ☑ □ ✓,
 * or null where the font is no symbol font or the character is no such mark.
 */
export function symbolMark(font: string, character: string): string | null {
  const table = tableOf(font);
  if (!table) return null;
  const code = character.charCodeAt(0);
  const high = windows1252High.indexOf(character);
  const byte = high !== -1 ? 0x80 + high : code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return table.get(byte) ?? null;
}
