import type { Story } from './story.ts';
import { controlMark } from './form-fields.ts';
import { numberValue } from './styles.ts';
import { xmlName } from './xml-names.ts';

/** Reads what a cell holds. */
export interface BlockReader {
  /** Reads the block just opened. */
  read(story: Story): void;
  /** The cell ends here. */
  end(story: Story): void;
}

interface OpenTable {
  readonly blocks: BlockReader;
  /** Whether a row has been opened; a table without rows is none. */
  begun: boolean;
  /** Columns at which a cell goes on downwards. */
  readonly merging: Set<number>;
}

interface OpenRow {
  column: number;
  begun: boolean;
  dropped: boolean;
  /** Mark of a check-box control around the next cell. */
  mark: string | null;
}

interface CellShape {
  columns: number;
  merge: 'none' | 'start' | 'on';
}

/** Word ends at 63 columns; beyond this a number in the file is a mistake. */
const maximumColumns = 1000;

function columnsOf(value: number | null, least: number): number {
  return Math.min(Math.max(value ?? least, least), maximumColumns);
}

function readCellShape({ scanner }: Story): CellShape {
  const shape: CellShape = { columns: 1, merge: 'none' };
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.gridSpan) shape.columns = columnsOf(numberValue(scanner), 1);
    else if (scanner.name === xmlName.vMerge) {
      shape.merge = scanner.attribute('val') === 'restart' ? 'start' : 'on';
    }
  }
  return shape;
}

function beginRow(story: Story, table: OpenTable, row: OpenRow): void {
  const { builder } = story.document;
  if (!table.begun) builder.openTable();
  if (!row.begun) builder.openRow();
  table.begun = true;
  row.begun = true;
}

/** Opens a cell in the tree, or lets the one above go on; true where there is content to read. */
function beginCell(story: Story, table: OpenTable, row: OpenRow, shape: CellShape): boolean {
  const { builder } = story.document;
  const { column } = row;
  beginRow(story, table, row);
  row.column += shape.columns;
  if (shape.merge === 'on' && table.merging.has(column)) {
    builder.growCell(column);
    return false;
  }
  if (shape.merge === 'none') table.merging.delete(column);
  else table.merging.add(column);
  builder.openCell(column, shape.columns);
  return true;
}

function readCell(story: Story, table: OpenTable, row: OpenRow): void {
  const { scanner, document } = story;
  const { inCell, mark } = story;
  const inside = scanner.depth;
  let shape: CellShape = { columns: 1, merge: 'none' };
  let open = false;
  let covered = false;
  story.inCell = true;
  story.mark = row.mark ?? mark;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.tcPr) {
      shape = readCellShape(story);
      continue;
    }
    if (!open && !covered) {
      open = beginCell(story, table, row, shape);
      covered = !open;
    }
    if (open) table.blocks.read(story);
  }
  if (!open && !covered) open = beginCell(story, table, row, shape);
  if (open) {
    table.blocks.end(story);
    document.builder.closeCell();
  }
  story.inCell = inCell;
  story.mark = mark;
  row.mark = null;
}

function readRowProperties({ scanner }: Story, row: OpenRow): void {
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    const { name } = scanner;
    if (name === xmlName.gridBefore) row.column = columnsOf(numberValue(scanner), 0);
    else if (name === xmlName.del || name === xmlName.moveFrom) row.dropped = true;
  }
}

/** Reads the cells of a row, those in controls and custom XML too. */
function readCells(story: Story, table: OpenTable, row: OpenRow): void {
  const { scanner } = story;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    const { name } = scanner;
    if (row.dropped) continue;
    if (name === xmlName.tc) readCell(story, table, row);
    else if (name === xmlName.trPr) readRowProperties(story, row);
    else if (name === xmlName.sdtPr) row.mark = controlMark(scanner);
    else if (wrappers.has(name)) readCells(story, table, row);
  }
}

function readRow(story: Story, table: OpenTable): void {
  const row: OpenRow = { column: 0, begun: false, dropped: false, mark: null };
  readCells(story, table, row);
  if (row.begun) story.document.builder.closeRow();
}

const wrappers: ReadonlySet<number> = new Set([
  xmlName.sdt,
  xmlName.sdtContent,
  xmlName.customXml,
  xmlName.ins,
  xmlName.moveTo,
]);

function readRows(story: Story, table: OpenTable): void {
  const { scanner } = story;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.tr) readRow(story, table);
    else if (wrappers.has(scanner.name)) readRows(story, table);
  }
}

/**
 * Reads the table just opened. Cells merged downwards appear once; deleted rows are left out.
 * Refused: `too-deep` beyond the limit of nested tables.
 */
export function readTable(story: Story, blocks: BlockReader): void {
  const depth = story.document.limits.tableDepth;
  if (story.tableDepth >= depth) {
    story.scanner.fail({ code: 'too-deep', values: { depth } });
    return;
  }
  const table: OpenTable = { blocks, begun: false, merging: new Set() };
  story.tableDepth += 1;
  readRows(story, table);
  story.tableDepth -= 1;
  if (table.begun) story.document.builder.closeTable();
}
