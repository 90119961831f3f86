import type { TreeBuilder } from '../tree-builder.ts';

/** Columns a table may have; wider spans are cut, so a hostile span costs nothing. */
const maximumColumns = 256;
const maximumRows = 65_534;

interface OpenTable {
  started: boolean;
  row: boolean;
  cell: boolean;
  column: number;
  /** Rows that a cell above still covers, by column. */
  covered: number[];
}

/**
 * Writes HTML tables as the browser lays them: omitted end tags, rows and cells are supplied, and a cell
 * takes the first column no cell above reaches into. A table begins with its first row, so that a caption
 * stands before it.
 */
export interface TableWriter {
  readonly depth: number;
  openTable(): void;
  openRow(): void;
  openCell(columns: number, rows: number): void;
  closeCell(): void;
  closeRow(): void;
  closeTable(): void;
  /** Makes sure text does not stand between cells. */
  beforeText(): void;
}

function clamp(value: number, most: number): number {
  return Number.isFinite(value) ? Math.max(1, Math.min(Math.trunc(value), most)) : 1;
}

/** A writer onto a builder; `flush` writes the text collected so far as a paragraph. */
export function createTableWriter(builder: TreeBuilder, flush: () => void): TableWriter {
  const tables: OpenTable[] = [];
  const top = (): OpenTable | undefined => tables.at(-1);

  const closeCell = (): void => {
    const table = top();
    if (!table?.cell) return;
    flush();
    builder.closeCell();
    table.cell = false;
  };
  const closeRow = (): void => {
    const table = top();
    if (!table?.row) return;
    closeCell();
    builder.closeRow();
    table.row = false;
    table.covered = table.covered.map((rows) => Math.max(0, rows - 1));
  };
  const openRow = (): void => {
    const table = top();
    if (!table) return;
    closeRow();
    flush();
    if (!table.started) builder.openTable();
    builder.openRow();
    table.started = true;
    table.row = true;
    table.column = 0;
  };
  const openCell = (columns: number, rows: number): void => {
    const table = top();
    if (!table) return;
    closeCell();
    if (!table.row) openRow();
    while ((table.covered[table.column] ?? 0) > 0) table.column += 1;
    const wide = clamp(columns, Math.max(1, maximumColumns - table.column));
    const high = rows === 0 ? maximumRows : clamp(rows, maximumRows);
    builder.openCell(table.column, wide, high);
    while (table.covered.length < table.column + wide) table.covered.push(0);
    table.covered.fill(high, table.column, table.column + wide);
    table.column += wide;
    table.cell = true;
  };

  return {
    get depth() {
      return tables.length;
    },
    openTable() {
      const outer = top();
      if (outer?.started && !outer.cell) openCell(1, 1);
      flush();
      tables.push({ started: false, row: false, cell: false, column: 0, covered: [] });
    },
    openRow,
    openCell,
    closeCell,
    closeRow,
    closeTable() {
      const table = top();
      if (!table) return;
      closeRow();
      flush();
      if (table.started) builder.closeTable();
      tables.pop();
    },
    beforeText() {
      const table = top();
      if (table?.started && !table.cell) openCell(1, 1);
    },
  };
}
