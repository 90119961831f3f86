import type { Paragraph, Span } from '../../engines/documents/tree.ts';
import type { Reading } from '../reading.ts';
import { cutRows } from './align-cells.ts';
import { columnKind, isKnown, type Column } from './columns.ts';
import { collectRows } from './sheet-rows.ts';
import { cellFrom, joinCells, type SheetCell } from './sheet.ts';
import { makesHeader, type OpenSheet } from './table-sheets.ts';

/** Sheets of which every cell stands on a line of its own, blanks often lost. */

/** What ends a table in plain lines: a sentence, a heading, a note. */
export const ending =
  /[。;!?]$|^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,4}[章条节]|附件|注:|备注:|\([一二三四五六七八九十]\)|[*※])/;

/** A sheet found in lines, and the line after it. */
export interface Found {
  readonly sheet: OpenSheet;
  readonly next: number;
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

/** The short lines of a run as cells; null for a line that is too long or not there. */
export type CellOfLine = (line: number) => SheetCell | null;

/** Reads the short lines of a run as cells, each once. */
export function cellsOfLines(reading: Reading, lines: readonly Paragraph[]): CellOfLine {
  const made = new Map<number, SheetCell | null>();
  return (line) => {
    const known = made.get(line);
    if (known !== undefined) return known;
    const span = lines[line]?.span;
    const cell = span && span.end - span.start <= 60 ? cellFrom(reading, [span]) : null;
    made.set(line, cell);
    return cell;
  };
}

/** More cells than any roster has; what follows is left to the next header. */
const mostCells = 1600;

function sheetOfRows(
  columns: readonly Column[],
  header: Span,
  body: readonly SheetCell[],
  rows: ReturnType<typeof cutRows>,
): OpenSheet {
  const collector = collectRows(columns);
  let end = header.end;
  for (const row of rows) {
    const laid = row.map((way) => {
      if (!way) return null;
      const first = body[way[0]] ?? null;
      return way[1] === 2 ? joinCells(first, body[way[0] + 1] ?? null) : first;
    });
    const used = row.filter((way) => way !== null);
    const start = body[used[0]?.[0] ?? 0]?.span.start ?? 0;
    const tail = used.at(-1);
    end = tail ? (body[tail[0] + tail[1] - 1]?.span.end ?? start) : start;
    collector.addPlaced(laid, { start, end });
  }
  return { collector, titles: [], header, end };
}

/** A sheet whose header starts at the line `at`, every cell on a line of its own; null where there is none. */
export function lineSheet(
  lines: readonly Paragraph[],
  cellOf: CellOfLine,
  at: number,
): Found | null {
  const heads = Array.from({ length: 18 }, (_, k) => cellOf(at + k));
  const { columns, next } = headerLines(heads, 0);
  if (columns.length < 3 || !makesHeader(columns.map((column) => column.kind))) return null;
  const tokens: SheetCell[] = [];
  for (let k = at + next; k < lines.length && tokens.length < mostCells; k += 1) {
    const token = cellOf(k);
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
  const last = lines[at + next - 1] as Paragraph;
  const header = { start: (lines[at] as Paragraph).span.start, end: last.span.end };
  const sheet = sheetOfRows(columns, header, body, rows);
  let after = at + next;
  while (after < lines.length && (lines[after] as Paragraph).span.start < sheet.end) after += 1;
  return { sheet, next: after };
}

/** The first of the header lines above the one that says 姓名 or 类别. */
export function firstHeaderLine(
  lines: readonly Paragraph[],
  cellOf: CellOfLine,
  at: number,
): number {
  let first = at;
  for (let k = at - 1; k >= Math.max(0, at - 6); k -= 1) {
    const span = (lines[k] as Paragraph).span;
    const cell = span.end - span.start <= 40 ? cellOf(k) : null;
    if (!cell || !isKnown(columnKind(cell.text))) break;
    first = k;
  }
  return first;
}
