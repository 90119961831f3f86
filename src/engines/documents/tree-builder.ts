import type { Block, Cell, DocumentFormat, DocumentTree, ReadingNotice, TableRow } from './tree.ts';

/**
 * Builds a tree and its text together. Paragraphs end with a line break; inside a row, cells are
 * separated by a tab and the paragraphs of one cell by line breaks; a row ends with a line break.
 */
export interface TreeBuilder {
  /** Offset in the text where the next character will stand. */
  position(): number;
  paragraph(text: string, heading?: number | null): void;
  /** An empty line between paragraphs, such as a page break. */
  blankLine(): void;
  openTable(): void;
  /** Opens a row; a spreadsheet says which of its rows it is, from 1. */
  openRow(number?: number): void;
  /** Opens a cell at a grid column (from 0) with its spans; `rows` may be corrected by `growCell`. */
  openCell(column: number, columns?: number, rows?: number): void;
  closeCell(): void;
  closeRow(): void;
  closeTable(): void;
  /** Extends by one row the cell that stands at `column` in an earlier row of the open table. */
  growCell(column: number): void;
  notice(notice: ReadingNotice): void;
  finish(name: string, format: DocumentFormat, wrapped: boolean): DocumentTree;
}

interface OpenCell {
  readonly start: number;
  end: number;
  column: number;
  columns: number;
  rows: number;
  blocks: Block[];
}
interface OpenTable {
  start: number;
  rows: { start: number; end: number; cells: OpenCell[]; number: number | undefined }[];
  /** The last cell that began at each column, in the rows already closed. */
  latest: Map<number, OpenCell>;
}
/** A builder for one document. Calls must nest; a call out of turn throws. */
export function createTreeBuilder(): TreeBuilder {
  const pieces: string[] = [];
  let length = 0;
  const notices: ReadingNotice[] = [];
  const roots: Block[] = [];
  const tables: OpenTable[] = [];
  const cells: OpenCell[] = [];

  const write = (text: string): void => {
    if (text === '') return;
    pieces.push(text);
    length += text.length;
  };
  const endsWithBreak = (): boolean => pieces.length === 0 || (pieces.at(-1) ?? '').endsWith('\n');
  const insideCell = (): boolean => cells.length > 0 && cells.length >= tables.length;
  const siblings = (): Block[] => (insideCell() ? (cells.at(-1) as OpenCell).blocks : roots);
  const table = (): OpenTable => {
    const open = tables.at(-1);
    if (!open) throw new Error('no table is open');
    return open;
  };
  const freshCell = (): boolean => insideCell() && (cells.at(-1) as OpenCell).blocks.length === 0;

  return {
    position: () => length,
    paragraph(text, heading = null) {
      const inCell = insideCell();
      if (inCell && !freshCell() && !endsWithBreak()) write('\n');
      const start = length;
      write(text);
      siblings().push({ kind: 'paragraph', span: { start, end: length }, heading });
      if (!inCell) write('\n');
    },
    blankLine() {
      if (tables.length === 0) write('\n');
    },
    openTable() {
      if (insideCell() && !freshCell() && !endsWithBreak()) write('\n');
      tables.push({ start: length, rows: [], latest: new Map() });
    },
    openRow(number) {
      table().rows.push({ start: length, end: length, cells: [], number });
    },
    openCell(column, columns = 1, rows = 1) {
      const row = table().rows.at(-1);
      if (!row) throw new Error('no row is open');
      if (row.cells.length > 0) write('\t');
      cells.push({ start: length, end: length, column, columns, rows, blocks: [] });
    },
    closeCell() {
      const cell = cells.pop();
      const row = table().rows.at(-1);
      if (!cell || !row) throw new Error('no cell is open');
      cell.end = cell.blocks.at(-1)?.span.end ?? cell.start;
      row.cells.push(cell);
    },
    closeRow() {
      const row = table().rows.at(-1);
      if (!row) throw new Error('no row is open');
      row.end = length;
      for (const cell of row.cells) table().latest.set(cell.column, cell);
      write('\n');
    },
    closeTable() {
      const open = tables.pop();
      if (!open) throw new Error('no table is open');
      const rows: TableRow[] = open.rows.map((row, at) => ({
        span: { start: row.start, end: row.end },
        ...(row.number === undefined ? {} : { number: row.number }),
        cells: row.cells.map((cell): Cell => ({
          span: { start: cell.start, end: cell.end },
          column: cell.column,
          columns: cell.columns,
          rows: Math.min(cell.rows, open.rows.length - at),
          blocks: cell.blocks,
        })),
      }));
      const end = rows.at(-1)?.span.end ?? length;
      siblings().push({ kind: 'table', span: { start: open.start, end }, rows });
    },
    growCell(column) {
      const cell = table().latest.get(column);
      if (cell) cell.rows += 1;
    },
    notice(notice) {
      notices.push(notice);
    },
    finish(name, format, wrapped) {
      if (tables.length > 0) throw new Error('a table is still open');
      return {
        text: pieces.join(''),
        blocks: roots,
        files: [{ name, format, span: { start: 0, end: length }, wrapped }],
        notices,
      };
    },
  };
}
