import type { Span } from './tree.ts';

/**
 * Text made ready for matching: NFKC (full-width and compatibility forms unified), lower case, quotation
 * marks and dashes unified, white space dropped; with a way back to the original offsets.
 */
export interface FoldedText {
  readonly text: string;
  /** Offset in the original of each folded character, and one past the last. */
  readonly origin: Uint32Array;
}

const special = new Map<number, string>();
for (const mark of '“”„‟＂"«»') special.set(mark.charCodeAt(0), '"');
for (const mark of "‘’‚‛＇'") special.set(mark.charCodeAt(0), "'");
for (const mark of '—–−－‐‑‒―-') special.set(mark.charCodeAt(0), '-');
for (const mark of '〜～∼~') special.set(mark.charCodeAt(0), '~');
for (const mark of '﹒．') special.set(mark.charCodeAt(0), '.');
for (const mark of '\u200b\u200c\u200d\u2060\ufeff\u00ad') special.set(mark.charCodeAt(0), '');

function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x2028 ||
    code === 0x2029
  );
}

function foldUnit(code: number): string {
  const known = special.get(code);
  if (known !== undefined) return known;
  const folded = isBlank(code)
    ? ''
    : String.fromCharCode(code).normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  special.set(code, folded);
  return folded;
}

/** Folds a text. Linear; CJK and ASCII take a fast path. */
export function foldText(text: string): FoldedText {
  let origin = new Uint32Array(text.length + 64);
  let units = new Uint16Array(text.length + 64);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) {
      units[count] = code;
      origin[count++] = at;
      continue;
    }
    const folded = foldUnit(code);
    if (count + folded.length + text.length - at >= origin.length) {
      const longer = new Uint32Array(origin.length * 2);
      longer.set(origin);
      origin = longer;
      const wider = new Uint16Array(units.length * 2);
      wider.set(units);
      units = wider;
    }
    for (let k = 0; k < folded.length; k += 1) {
      units[count] = folded.charCodeAt(k);
      origin[count++] = at;
    }
  }
  origin[count] = text.length;
  return { text: textOfUnits(units.subarray(0, count)), origin: origin.subarray(0, count + 1) };
}

/** UTF-16 units per call: more arguments than this overflow the stack of some engines. */
const chunk = 8192;

function textOfUnits(units: Uint16Array): string {
  if (units.length <= chunk) return String.fromCharCode(...units);
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += chunk) {
    pieces.push(String.fromCharCode(...units.subarray(at, at + chunk)));
  }
  return pieces.join('');
}

/** The original span that a range of folded characters came from, without trailing white space. */
export function unfold(folded: FoldedText, start: number, end: number): Span {
  const from = folded.origin[start] as number;
  if (end <= start) return { start: from, end: from };
  return { start: from, end: (folded.origin[end - 1] as number) + 1 };
}

/** The index of the first folded character at or after an original offset. */
export function foldedIndex(folded: FoldedText, offset: number): number {
  let low = 0;
  let high = folded.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folded.origin[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
