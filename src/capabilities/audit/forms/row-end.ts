import { foldText } from '../../../engines/documents/fold.ts';
import type { Span, TableRow } from '../../../engines/documents/tree.ts';
import type { Level } from '../../../facts/fact.ts';
import type { Reading } from '../../../facts/reading.ts';
import { findMarks, type MarkCluster } from './mark-cluster.ts';
import { conclusionWords, isWord } from './mark-tokens.ts';
import { readCount } from './read-count.ts';
import { isEmptyRemark, looksLikeRemark } from './read-remark.ts';

/** The innermost row of a table that an offset stands in, where the row has cells beside it. */
export function tableRowAt(reading: Reading, offset: number): TableRow | null {
  let found: TableRow | null = null;
  for (const table of reading.tables) {
    if (offset < table.span.start || offset >= table.span.end) continue;
    const row = table.rows.find(({ span, cells }) => {
      const starts = cells[0]?.span.start ?? span.start;
      return offset >= Math.min(span.start, starts) && offset < span.end;
    });
    if (row && row.cells.length > 1) found = row;
  }
  return found;
}

/** Where a row of a table ends, its cells' paragraphs beyond a page break included. */
export function rowSpan(row: TableRow): Span {
  const ends = row.cells.flatMap((cell) => cell.blocks.map((block) => block.span.end));
  return { start: row.span.start, end: Math.max(row.span.end, ...ends) };
}

const mostLines = 10;
const longestRest = 30;

/** What the lines after a wording have given so far. */
interface Tail {
  readonly level: Level;
  /** Whether the item's remark column asks for a number or a date, so that one may stand on its own line. */
  readonly asks: boolean;
  readonly words: Set<string>;
  answered: boolean;
  remarked: boolean;
}

function hasCount(line: string): boolean {
  return line.split(/[\t|｜│]/).some((cell) => readCount(cell.trim()) !== null);
}

/** How much of what follows the marks on their line is their row's: a cell, or a short or plain remark. */
function afterMarks(line: string, end: number): number {
  const rest = line.slice(end);
  const folded = foldText(rest).text;
  const isCell = /^[ \u3000]*[\t|｜│]/.test(rest);
  const isShort = folded.length <= longestRest && !/[一二三四五六七八九十]、/.test(folded);
  return isCell || isShort || looksLikeRemark(folded) ? line.length : end;
}

/** Whether marks on a line of their own are the row's: nothing but a label before them, no answer yet. */
function isAnswerLine(line: string, marks: MarkCluster, tail: Tail): boolean {
  const ahead = foldText(line.slice(0, marks.start)).text;
  const hasWord = marks.tokens.some(isWord);
  const alone = foldText(line.slice(marks.end)).text === '';
  return tail.words.size < 2 && /^(?:.{0,8}:)?$/.test(ahead) && (hasWord || alone);
}

/** How much of a line after the wording belongs to the row: all, a part, or nothing (null). */
function takenOf(line: string, tail: Tail, isFirst: boolean): number | null {
  const folded = foldText(line).text;
  if (folded === '' || isEmptyRemark(folded)) return line.length;
  if (tail.level === 'second-level' && !tail.answered && hasCount(line)) {
    tail.answered = true;
    return line.length;
  }
  const marks = findMarks(line, conclusionWords);
  if (marks && (isFirst || isAnswerLine(line, marks, tail))) {
    tail.answered = true;
    for (const token of marks.tokens) if (isWord(token)) tail.words.add(token.kind);
    return afterMarks(line, marks.end);
  }
  if (isFirst) return /[\t|｜│]/.test(line) || folded.length <= longestRest ? line.length : 0;
  if (!tail.answered || tail.remarked) return null;
  const own = /^[\t|｜│]/.test(line) && folded.length <= 60;
  const told = tail.asks ? looksLikeRemark(folded) : /^\(?(?:备注|见|详见|附)/.test(folded);
  if (!own && !told) return null;
  tail.remarked = true;
  return line.length;
}

function lastLineEnd(reading: Reading, wordingEnd: number, last: LastRow): number {
  const { text } = reading.tree;
  const tail: Tail = { ...last, words: new Set(), answered: false, remarked: false };
  let end = wordingEnd;
  let at = wordingEnd;
  for (let line = 0; line < mostLines && at <= text.length; line += 1) {
    const next = text.indexOf('\n', at);
    const stop = next === -1 ? text.length : next;
    const content = text.slice(at, stop);
    const taken = takenOf(content, tail, line === 0);
    if (taken === null) break;
    if (content.trim() !== '') end = at + taken;
    if (taken < content.length) break;
    at = stop + 1;
  }
  return end;
}

/** What is known of the last row of a table. */
export interface LastRow {
  readonly level: Level;
  readonly asks: boolean;
}

/**
 * Where the last row of a table ends: with its cells where the document has a table, else with the lines
 * after the wording that hold marks, a count or a remark.
 */
export function lastRowEnd(
  reading: Reading,
  wording: { readonly start: number; readonly end: number },
  last: LastRow,
): number {
  const row = tableRowAt(reading, wording.start);
  if (row) return Math.max(rowSpan(row).end, wording.end);
  return lastLineEnd(reading, wording.end, last);
}
