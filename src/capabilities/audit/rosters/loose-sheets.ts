import type { Paragraph, Span } from '../../../engines/documents/tree.ts';
import type { Reading } from '../reading.ts';
import { cutRows } from './align-cells.ts';
import { columnKind, isKnown, type Column } from './columns.ts';
import { collectRows } from './sheet-rows.ts';
import { cellFrom, joinCells, type SheetCell } from './sheet.ts';
import { makesHeader, type OpenSheet } from './table-sheets.ts';

/** Sheets in lines of text that no reader took for a table: columns between blanks, or a cell a line. */

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

const ending =
  /[。;!?]$|^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,4}[章条节]|附件|注:|备注:|\([一二三四五六七八九十]\)|[*※])/;

interface Found {
  readonly sheet: OpenSheet;
  readonly next: number;
}

function columnsOf(cells: readonly SheetCell[]): readonly Column[] {
  return cells.map((cell) => ({ kind: columnKind(cell.text), header: cell.text }));
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
    if (tokens.length === 1 && whole.text.length <= 8 && collector.addRest(whole, span.end)) {
      sheet.end = span.end;
      continue;
    }
    if (ending.test(whole.text)) break;
    if (tokens.length > 1 && collector.addTokens(tokens, span)) sheet.end = span.end;
    else if (tokens.length === 1 && /^(?:合计|总计|共计)/.test(whole.text)) {
      collector.addTokens(tokens, span);
    } else if (tokens.length === 1 && /(?:部|室|团|中心)(?:\(.{1,8}\))?$/.test(whole.text)) {
      collector.openGroup(whole.text);
    } else break;
  }
  return collector.rows().length > 0 ? { sheet, next } : null;
}

/** Header words each on a line of its own, from `at` on; a header may itself be broken over two lines. */
function headerLines(
  cells: readonly (SheetCell | null)[],
  at: number,
): { readonly columns: readonly Column[]; readonly next: number } {
  const columns: Column[] = [];
  let next = at;
  while (next < cells.length) {
    const cell = cells[next] as SheetCell | null;
    if (!cell || cell.text.length > 30) break;
    const below = cells[next + 1] ?? null;
    const alone = columnKind(cell.text);
    const joined = below ? columnKind(cell.text + below.text) : 'other';
    const wraps = below !== null && isKnown(joined) && !isKnown(columnKind(below.text));
    if (
      wraps &&
      below.text.length <= 8 &&
      (!isKnown(alone) || alone === joined) &&
      !/^\d/.test(below.text)
    ) {
      columns.push({ kind: joined, header: cell.text + below.text });
      next += 2;
    } else if (isKnown(alone)) {
      columns.push({ kind: alone, header: cell.text });
      next += 1;
    } else break;
  }
  return { columns, next };
}

function lineSheet(reading: Reading, lines: readonly Paragraph[], at: number): Found | null {
  const cells: (SheetCell | null)[] = [];
  const cell = (k: number): SheetCell | null => {
    while (cells.length <= k) {
      const line = lines[at + cells.length];
      cells.push(
        line && line.span.end - line.span.start <= 60 ? cellFrom(reading, [line.span]) : null,
      );
    }
    return cells[k] ?? null;
  };
  for (let k = 0; k < 16; k += 1) cell(k);
  const { columns, next } = headerLines(cells, 0);
  if (columns.length < 3 || !makesHeader(columns.map((column) => column.kind))) return null;
  const tokens: SheetCell[] = [];
  for (let k = next; at + k < lines.length; k += 1) {
    const token = cell(k);
    if (!token || ending.test(token.text)) break;
    tokens.push(token);
  }
  const headers = new Set(columns.map((column) => column.header));
  const body = tokens.filter((token) => !headers.has(token.text));
  const rows = cutRows(
    body.map((token) => token.text),
    columns,
  );
  if (rows.length === 0) return null;
  const collector = collectRows(columns);
  const last = lines[at + next - 1] as Paragraph;
  const header = { start: (lines[at] as Paragraph).span.start, end: last.span.end };
  const sheet: OpenSheet = { collector, titles: [], header, end: header.end };
  for (const row of rows) {
    const laid = row.map((way) => {
      if (!way) return null;
      const first = body[way[0]] ?? null;
      return way[1] === 2 ? joinCells(first, body[way[0] + 1] ?? null) : first;
    });
    const used = row.filter((way) => way !== null);
    const start = body[used[0]?.[0] ?? 0]?.span.start ?? 0;
    const tail = used.at(-1);
    const end = tail ? (body[tail[0] + tail[1] - 1]?.span.end ?? start) : start;
    collector.addPlaced(laid, { start, end });
    sheet.end = end;
  }
  let after = at + next;
  while (after < lines.length && (lines[after] as Paragraph).span.start < sheet.end) after += 1;
  return { sheet, next: after };
}

const lineHint = /姓\s*名|名\s*字|类\s*别/;

/** The sheets in a run of paragraphs with no table between them. Linear in the lines. */
export function looseSheets(reading: Reading, lines: readonly Paragraph[]): readonly OpenSheet[] {
  const sheets: OpenSheet[] = [];
  const text = reading.tree.text;
  for (let at = 0; at < lines.length; at += 1) {
    const span = (lines[at] as Paragraph).span;
    if (span.end - span.start > 160 || !lineHint.test(text.slice(span.start, span.end))) continue;
    const inRow = rowSheet(reading, lines, at);
    const found = inRow ?? lineSheet(reading, lines, firstHeaderLine(reading, lines, at));
    if (!found || found.next <= at) continue;
    sheets.push(found.sheet);
    at = found.next - 1;
  }
  return sheets;
}

/** The first of the header lines above the one that says 姓名 or 类别. */
function firstHeaderLine(reading: Reading, lines: readonly Paragraph[], at: number): number {
  let first = at;
  for (let k = at - 1; k >= Math.max(0, at - 6); k -= 1) {
    const span = (lines[k] as Paragraph).span;
    if (span.end - span.start > 40) break;
    const cell = cellFrom(reading, [span]);
    if (!cell || !isKnown(columnKind(cell.text))) break;
    first = k;
  }
  return first;
}
