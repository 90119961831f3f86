import type { Extent } from './fib.ts';
import { slice } from './piece-table.ts';
import { modifiersOf, operand, sprm } from './sprms.ts';

/** What the properties of a run of characters say that matters to its text. */
export interface CharacterLook {
  /** Hidden, or deleted in a tracked change. */
  readonly unseen: boolean;
  /** Name of the font of Latin letters, where set. */
  readonly font: string | null;
  /** A symbol set by hand: what is in the text is only a place holder. */
  readonly symbol: { readonly font: string; readonly character: string } | null;
  /** Where the data of a picture or form field begins in the Data stream. */
  readonly data: number | null;
}

export const plainLook: CharacterLook = { unseen: false, font: null, symbol: null, data: null };

/** The look a property list gives; fonts are named by their place in `fonts`. */
export function lookOf(properties: Uint8Array, fonts: readonly string[]): CharacterLook {
  if (properties.length === 0) return plainLook;
  let look = plainLook;
  for (const modifier of modifiersOf(properties)) {
    switch (modifier.code) {
      case sprm.deleted:
      case sprm.hidden:
        look = { ...look, unseen: look.unseen || operand(modifier) === 1 };
        break;
      case sprm.asciiFont:
        look = { ...look, font: fonts[operand(modifier)] ?? null };
        break;
      case sprm.otherFont:
        look = { ...look, font: look.font ?? fonts[operand(modifier)] ?? null };
        break;
      case sprm.symbol: {
        const value = operand(modifier);
        const font = fonts[value & 0xffff] ?? '';
        look = { ...look, symbol: { font, character: String.fromCharCode(value >>> 16) } };
        break;
      }
      case sprm.pictureLocation:
        look = { ...look, data: operand(modifier) };
        break;
      default:
    }
  }
  return look;
}

/** Names of the fonts of a document, in order (MS-DOC 2.9.274). */
export function readFonts(table: Uint8Array, extent: Extent): readonly string[] {
  const bytes = slice(table, extent);
  if (bytes.length < 4) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(0, true);
  const fonts: string[] = [];
  let at = 4;
  while (fonts.length < count && at < bytes.length) {
    const end = at + 1 + (bytes[at] as number);
    let name = '';
    for (let k = at + 40; k + 2 <= Math.min(end, bytes.length); k += 2) {
      const code = view.getUint16(k, true);
      if (code === 0) break;
      name += String.fromCharCode(code);
    }
    fonts.push(name);
    at = end;
  }
  return fonts;
}

/**
 * Whether the form check box whose data begin at `offset` is ticked (MS-DOC 2.9.78, FFData);
 * null where no check box is described there.
 */
export function isTicked(data: Uint8Array, offset: number): boolean | null {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (offset + 8 > data.length) return null;
  const start = offset + view.getUint16(offset + 4, true);
  if (start + 12 > data.length || view.getUint32(start, true) !== 0xffff_ffff) return null;
  const bits = view.getUint16(start + 4, true);
  if ((bits & 3) !== 1) return null;
  const result = (bits >> 2) & 31;
  if (result !== 25) return result === 1;
  const byDefault = start + 10 + (view.getUint16(start + 10, true) + 2) * 2;
  return byDefault + 2 <= data.length && view.getUint16(byDefault, true) === 1;
}
