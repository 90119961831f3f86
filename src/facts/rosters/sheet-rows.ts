import type { Span } from '../../engines/documents/tree.ts';
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
  score: number;
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

interface Placed {
  readonly cells: Cells;
  readonly score: number;
}

function placeTokens(tokens: readonly SheetCell[], columns: readonly Column[]): Placed | null {
  if (tokens.length === columns.length) {
    const score = directScore(tokens, columns);
    if (score > 0) return { cells: tokens, score };
  }
  const aligned = alignRow(
    tokens.map((token) => token.text),
    columns,
  );
  if (!aligned) return null;
  const cells = aligned.ways.map((way) => {
    if (!way) return null;
    const first = tokens[way[0]] ?? null;
    return way[1] === 2 ? joinCells(first, tokens[way[0] + 1] ?? null) : first;
  });
  return { cells, score: aligned.score };
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

/** The column whose cell the piece makes better; −1 where it makes none better. */
function completed(cells: Cells, piece: SheetCell, columns: readonly Column[]): number {
  let best = 0;
  let at = -1;
  columns.forEach((column, c) => {
    const cell = cells[c];
    if (!cell) return;
    const gain = fit(column.kind, cell.text + piece.text) - fit(column.kind, cell.text);
    if (gain > best) {
      best = gain;
      at = c;
    }
  });
  return at;
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
  const isNext = (token: SheetCell | undefined, last: OpenRow): boolean => {
    const before = numberAt === -1 ? null : last.cells[numberAt];
    return numberAt === 0 && token?.text === String(Number(before?.text ?? Number.NaN) + 1);
  };
  /** A row goes on where both pieces together suit the columns better than two rows would. */
  const goesOn = (tokens: readonly SheetCell[], own: Placed | null, span: Span): boolean => {
    const last = rows.at(-1);
    if (!last?.tokens || last.tokens.length >= columns.length || isNext(tokens[0], last))
      return false;
    if (last.tokens.length + tokens.length > columns.length + 1) return false;
    const joined = [...last.tokens, ...tokens];
    const placed = placeTokens(joined, columns);
    if (!placed || placed.score <= last.score + (own?.score ?? 0)) return false;
    last.cells = placed.cells;
    last.tokens = joined;
    last.score = placed.score;
    last.span = { start: last.span.start, end: span.end };
    return true;
  };

  return {
    columns,
    addPlaced(cells, span) {
      if (isTotal(cells)) totals.push({ cells, span, group });
      else if (isRest(cells)) extend(cells, span);
      else rows.push({ cells, span, group, tokens: null, score: 0 });
    },
    addTokens(tokens, span) {
      if (isTotal(tokens)) {
        totals.push({ cells: tokens, span, group });
        return true;
      }
      const own = placeTokens(tokens, columns);
      if (goesOn(tokens, own, span)) return true;
      const numbered = numberAt === 0 && /^\d{1,3}$/.test(tokens[0]?.text ?? '');
      if (tokens.length < 2 || (!own && !numbered)) return false;
      const direct = columns.map((_, c) => tokens[c] ?? null);
      const cells = own?.cells ?? direct;
      rows.push({ cells, span, group, tokens, score: own?.score ?? 0 });
      return true;
    },
    addRest(piece, end) {
      const last = rows.at(-1);
      if (!last) return false;
      const at = completed(last.cells, piece, columns);
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
