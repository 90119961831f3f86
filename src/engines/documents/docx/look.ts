import { isSymbolFont, symbolMark } from '../symbol-fonts.ts';
import type { XmlScanner } from './xml-scanner.ts';
import { xmlName } from './xml-names.ts';

/** What of the look of a run matters: its fonts and whether it is shown. Null where it is left open. */
export interface Look {
  /** Font of ASCII characters, and of the others below the scripts. */
  readonly ascii: string | null;
  readonly high: string | null;
  readonly hidden: boolean | null;
}

export const plainLook: Look = { ascii: null, high: null, hidden: null };

/** The look of `over`, and of `under` where `over` leaves it open. */
export function layLook(over: Look, under: Look): Look {
  if (over === plainLook) return under;
  if (under === plainLook) return over;
  return {
    ascii: over.ascii ?? under.ascii,
    high: over.high ?? under.high,
    hidden: over.hidden ?? under.hidden,
  };
}

/** Whether an on/off element such as `w:vanish`, just opened, says on. */
export function isOn(x: XmlScanner): boolean {
  if (!x.hasAttributes()) return true;
  const value = x.attribute('val');
  return value === null || !/^(?:0|false|off)$/.test(value);
}

/** What a `w:rFonts` just opened says; a theme font is none of the symbol fonts. */
export function readFonts(x: XmlScanner, look: Look): Look {
  const font = (name: string): string | null =>
    x.attribute(name) ?? (x.attribute(`${name}Theme`) === null ? null : 'theme');
  return { ...look, ascii: font('ascii') ?? look.ascii, high: font('hAnsi') ?? look.high };
}

/**
 * Reads the look in the `w:rPr` just opened, over whatever style it names. Fonts are passed over without
 * `withFonts`: looking at them is a good part of the work, and few documents hold a symbol font.
 */
export function readLook(x: XmlScanner, styleLook: (id: string) => Look, withFonts = true): Look {
  const inside = x.depth;
  let own = plainLook;
  let style = plainLook;
  while (x.child(inside)) {
    if (x.name === xmlName.rFonts) {
      if (withFonts) own = readFonts(x, own);
    } else if (x.name === xmlName.vanish) own = { ...own, hidden: isOn(x) };
    else if (x.name === xmlName.rStyle) style = styleLook(x.attribute('val') ?? '');
  }
  return layLook(own, style);
}

/** Whether any character of this look may be a symbol. */
export function hasSymbols(look: Look): boolean {
  return (
    (look.ascii !== null && isSymbolFont(look.ascii)) ||
    (look.high !== null && isSymbolFont(look.high))
  );
}

/** Signs of the font Symbol that matter in figures and lists, by their place in the private use area. */
const symbolFontSigns: Readonly<Record<string, string>> = {
  '\uf02d': '−',
  '\uf0a3': '≤',
  '\uf0b0': '°',
  '\uf0b1': '±',
  '\uf0b3': '≥',
  '\uf0b4': '×',
  '\uf0b7': '•',
  '\uf0b9': '≠',
  '\uf0d6': '√',
};

/** What one character of a symbol font shows: a mark of choice or another sign known here, else itself. */
export function shownSymbol(font: string, character: string): string {
  const sign = /^symbol$/i.test(font) ? symbolFontSigns[character] : undefined;
  return sign ?? symbolMark(font, character) ?? character;
}

/** The text as its fonts show it: letters of symbol fonts that are marks become those marks. */
export function shownIn(look: Look, text: string): string {
  let out = '';
  for (const character of text) {
    const font = character.charCodeAt(0) < 0x80 ? look.ascii : (look.high ?? look.ascii);
    out += font === null ? character : shownSymbol(font, character);
  }
  return out;
}
