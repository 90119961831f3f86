import { foldText } from '../../../engines/documents/fold.ts';
import type { Level } from '../../../facts/fact.ts';
import type { Reading } from '../../../facts/reading.ts';
import { findMarks } from './mark-cluster.ts';
import { conclusionWords, isWord } from './mark-tokens.ts';
import { lastRowEnd, type LastRow } from './row-end.ts';

/** A row that a form prints and no known form has: numbered, worded, answered. */
export interface UnknownItem {
  readonly no: number;
  readonly core: boolean;
  readonly observation: boolean;
  readonly start: number;
  readonly wordingStart: number;
  readonly wordingEnd: number;
}

export interface Gap {
  readonly from: number;
  readonly to: number;
  /** The number printed before the gap and the one after it, which unknown numbers stand between. */
  readonly after: number;
  readonly before: number | null;
  readonly level: Level;
}

const start =
  /(?<=^|[\s|｜│])([★▲☆△]*)[ \u3000]?(\d{1,2})[ \u3000]?([★▲☆△]*)[.．、][ \u3000]?([★▲☆△]*)[\s|｜│]{0,3}(?=[\u4e00-\u9fff“”"（(])/g;
const leastWords = 8;
const longestItem = 400;

function candidates(text: string, gap: Gap): readonly UnknownItem[] {
  const found: UnknownItem[] = [];
  for (const match of text.slice(gap.from, gap.to).matchAll(start)) {
    const no = Number(match[2]);
    const previous = found.at(-1)?.no ?? gap.after;
    const fits = gap.before === null ? no === previous + 1 : no > previous && no < gap.before;
    if (!fits) continue;
    const signs = `${match[1] ?? ''}${match[3] ?? ''}${match[4] ?? ''}`;
    const at = gap.from + match.index;
    found.push({
      no,
      core: /[★☆]/.test(signs),
      observation: /[▲△]/.test(signs),
      start: at,
      wordingStart: at + match[0].length,
      wordingEnd: at + match[0].length,
    });
  }
  return found;
}

/** Where the wording of an unknown item ends: at its marks, or at its cell's end before a count. */
function wordingEndOf(text: string, item: UnknownItem, to: number, level: Level): number | null {
  const stretch = text.slice(item.wordingStart, Math.min(to, item.wordingStart + longestItem));
  if (level === 'second-level') {
    const cell = /^[^\t|｜│]+[\t|｜│]+\s*\d{1,4}\s*(?:个|家)?\s*(?:[\t|｜│\n]|$)/.exec(stretch);
    return cell ? item.wordingStart + stretch.search(/[\t|｜│]/) : null;
  }
  const marks = findMarks(stretch, conclusionWords);
  if (!marks?.tokens.some((token) => !isWord(token))) return null;
  const words = foldText(stretch.slice(0, marks.start)).text;
  return words.length >= leastWords ? item.wordingStart + marks.start : null;
}

/** Items that a form prints in a gap between known ones, or after the last, whose wording no form has. */
export function unknownItemsIn(reading: Reading, gap: Gap): readonly UnknownItem[] {
  const { text } = reading.tree;
  const all = candidates(text, gap);
  const found: UnknownItem[] = [];
  for (const [index, item] of all.entries()) {
    const to = all[index + 1]?.start ?? gap.to;
    const wordingEnd = wordingEndOf(text, item, to, gap.level);
    if (wordingEnd === null) {
      if (gap.before === null) break;
      continue;
    }
    found.push({ ...item, wordingEnd });
  }
  return found;
}

/** How far after the last known item unknown ones are looked for. */
export function tailGap(
  reading: Reading,
  wording: { readonly start: number; readonly end: number },
  after: number,
  last: LastRow,
): Gap {
  const from = lastRowEnd(reading, wording, last);
  const to = Math.min(reading.tree.text.length, from + 8 * longestItem);
  return { from, to, after, before: null, level: last.level };
}
