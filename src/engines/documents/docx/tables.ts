import { readControl } from './controls.ts';
import type { Reading } from './reading.ts';
import { xmlName } from './xml-names.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** How the blocks of a cell are read: one by one as they open, and what is left at its end. */
interface CellReader {
  readonly read: (reading: Reading) => void;
  readonly finish: (reading: Reading) => void;
}

/** A table while its rows are read. */
interface Grid {
  readonly blocks: CellReader;
  /** Columns at which a cell of the row before may go on below. */
  above: Set<number>;
  merging: Set<number>;
  column: number;
  rowOpen: boolean;
  rowDeleted: boolean;
}

interface CellProperties {
  readonly columns: number;
  readonly merge: 'start' | 'more' | null;
}

/** Columns beyond what Word itself allows in a table (63) are kept, up to this. */
const mostColumns = 1000;

function columns(x: XmlScanner): number {
  const value = Number(x.attribute('val'));
  return Number.isInteger(value) && value > 0 ? Math.min(value, mostColumns) : 0;
}

function readCellProperties(x: XmlScanner): CellProperties {
  const inside = x.depth;
  let span = 1;
  let merge: CellProperties['merge'] = null;
  while (x.child(inside)) {
    if (x.name === xmlName.gridSpan) span = columns(x) || 1;
    else if (x.name === xmlName.vMerge) {
      merge = x.attribute('val') === 'restart' ? 'start' : 'more';
    }
  }
  return { columns: span, merge };
}

function openCell(reading: Reading, grid: Grid, cell: CellProperties): void {
  if (!grid.rowOpen) reading.builder.openRow();
  grid.rowOpen = true;
  reading.builder.openCell(grid.column, cell.columns);
  reading.cells += 1;
}

/**
 * A cell. Where it goes on with the one above, that one grows and what stands here is not shown by Word,
 * so it is not read.
 */
function readCell(reading: Reading, grid: Grid): void {
  const { x, builder } = reading;
  const inside = x.depth;
  let cell: CellProperties = { columns: 1, merge: null };
  let open = false;
  let goesOn = false;
  while (x.child(inside)) {
    if (x.name === xmlName.tcPr && !open) {
      cell = readCellProperties(x);
      goesOn = cell.merge === 'more' && grid.above.has(grid.column);
    } else if (!goesOn) {
      if (!open) openCell(reading, grid, cell);
      open = true;
      grid.blocks.read(reading);
    }
  }
  if (goesOn) {
    if (!grid.rowOpen) builder.openRow();
    grid.rowOpen = true;
    builder.growCell(grid.column);
  } else {
    if (!open) openCell(reading, grid, cell);
    grid.blocks.finish(reading);
    builder.closeCell();
    reading.cells -= 1;
  }
  if (cell.merge !== null) grid.merging.add(grid.column);
  grid.column += cell.columns;
}

function readRowProperties(reading: Reading, grid: Grid): void {
  const { x } = reading;
  const inside = x.depth;
  while (x.child(inside)) {
    if (x.name === xmlName.del || x.name === xmlName.moveFrom) grid.rowDeleted = true;
    else if (x.name === xmlName.gridBefore) grid.column += columns(x);
  }
}

function readCells(reading: Reading, grid: Grid): void {
  const { x } = reading;
  const inside = x.depth;
  while (x.child(inside)) {
    if (x.name === xmlName.trPr) readRowProperties(reading, grid);
    else if (x.name === xmlName.tc && !grid.rowDeleted) readCell(reading, grid);
    else if (x.name === xmlName.sdt) readControl(reading, () => readCells(reading, grid));
    else if (wrappers.has(x.name)) readCells(reading, grid);
  }
}

/** Elements besides controls that may stand around rows and cells. */
const wrappers = new Set([xmlName.customXml, xmlName.smartTag, xmlName.ins, xmlName.moveTo]);

function readRow(reading: Reading, grid: Grid): void {
  grid.merging = new Set();
  grid.column = 0;
  grid.rowOpen = false;
  grid.rowDeleted = false;
  readCells(reading, grid);
  if (!grid.rowOpen) return;
  reading.builder.closeRow();
  grid.above = grid.merging;
}

function readRows(reading: Reading, grid: Grid): void {
  const { x } = reading;
  const inside = x.depth;
  while (x.child(inside)) {
    if (x.name === xmlName.tr) readRow(reading, grid);
    else if (x.name === xmlName.sdt) readControl(reading, () => readRows(reading, grid));
    else if (wrappers.has(x.name)) readRows(reading, grid);
  }
}

/** Reads the table just opened; `blocks` reads what stands in its cells. */
export function readTable(reading: Reading, blocks: CellReader): void {
  const { builder, limits, x } = reading;
  if (reading.tables >= limits.tableDepth) {
    x.fail({ code: 'too-deep', values: { depth: limits.tableDepth } });
    return;
  }
  reading.tables += 1;
  builder.openTable();
  readRows(reading, {
    blocks,
    above: new Set(),
    merging: new Set(),
    column: 0,
    rowOpen: false,
    rowDeleted: false,
  });
  builder.closeTable();
  reading.tables -= 1;
}
