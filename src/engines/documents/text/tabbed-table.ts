import type { Span } from '../tree.ts';
import {
  append,
  commonest,
  continuesCell,
  continuesRow,
  isBareNumber,
  lengthen,
  startsNumbered,
  textCell,
} from '../text-tables.ts';
import type { TextCell, TextRow } from '../text-tables.ts';
import { isEmpty, splitSpan } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

/** Rows found from a line on, and the line after them. No rows: the lines are ordinary paragraphs. */
export interface FoundRows {
  readonly rows: readonly TextRow[];
  readonly next: number;
}

function tabCount(text: string, span: Span): number {
  let count = 0;
  for (let at = span.start; at < span.end; at += 1) if (text.charCodeAt(at) === 9) count += 1;
  return count;
}

/** A tab that separates, not one that only indents. */
export function isTabbed(text: string, line: TextLine): boolean {
  if (isEmpty(line.trimmed)) return false;
  for (let at = line.trimmed.start; at < line.span.end; at += 1) {
    if (text.charCodeAt(at) === 9) return true;
  }
  return false;
}

interface Run {
  readonly lines: readonly TextLine[];
  readonly next: number;
  readonly columns: number;
}

function nextFilled(lines: readonly TextLine[], from: number): number {
  let at = from;
  while (at < lines.length && isEmpty((lines[at] as TextLine).trimmed)) at += 1;
  return at;
}

