import type { Block, Cell, Span, Table, TableRow } from './tree.ts';
import { isEmpty } from './text/text-lines.ts';

/**
 * Tables in plain text, recovered without changing the text. A cell that goes on further down, beyond
 * its neighbours, has its first stretch as `span` and every stretch as a paragraph of `blocks`.
 */
export interface TextCell {
  readonly span: Span;
  readonly pieces: readonly Span[];
}

export interface TextRow {
  readonly span: Span;
  readonly cells: readonly TextCell[];
}

const sentenceEnd = /[。；！？;!?]$/u;
const unfinishedEnd = /[、，,：:（(“《/]$/u;
const boxStart = /^(?:[☑☒☐✓✔√■□●○✗✘¨þ]|\[[ xX√]\])/u;
const numbering =
  /^(?:[（(]?[\d一二三四五六七八九十百]{1,4}[)）.、．,，]|第[\d一二三四五六七八九十百零〇]{1,6}[章节条款编项]|[#★▲※*•])/u;
const bareNumbering =
  /^(?:[（(]?[\d一二三四五六七八九十百]{1,4}(?:[)）.、．]|\.\d{1,3})+|第[\d一二三四五六七八九十百零〇]{1,6}[章节条款编项]|[•·◆●■➢–—-])$/u;

/** Whether a text begins like a numbered item, an article or a bullet. */
export function startsNumbered(text: string): boolean {
  return numbering.test(text);
}

/** Whether a text is nothing but a number or a bullet, as word processors set before a tab. */
export function isBareNumber(text: string): boolean {
  return bareNumbering.test(text);
}

/** Whether `next` can only be the rest of a cell that ended with `previous`. */
export function continuesCell(previous: string, next: string): boolean {
  return boxStart.test(next) || (previous !== '' && unfinishedEnd.test(previous));
}

/**
 * Whether a line of cells goes on with the row above rather than being a row: its first cell is empty
 * and only a minority of cells is filled, each below an unfinished one; or only its first cell is filled,
 * and the long one above stops in mid-sentence (a row broken by a page).
 */
export function continuesRow(previous: readonly string[], next: readonly string[]): boolean {
  if (next.length > previous.length) return false;
  const filled = next.flatMap((cell, index) => (cell === '' ? [] : [index]));
  const first = filled[0];
  if (first === undefined) return true;
  if (first > 0) {
    if (filled.length * 2 >= previous.length) return false;
    return filled.every((index) => {
      const above = previous[index] ?? '';
      return above !== '' && !sentenceEnd.test(above);
    });
  }
  const above = previous[0] ?? '';
  return (
    filled.length === 1 &&
    previous.length > 1 &&
    above.length >= 10 &&
    !sentenceEnd.test(above) &&
    !startsNumbered(next[0] ?? '') &&
    previous.some((cell, index) => index > 0 && cell !== '')
  );
}

/** A cell of one stretch. */
export function textCell(span: Span): TextCell {
  return { span, pieces: isEmpty(span) ? [] : [span] };
}

/** The cell with one more stretch directly below, nothing of another cell between. */
export function lengthen(cell: TextCell, piece: Span): TextCell {
  if (isEmpty(piece)) return cell;
  if (cell.pieces.length === 0) return textCell(piece);
  return { span: { start: cell.span.start, end: piece.end }, pieces: [...cell.pieces, piece] };
}

/** The cell with one more stretch that stands beyond its neighbours. */
export function append(cell: TextCell, piece: Span): TextCell {
  if (isEmpty(piece)) return cell;
  if (cell.pieces.length === 0) return textCell(piece);
  return { span: cell.span, pieces: [...cell.pieces, piece] };
}

function tableCell(cell: TextCell, column: number): Cell {
  const blocks = cell.pieces.map((span): Block => ({ kind: 'paragraph', span, heading: null }));
  return { span: cell.span, column, columns: 1, rows: 1, blocks };
}

/** A table of the tree from recovered rows; columns are counted as they come. */
export function tableOfRows(rows: readonly TextRow[]): Table {
  const done = rows.map((row): TableRow => ({ span: row.span, cells: row.cells.map(tableCell) }));
  const start = done[0]?.span.start ?? 0;
  return { kind: 'table', span: { start, end: done.at(-1)?.span.end ?? start }, rows: done };
}

/** The most frequent of some counts, the larger of equals; 0 of none. */
export function commonest(counts: readonly number[]): number {
  const seen = new Map<number, number>();
  let best = 0;
  for (const count of counts) {
    const times = (seen.get(count) ?? 0) + 1;
    seen.set(count, times);
    const record = seen.get(best) ?? 0;
    if (times > record || (times === record && count > best)) best = count;
  }
  return best;
}
