import { isOn } from './look.ts';
import { xmlName } from './xml-names.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** What a `w:pPr` says of itself, styles not yet asked; null where it leaves something open. */
export interface ParagraphProperties {
  readonly styleId: string | null;
  /** Outline level from 1 to 9; 0 for body text. */
  readonly heading: number | null;
  readonly numberId: string | null;
  readonly level: number | null;
  /** The paragraph's end was deleted: it goes on into the next one. */
  readonly endDeleted: boolean;
  readonly endHidden: boolean;
}

export const plainParagraph: ParagraphProperties = {
  styleId: null,
  heading: null,
  numberId: null,
  level: null,
  endDeleted: false,
  endHidden: false,
};

function whole(value: string | null): number | null {
  return value !== null && /^\d{1,4}$/.test(value) ? Number(value) : null;
}

type Properties = { -readonly [K in keyof ParagraphProperties]: ParagraphProperties[K] };

function readNumbering(x: XmlScanner, properties: Properties): void {
  const inside = x.depth;
  while (x.child(inside)) {
    if (x.name === xmlName.numId) properties.numberId = x.attribute('val');
    else if (x.name === xmlName.ilvl) properties.level = whole(x.attribute('val'));
  }
}

function readEndMark(x: XmlScanner, properties: Properties): void {
  const inside = x.depth;
  while (x.child(inside)) {
    if (x.name === xmlName.del || x.name === xmlName.moveFrom) properties.endDeleted = true;
    else if (x.name === xmlName.vanish) properties.endHidden = isOn(x);
  }
}

/** Reads the `w:pPr` just opened. */
export function readParagraphProperties(x: XmlScanner): ParagraphProperties {
  const inside = x.depth;
  const properties: Properties = { ...plainParagraph };
  while (x.child(inside)) {
    if (x.name === xmlName.pStyle) properties.styleId = x.attribute('val');
    else if (x.name === xmlName.numPr) readNumbering(x, properties);
    else if (x.name === xmlName.outlineLvl) {
      const level = whole(x.attribute('val'));
      properties.heading = level === null ? null : level < 9 ? level + 1 : 0;
    } else if (x.name === xmlName.rPr) readEndMark(x, properties);
  }
  return properties;
}
