import { tableGrid, type Cell, type Span, type Table } from '../../engines/documents/tree.ts';
import type { Reading } from '../reading.ts';
import {
  columnKind,
  withSizes,
  headerHint,
  isKnown,
  type Column,
  type ColumnKind,
} from './columns.ts';
import { collectRows, suits, type RowCollector } from './sheet-rows.ts';
import { cellFrom, loneCell, type SheetCell } from './sheet.ts';

/** A sheet while its rows are collected; captions and neighbours are added later. */
export interface OpenSheet {
  readonly collector: RowCollector;
  readonly titles: readonly SheetCell[];
  readonly header: Span;
  end: number;
}

type Cells = readonly (SheetCell | null)[];

const anchors: readonly (readonly ColumnKind[])[] = [
  ['name'],
  ['unit', 'seats'],
  ['unit', 'headcount'],
  ['status', 'rank'],
  ['status', 'failed'],
  ['category', 'full-time'],
];

/** Whether the kinds of some header cells make a header. */
export function makesHeader(kinds: readonly ColumnKind[]): boolean {
  const known = kinds.filter(isKnown).length;
  if (known < 2 || known * 2 < kinds.length) return false;
  return anchors.some((set) => set.every((kind) => kinds.includes(kind)));
}

/** Answers for the cells of one document, each computed once. */
export function cellReader(reading: Reading): (cell: Cell) => SheetCell | null {
  const memo = new Map<Cell, SheetCell | null>();
  return (cell) => {
    const known = memo.get(cell);
    if (known !== undefined) return known;
    const simple = cell.blocks.every((block) => block.kind === 'paragraph');
    const spans = simple && cell.blocks.length > 0 ? cell.blocks.map((b) => b.span) : [cell.span];
    const made = cellFrom(reading, spans);
    memo.set(cell, made);
    return made;
  };
}

function distinct(cells: Cells): readonly SheetCell[] {
  const seen = new Set<SheetCell>();
  for (const cell of cells) if (cell) seen.add(cell);
  return [...seen];
}

function headerColumns(cells: Cells): readonly Column[] | null {
  const filled = distinct(cells);
  if (filled.length < 2 || !headerHint.test(filled.map((cell) => cell.text).join(' '))) return null;
  const kinds = filled.map((cell) => columnKind(cell.text));
  if (!makesHeader(kinds)) return null;
  return withSizes(
    cells.map((cell) => ({ kind: columnKind(cell?.text ?? ''), header: cell?.text ?? '' })),
  );
}

/** Adds a second header row: cells below a heading over several columns, or the rest of long headings. */
function withSecondRow(
  columns: readonly Column[],
  first: Cells,
  second: Cells,
): readonly Column[] | null {
  const shares = second.some((cell, c) => cell !== null && cell === first[c]);
  const joined = columns.map((column, c): Column => {
    const below = second[c];
    if (!below || below === first[c]) return column;
    const both = column.header + below.text;
    const alone = columnKind(below.text);
    const kind = isKnown(alone) ? alone : columnKind(both);
    return { kind, header: both };
  });
  const added = second.filter((cell, c) => cell !== null && cell !== first[c]).length;
  if (added === 0) return null;
  const nameAt = columns.findIndex((column) => column.kind === 'name');
  const below = nameAt === -1 ? null : second[nameAt];
  const headed = joined.every((column) => column.header === '' || isKnown(column.kind));
  const open = nameAt !== -1 && (!below || below === first[nameAt]);
  const grown = joined.some((column, c) => column.kind !== columns[c]?.kind);
  return (shares || open) && open && headed && (shares || grown || added === 1) ? joined : null;
}

interface GridRow {
  /** A merged cell stands in every column it covers. */
  readonly wide: Cells;
  /** A merged cell stands in its first column only. */
  readonly first: Cells;
  readonly span: Span;
  readonly raw: number;
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

function gridRows(
  text: string,
  table: Table,
  read: (cell: Cell) => SheetCell | null,
): readonly GridRow[] {
  const grid = tableGrid(table);
  return table.rows.map((row, r) => {
    const line = grid[r] ?? [];
    return {
      wide: line.map((cell) => (cell ? read(cell) : null)),
      first: line.map((cell, c) => (cell && cell.column === c ? read(cell) : null)),
      span: trimmed(text, row.span),
      raw: row.cells.length,
    };
  });
}

function sameColumns(a: readonly Column[], b: readonly Column[]): boolean {
  return a.length === b.length && a.every((column, c) => column.kind === b[c]?.kind);
}

function addRow(sheet: OpenSheet, row: GridRow, wrapped: boolean): void {
  const columns = sheet.collector.columns;
  const tokens = row.first.filter((cell) => cell !== null);
  sheet.end = Math.max(sheet.end, row.span.end);
  if (wrapped && row.raw !== columns.length && sheet.collector.addTokens(tokens, row.span)) return;
  const cells = columns.map((_, c) => row.first[c] ?? null);
  sheet.collector.addPlaced(cells, row.span);
}

/** A title row opens a group, a total counts, and anything else is the rest of a cell above. */
function addLone(sheet: OpenSheet, row: GridRow, lone: SheetCell): void {
  if (!isGroup(row, lone)) {
    addRow(sheet, row, false);
    return;
  }
  sheet.collector.openGroup(lone.text);
  if (/^(?:合计|总计|共)/.test(lone.text)) sheet.collector.addPlaced([lone], row.span);
}

function isGroup(row: GridRow, lone: SheetCell): boolean {
  return (
    row.first[0] === lone && lone.text.length <= 30 && !/^(?:注|备注|说明|\*|※)/.test(lone.text)
  );
}

/**
 * The sheets of one table: a table may hold several, each below its own header, and a table without a
 * header may go on with the sheet before it (a page break).
 */
export function tableSheets(
  reading: Reading,
  table: Table,
  read: (cell: Cell) => SheetCell | null,
  wrapped: boolean,
  before: OpenSheet | null,
): readonly OpenSheet[] {
  const rows = gridRows(reading.tree.text, table, read);
  const sheets: OpenSheet[] = [];
  let current: OpenSheet | null = null;
  let lones: SheetCell[] = [];
  for (let r = 0; r < rows.length; r += 1) {
    const row = rows[r] as GridRow;
    const lone = loneCell(row.wide);
    const filled = row.wide.some((cell) => cell !== null);
    if (!filled) continue;
    if (lone && row.first.filter((cell) => cell !== null).length <= 1) {
      if (!current || isGroup(row, lone)) lones.unshift(lone);
      if (current) addLone(current, row, lone);
      continue;
    }
    const columns = headerColumns(row.wide);
    if (columns) {
      const next = rows[r + 1];
      const deeper = next ? withSecondRow(columns, row.wide, next.wide) : null;
      const end = (deeper && next ? next : row).span.end;
      if (deeper) r += 1;
      if (!current || !sameColumns(current.collector.columns, deeper ?? columns)) {
        const collector = collectRows(deeper ?? columns);
        current = { collector, titles: lones, header: { start: row.span.start, end }, end };
        sheets.push(current);
      } else if (lones[0]) current.collector.openGroup(lones[0].text);
      lones = [];
      continue;
    }
    if (!current && before && sheets.length === 0 && continuesSheet(before, row)) current = before;
    if (!current) continue;
    lones = [];
    addRow(current, row, wrapped);
  }
  return sheets;
}

function continuesSheet(before: OpenSheet, row: GridRow): boolean {
  const columns = before.collector.columns;
  if (row.wide.length !== columns.length) return false;
  return row.span.start - before.end < 200 && suits(row.first, columns);
}
