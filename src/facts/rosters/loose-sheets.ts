import type { Paragraph, Span } from '../../engines/documents/tree.ts';
import type { Reading } from '../reading.ts';
import { columnKind, withSizes, isKnown, type Column } from './columns.ts';
import { collectRows } from './sheet-rows.ts';
import { cellFrom, type SheetCell } from './sheet.ts';
import { cellsOfLines, ending, firstHeaderLine, lineSheet, type Found } from './line-sheets.ts';
import { makesHeader, type OpenSheet } from './table-sheets.ts';

/** Sheets in lines of text that no reader took for a table: columns between blanks, and the search for both kinds. */

const separators: readonly RegExp[] = [
  /\t+/g,
  /[|｜│]/g,
  /[,，]/g,
  /(?: {2,}|\u3000)[ \u3000]*/g,
  /[ \u3000]+/g,
];

function split(reading: Reading, span: Span, separator: RegExp): readonly SheetCell[] {
  const text = reading.tree.text.slice(span.start, span.end);
  const cells: SheetCell[] = [];
  let from = 0;
  const push = (to: number): void => {
    const cell = trimmedCell(reading, { start: span.start + from, end: span.start + to });
    if (cell) cells.push(cell);
  };
  for (const match of text.matchAll(separator)) {
    push(match.index);
    from = match.index + match[0].length;
  }
  push(text.length);
  return cells;
}

function trimmedCell(reading: Reading, span: Span): SheetCell | null {
  const { text } = reading.tree;
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return cellFrom(reading, [{ start, end }]);
}

/** A page number or its frame stands between rows, not in them. */
const pageMark = /^[-·.|]*(?:第)?\d{1,3}(?:页)?[-·.|]*$|^-+$/;

function columnsOf(cells: readonly SheetCell[]): readonly Column[] {
  return withSizes(cells.map((cell) => ({ kind: columnKind(cell.text), header: cell.text })));
}

/** Header words between blanks, tabs, bars or commas in one line, and the rows below it. */
function rowSheet(reading: Reading, lines: readonly Paragraph[], at: number): Found | null {
  const line = lines[at] as Paragraph;
  if (line.span.end - line.span.start > 160) return null;
  for (const separator of separators) {
    const cells = split(reading, line.span, separator);
    if (cells.length < 3) continue;
    const columns = columnsOf(cells);
    const known = columns.filter((column) => isKnown(column.kind)).length;
    if (known < 3 || known * 5 < columns.length * 3) continue;
    if (!makesHeader(columns.map((column) => column.kind))) continue;
    return rowsBelow(reading, lines, at, columns, separator);
  }
  return null;
}

function rowsBelow(
  reading: Reading,
  lines: readonly Paragraph[],
  at: number,
  columns: readonly Column[],
  separator: RegExp,
): Found | null {
  const collector = collectRows(columns);
  const header = (lines[at] as Paragraph).span;
  const sheet: OpenSheet = { collector, titles: [], header, end: header.end };
  let next = at + 1;
  for (; next < lines.length; next += 1) {
    const span = (lines[next] as Paragraph).span;
    if (span.end - span.start > 300) break;
    const whole = cellFrom(reading, [span]);
    if (!whole) continue;
    const tokens = split(reading, span, separator);
    const repeated = tokens.length > 1 && tokens.every((t, c) => t.text === columns[c]?.header);
    if (repeated) continue;
    if (pageMark.test(whole.text)) continue;
    if (tokens.length === 1 && whole.text.length <= 8 && /^(?:合计|总计|共计)/.test(whole.text)) {
      collector.addTokens(tokens, span);
    } else if (tokens.length === 1 && whole.text.length <= 8) {
      const rest = collector.addTokens(tokens, span) || collector.addRest(whole, span.end);
      if (rest) sheet.end = span.end;
      else if (/(?:部|室|团|中心)(?:\(.{1,8}\))?$/.test(whole.text))
        collector.openGroup(whole.text);
      else break;
    } else if (ending.test(whole.text)) break;
    else if (tokens.length > 1 && collector.addTokens(tokens, span)) sheet.end = span.end;
    else if (tokens.length === 1 && /^(?:合计|总计|共计)/.test(whole.text)) {
      collector.addTokens(tokens, span);
    } else break;
  }
  return collector.rows().length > 0 ? { sheet, next } : null;
}

const lineHint = /姓\s*名|名\s*字|类\s*别/;

/** The sheets in a run of paragraphs with no table between them. Linear in the lines. */
export function looseSheets(reading: Reading, lines: readonly Paragraph[]): readonly OpenSheet[] {
  const sheets: OpenSheet[] = [];
  const text = reading.tree.text;
  const cellOf = cellsOfLines(reading, lines);
  for (let at = 0; at < lines.length; at += 1) {
    const span = (lines[at] as Paragraph).span;
    if (span.end - span.start > 160 || !lineHint.test(text.slice(span.start, span.end))) continue;
    const inRow = rowSheet(reading, lines, at);
    const found = inRow ?? lineSheet(lines, cellOf, firstHeaderLine(lines, cellOf, at));
    if (!found || found.next <= at) continue;
    sheets.push(found.sheet);
    at = found.next - 1;
  }
  return sheets;
}
