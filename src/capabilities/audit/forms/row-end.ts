import { foldText } from '../../../engines/documents/fold.ts';
import type { Span, TableRow } from '../../../engines/documents/tree.ts';
import type { Level } from '../../../facts/fact.ts';
import type { Reading } from '../reading.ts';
import { findMarks } from './mark-cluster.ts';
import { conclusionWords } from './mark-tokens.ts';
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

interface Tail {
  answered: boolean;
  remarked: boolean;
}

/** How much of a line after the wording belongs to the row: all, a part, or nothing (null). */
function takenOf(line: string, tail: Tail, level: Level, isFirst: boolean): number | null {
  const folded = foldText(line).text;
  if (folded === '' || isEmptyRemark(folded)) return line.length;
  const cells = line.split(/[\t|｜│]/).map((cell) => cell.trim());
  const isCount =
    level === 'second-level' && !tail.answered && cells.some((cell) => readCount(cell) !== null);
  const marks = isCount ? null : findMarks(line, conclusionWords);
  const ahead = marks ? foldText(line.slice(0, marks.start)).text : '';
  if (isCount || (marks && (ahead.length <= longestRest || isFirst))) {
    tail.answered = true;
    if (!marks) return line.length;
    const rest = line.slice(marks.end);
    const parts = /^[ \u3000]*[\t|｜│]/.test(rest);
    const short =
      foldText(rest).text.length <= longestRest && !/[一二三四五六七八九十]、/.test(rest);
    return parts || short || looksLikeRemark(foldText(rest).text) ? line.length : marks.end;
  }
  if (isFirst) return /[\t|｜│]/.test(line) || folded.length <= longestRest ? line.length : 0;
  if (!tail.answered || tail.remarked) return null;
  const own = /^[\t|｜│]/.test(line) && folded.length <= 60;
  if (!own && !looksLikeRemark(folded)) return null;
  tail.remarked = true;
  return line.length;
}

function lastLineEnd(reading: Reading, wordingEnd: number, level: Level): number {
  const { text } = reading.tree;
  const tail: Tail = { answered: false, remarked: false };
  let end = wordingEnd;
  let at = wordingEnd;
  for (let line = 0; line < mostLines && at <= text.length; line += 1) {
    const next = text.indexOf('\n', at);
    const stop = next === -1 ? text.length : next;
    const content = text.slice(at, stop);
    const taken = takenOf(content, tail, level, line === 0);
    if (taken === null) break;
    if (content.trim() !== '') end = at + taken;
    if (taken < content.length) break;
    at = stop + 1;
  }
  return end;
}

/**
 * Where the last row of a table ends: with its cells where the document has a table, else with the lines
 * after the wording that hold marks, a count or a remark.
 */
export function lastRowEnd(
  reading: Reading,
  wording: { readonly start: number; readonly end: number },
  level: Level,
): number {
  const row = tableRowAt(reading, wording.start);
  if (row) return Math.max(rowSpan(row).end, wording.end);
  return lastLineEnd(reading, wording.end, level);
}
