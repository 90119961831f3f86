import type { Span } from '../../../engines/documents/tree.ts';
import { alignRow, fit } from './align-cells.ts';
import { columnOf, isTotal, joinCells, loneCell } from './sheet.ts';
import type { SheetCell, SheetRow } from './sheet.ts';
import type { Column } from './columns.ts';

type Cells = readonly (SheetCell | null)[];

interface OpenRow {
  cells: Cells;
  span: Span;
  readonly group: string | null;
  /** Cells as they came, while the row may still go on; null once it is whole. */
  tokens: readonly SheetCell[] | null;
}

/** Collects the rows of one sheet: lays cells on columns and mends rows broken over lines or pages. */
export interface RowCollector {
  readonly columns: readonly Column[];
  /** A row whose cells stand in known columns. */
  addPlaced(cells: Cells, span: Span): void;
  /** A row of which only the order of its filled cells is known; false where it suits no column. */
  addTokens(tokens: readonly SheetCell[], span: Span): boolean;
  /** A line of one short piece below a row: the rest of a cell. False where it completes none. */
  addRest(piece: SheetCell, end: number): boolean;
  openGroup(title: string): void;
  rows(): readonly SheetRow[];
  totals(): readonly SheetRow[];
}

function placeTokens(tokens: readonly SheetCell[], columns: readonly Column[]): Cells | null {
  if (tokens.length === columns.length && directScore(tokens, columns) > 0) return tokens;
  const ways = alignRow(
    tokens.map((token) => token.text),
    columns,
  );
  if (!ways) return null;
  return ways.map((way) => {
    if (!way) return null;
    const first = tokens[way[0]] ?? null;
    return way[1] === 2 ? joinCells(first, tokens[way[0] + 1] ?? null) : first;
  });
}

function directScore(cells: Cells, columns: readonly Column[]): number {
  return columns.reduce((sum, column, c) => {
    const cell = cells[c];
    return cell ? sum + fit(column.kind, column.kind === 'name' ? cell.plain : cell.text) : sum;
  }, 0);
}

/** Whether cells suit the columns they stand in. */
export function suits(cells: Cells, columns: readonly Column[]): boolean {
  return cells.filter((cell) => cell !== null).length >= 2 && directScore(cells, columns) > 0;
}

/** An empty collector over the given columns. */
export function collectRows(columns: readonly Column[]): RowCollector {
  const rows: OpenRow[] = [];
  const totals: SheetRow[] = [];
  const numberAt = columnOf(columns, 'number');
  const nameAt = columnOf(columns, 'name');
  let group: string | null = null;

  const isRest = (cells: Cells): boolean => {
    const filled = cells.filter((cell) => cell !== null).length;
    if (rows.length === 0 || filled * 3 > columns.length) return false;
    const anchor = numberAt === -1 ? nameAt : numberAt;
    return anchor !== -1 && !cells[anchor];
  };
  const extend = (cells: Cells, span: Span): void => {
    const last = rows.at(-1);
    if (!last) return;
    last.cells = last.cells.map((cell, c) => joinCells(cell, cells[c] ?? null));
    last.span = { start: last.span.start, end: Math.max(last.span.end, span.end) };
  };
  const goesOn = (tokens: readonly SheetCell[], span: Span): boolean => {
    const last = rows.at(-1);
    if (!last?.tokens || last.tokens.length >= columns.length || numberAt !== 0) return false;
    if (/^\d{1,3}$/.test(tokens[0]?.text ?? '')) return false;
    if (last.tokens.length + tokens.length > columns.length + 1) return false;
    const joined = [...last.tokens, ...tokens];
    const cells = placeTokens(joined, columns);
    if (!cells) return false;
    last.cells = cells;
    last.tokens = joined;
    last.span = { start: last.span.start, end: span.end };
    return true;
  };

  return {
    columns,
    addPlaced(cells, span) {
      if (isTotal(cells)) totals.push({ cells, span, group });
      else if (isRest(cells)) extend(cells, span);
      else rows.push({ cells, span, group, tokens: null });
    },
    addTokens(tokens, span) {
      if (isTotal(tokens)) {
        totals.push({ cells: tokens, span, group });
        return true;
      }
      if (goesOn(tokens, span)) return true;
      const cells = placeTokens(tokens, columns);
      if (!cells) {
        const half = numberAt === 0 && /^\d{1,3}$/.test(tokens[0]?.text ?? '') && tokens.length > 1;
        if (!half) return false;
      }
      const direct = columns.map((_, c) => tokens[c] ?? null);
      rows.push({ cells: cells ?? direct, span, group, tokens });
      return true;
    },
    addRest(piece, end) {
      const last = rows.at(-1);
      if (!last) return false;
      let best = 0;
      let at = -1;
      columns.forEach((column, c) => {
        const cell = last.cells[c];
        if (!cell) return;
        const gain = fit(column.kind, cell.text + piece.text) - fit(column.kind, cell.text);
        if (gain > best) {
          best = gain;
          at = c;
        }
      });
      if (at === -1) return false;
      last.cells = last.cells.map((cell, c) => (c === at ? joinCells(cell, piece) : cell));
      last.span = { start: last.span.start, end };
      return true;
    },
    openGroup(title) {
      group = title;
    },
    rows: () =>
      rows
        .filter((row) => loneCell(row.cells) === null || columns.length < 3)
        .map((row) => ({ cells: row.cells, span: row.span, group: row.group })),
    totals: () => totals,
  };
}
