/**
 * The element names the reader knows, as small numbers: the scanner names an element while it walks over
 * it, without making a string. Prefixes are dropped, so Strict files and other prefixes read the same.
 */
const known = [
  // The package
  'Relationships',
  'Relationship',
  'Types',
  'Override',
  'Default',
  // Blocks
  'document',
  'body',
  'p',
  'tbl',
  'tr',
  'tc',
  'sdt',
  'sdtPr',
  'sdtContent',
  'sdtEndPr',
  'customXml',
  'customXmlPr',
  'smartTag',
  'smartTagPr',
  'altChunk',
  'sectPr',
  'txbxContent',
  'tblPr',
  'tblGrid',
  'tblPrEx',
  'trPr',
  'tcPr',
  'gridSpan',
  'gridBefore',
  'vMerge',
  // Paragraphs and what stands in them
  'pPr',
  'pStyle',
  'numPr',
  'numId',
  'ilvl',
  'outlineLvl',
  'hyperlink',
  'ins',
  'del',
  'moveTo',
  'moveFrom',
  'fldSimple',
  'AlternateContent',
  'Choice',
  'Fallback',
  'oMath',
  'oMathPara',
  // Runs
  'r',
  'rPr',
  'rStyle',
  'rFonts',
  'vanish',
  't',
  'tab',
  'ptab',
  'br',
  'cr',
  'sym',
  'symEx',
  'noBreakHyphen',
  'fldChar',
  'instrText',
  'ruby',
  'rubyBase',
  'drawing',
  'pict',
  'object',
  'footnoteReference',
  'endnoteReference',
  'blip',
  'imagedata',
  'chart',
  'relIds',
  // Form fields and controls
  'ffData',
  'checkBox',
  'ddList',
  'checkbox',
  'checked',
  'default',
  'result',
  'listEntry',
  // Formulas
  'f',
  'num',
  'den',
  'd',
  'dPr',
  'begChr',
  'endChr',
  'ctrlPr',
  'e',
  // Styles and numbering
  'styles',
  'style',
  'name',
  'basedOn',
  'numbering',
  'abstractNum',
  'abstractNumId',
  'lvl',
  'start',
  'numFmt',
  'lvlText',
  'suff',
  'isLgl',
  'lvlRestart',
  'lvlOverride',
  'startOverride',
  'numStyleLink',
  'styleLink',
  // Notes and comments
  'footnotes',
  'endnotes',
  'footnote',
  'endnote',
  'comments',
  'comment',
  'commentRangeStart',
  'commentRangeEnd',
  'commentReference',
] as const;

export type XmlName = (typeof known)[number];

/** The number of each known name, from 1; 0 stands for every other name. */
export const xmlName = Object.fromEntries(known.map((name, at) => [name, at + 1])) as Readonly<
  Record<XmlName, number>
>;

const slots = 512;
const table = new Uint8Array(slots);

/** One step of the hash of a name, by which `nameNumber` finds it. */
export function hashStep(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function hashOf(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at += 1) hash = hashStep(hash, name.charCodeAt(at));
  return hash;
}

known.forEach((name, at) => {
  let slot = hashOf(name) & (slots - 1);
  while (table[slot] !== 0) slot = (slot + 1) & (slots - 1);
  table[slot] = at + 1;
});

/** The number of the name that stands in `text` from `start` to `end`, given its hash; 0 if unknown. */
export function nameNumber(text: string, start: number, end: number, hash: number): number {
  let slot = hash & (slots - 1);
  for (;;) {
    const number = table[slot] as number;
    if (number === 0) return 0;
    const name = known[number - 1] as string;
    if (name.length === end - start && text.startsWith(name, start)) return number;
    slot = (slot + 1) & (slots - 1);
  }
}

/** What to do at each element, by the number of its name; unnamed ones are `undefined`. */
export function byName<T>(
  entries: Readonly<Partial<Record<XmlName, T>>>,
): readonly (T | undefined)[] {
  const list: (T | undefined)[] = Array.from({ length: known.length + 1 }, () => undefined);
  for (const [name, value] of Object.entries(entries)) list[xmlName[name as XmlName]] = value as T;
  return list;
}

/** The same thing to do at several elements, for `byName`. */
export function atEach<T>(names: readonly XmlName[], value: T): Partial<Record<XmlName, T>> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