/** A line without tabs between rows belongs to the last cell above unless it looks like a heading. */
function isInnerLine(text: string, lines: readonly TextLine[], at: number): boolean {
  const line = lines[at] as TextLine;
  const below = lines[at + 1];
  const above = lines[at - 1];
  if (!below || !above || isEmpty(line.trimmed)) return false;
  const words = text.slice(line.trimmed.start, line.trimmed.end);
  if (continuesCell(text.slice(above.trimmed.start, above.trimmed.end), words)) return true;
  return isTabbed(text, below) && !startsNumbered(words) && /^[（(]/u.test(words);
}

function collectRun(text: string, lines: readonly TextLine[], from: number): Run {
  const run: TextLine[] = [];
  let columns = 1;
  const seen = new Set<number>();
  let at = from;
  while (at < lines.length) {
    const line = lines[at] as TextLine;
    const tabs = tabCount(text, line.span);
    if (tabs > 0 && (isTabbed(text, line) || tabs > 1 || seen.has(tabs))) {
      run.push(line);
      columns = Math.max(columns, tabs + 1);
      seen.add(tabs);
    } else if (tabs === 0 && isEmpty(line.trimmed)) {
      const below = lines[nextFilled(lines, at)];
      if (!below || !seen.has(tabCount(text, below.span))) break;
      at = nextFilled(lines, at);
      continue;
    } else if (tabs === 0 && isInnerLine(text, lines, at)) run.push(line);
    else break;
    at += 1;
  }
  return { lines: run, next: Math.max(at, from + 1), columns };
}

interface OpenRow {
  start: number;
  end: number;
  cells: TextCell[];
}

function words(text: string, cell: TextCell): string {
  const last = cell.pieces.at(-1) ?? cell.span;
  return text.slice(last.start, last.end);
}

function addLine(text: string, rows: OpenRow[], line: TextLine, columns: number): void {
  const spans = splitSpan(text, line.span, '\t');
  const row = rows.at(-1);
  const [first, ...rest] = spans;
  const last = row?.cells.at(-1);
  if (!first || spans.every(isEmpty)) return;
  if (row && last) {
    const fits = row.cells.length + rest.length <= columns && spans.length < columns;
    const before = words(text, last);
    const breaks = continuesCell(before, text.slice(first.start, first.end));
    if (rest.length === 0 || (fits && row.cells.length < columns && breaks && before !== '')) {
      row.cells.splice(-1, 1, lengthen(last, first), ...rest.map(textCell));
      row.end = Math.max(row.end, line.trimmed.end);
      return;
    }
    const above = row.cells.map((cell) => words(text, cell));
    const now = spans.map((span) => text.slice(span.start, span.end));
    if (continuesRow(above, now)) {
      row.cells = row.cells.map((cell, index) =>
        append(cell, spans[index] ?? { start: 0, end: 0 }),
      );
      row.end = line.trimmed.end;
      return;
    }
  }
  rows.push({ start: line.span.start, end: line.span.end, cells: spans.map(textCell) });
}

/** Numbers or bullets before a tab are a list, not a table of two columns. */
function isNumberedList(text: string, rows: readonly OpenRow[]): boolean {
  const numbered = rows.filter((row) => {
    const first = row.cells[0]?.span;
    return row.cells.length <= 2 && first && isBareNumber(text.slice(first.start, first.end));
  });
  return numbered.length * 5 >= rows.length * 4;
}

/** Rows of cells between tabs, from the line `from` on, over blank lines where the columns agree. */
export function tabbedRows(text: string, lines: readonly TextLine[], from: number): FoundRows {
  const run = collectRun(text, lines, from);
  const rows: OpenRow[] = [];
  for (const line of run.lines) addLine(text, rows, line, run.columns);
  const found = rows.length >= 2 && run.columns >= 2 && !isNumberedList(text, rows);
  if (!found) return { rows: [], next: run.next };
  return {
    rows: rows.map((row) => ({ span: { start: row.start, end: row.end }, cells: row.cells })),
    next: run.next,
  };
}

function isLed(text: string, line: TextLine): boolean {
  return text.charCodeAt(line.span.start) === 9;
}

/** A paragraph set in with a tab is no cell: most such cells would end as sentences do. */
function isProse(text: string, rows: readonly OpenRow[]): boolean {
  const filled = rows.flatMap((row) => row.cells).filter((cell) => cell.pieces.length > 0);
  const sentences = filled.filter((cell) => /[。！？.!?]$/u.test(words(text, cell)));
  return sentences.length * 3 > filled.length * 2;
}

function ledRow(text: string, lines: readonly TextLine[], from: number): [OpenRow, number] {
  const first = lines[from] as TextLine;
  const row: OpenRow = { start: first.span.start, end: first.span.end, cells: [] };
  let at = from;
  for (; at < lines.length; at += 1) {
    const line = lines[at] as TextLine;
    if (isLed(text, line)) {
      if (isTabbed(text, line)) break;
      row.cells.push(textCell(line.trimmed));
    } else if (isEmpty(line.trimmed)) break;
    else row.cells.splice(-1, 1, lengthen(row.cells.at(-1) as TextCell, line.trimmed));
    row.end = line.span.end;
  }
  return [row, at];
}

/** Rows of which every cell stands on a line of its own behind a tab; a blank line ends the row. */
export function ledRows(text: string, lines: readonly TextLine[], from: number): FoundRows {
  const rows: OpenRow[] = [];
  let at = from;
  let next = from;
  for (;;) {
    const line = lines[at];
    if (!line || !isLed(text, line) || isTabbed(text, line)) break;
    const [row, after] = ledRow(text, lines, at);
    rows.push(row);
    next = after;
    at = nextUnled(text, lines, after);
  }
  next = Math.max(next, from + 1);
  const common = commonest(rows.map((row) => row.cells.length));
  const typical = rows.filter((row) => row.cells.length === common).length;
  const wide = rows.filter((row) => row.cells.length > 1).length;
  const regular = common > 1 && typical * 3 >= rows.length && wide * 2 >= rows.length;
  if (rows.length < 2 || !regular || isProse(text, rows)) return { rows: [], next };
  return {
    rows: rows.map((row) => ({ span: { start: row.start, end: row.end }, cells: row.cells })),
    next,
  };
}

/** The next line that is not blank; a line of tabs alone is an empty cell, not blank. */
function nextUnled(text: string, lines: readonly TextLine[], from: number): number {
  let at = from;
  while (at < lines.length) {
    const line = lines[at] as TextLine;
    if (!isEmpty(line.trimmed) || isLed(text, line)) return at;
    at += 1;
  }
  return at;
}
