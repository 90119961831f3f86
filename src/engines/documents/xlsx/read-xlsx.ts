import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { err, ok } from '../../../kernel/result.ts';
import type { Reader } from '../read-document.ts';
import { createTreeBuilder } from '../tree-builder.ts';
import type { TreeBuilder } from '../tree-builder.ts';
import { openWorkbook } from './open-workbook.ts';

/** Rows by their index in the sheet; rows and cells without content may be missing. */
type SheetRows = readonly (readonly (CellObject | undefined)[] | undefined)[];

interface Sheet {
  readonly name: string;
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly merges: readonly Merge[];
  readonly firstColumn: number;
}

interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function shown(cell: CellObject | undefined): string {
  if (!cell || cell.t === 'z') return '';
  if (cell.t === 's' && typeof cell.v === 'string') return cell.v.trim();
  return (cell.w ?? (cell.v === undefined || cell.v === null ? '' : String(cell.v))).trim();
}

function filledCells(rows: SheetRows): Map<number, Map<number, string>> {
  const filled = new Map<number, Map<number, string>>();
  rows.forEach((row, at) => {
    const cells = new Map<number, string>();
    row?.forEach((cell, column) => {
      const text = shown(cell);
      if (text !== '') cells.set(column, text);
    });
    if (cells.size > 0) filled.set(at, cells);
  });
  return filled;
}

function readSheet(name: string, sheet: WorkSheet): Sheet {
  const data: SheetRows = sheet['!data'] ?? [];
  const rows = filledCells(data);
  let firstColumn = Number.POSITIVE_INFINITY;
  for (const cells of rows.values())
    for (const at of cells.keys()) firstColumn = Math.min(firstColumn, at);
  const merges = (sheet['!merges'] ?? []).map((range): Merge => ({
    top: range.s.r,
    left: range.s.c,
    bottom: range.e.r,
    right: range.e.c,
  }));
  return { name, rows, merges, firstColumn };
}

/** Merged ranges by the row they begin in, and for each row the columns they cover. */
interface MergeIndex {
  startingAt(row: number, column: number): Merge | undefined;
  covers(row: number, column: number): boolean;
}

function indexMerges(merges: readonly Merge[], rows: readonly number[]): MergeIndex {
  const starts = new Map<string, Merge>();
  const covering = new Map<number, Merge[]>();
  for (const merge of merges) {
    starts.set(`${merge.top}:${merge.left}`, merge);
    for (const row of rows.slice(lowerBound(rows, merge.top))) {
      if (row > merge.bottom) break;
      const list = covering.get(row);
      if (list) list.push(merge);
      else covering.set(row, [merge]);
    }
  }
  return {
    startingAt: (row, column) => starts.get(`${row}:${column}`),
    covers: (row, column) =>
      (covering.get(row) ?? []).some(
        (merge) =>
          column >= merge.left &&
          column <= merge.right &&
          (row !== merge.top || column !== merge.left),
      ),
  };
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function writeRow(
  builder: TreeBuilder,
  sheet: Sheet,
  rows: readonly number[],
  row: number,
  merges: MergeIndex,
): void {
  const cells = sheet.rows.get(row) ?? new Map<number, string>();
  const last = Math.max(...cells.keys());
  builder.openRow(row + 1);
  for (let column = sheet.firstColumn; column <= last; column += 1) {
    if (merges.covers(row, column)) continue;
    const merge = merges.startingAt(row, column);
    const high = merge ? lowerBound(rows, merge.bottom + 1) - lowerBound(rows, row) : 1;
    builder.openCell(column - sheet.firstColumn, merge ? merge.right - merge.left + 1 : 1, high);
    const text = cells.get(column);
    for (const line of text?.split(/\r?\n/) ?? []) {
      if (line.trim() !== '') builder.paragraph(line.trim());
    }
    builder.closeCell();
  }
  builder.closeRow();
}

function writeSheet(builder: TreeBuilder, sheet: Sheet, textLength: number): boolean {
  const rows = [...sheet.rows.keys()];
  const merges = indexMerges(sheet.merges, rows);
  builder.openTable();
  for (const row of rows) {
    writeRow(builder, sheet, rows, row, merges);
    if (builder.position() > textLength) return false;
  }
  builder.closeTable();
  return true;
}

function visibleSheets(book: WorkBook): readonly Sheet[] {
  return book.SheetNames.flatMap((name, at) => {
    const hidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
    const sheet = book.Sheets[name];
    return hidden || !sheet ? [] : [readSheet(name, sheet)];
  }).filter((sheet) => sheet.rows.size > 0);
}

/**
 * Reads the visible sheets one after another, each a table of the text its cells show; empty rows and
 * columns around it are left out. With several sheets, each table follows its sheet's name.
 * Refused: `expands-too-far`, `too-large`, `truncated`, `unreadable`, `no-text`.
 */
export const readXlsx: Reader = async ({ bytes, name, limits }) => {
  if (bytes.length === 0) return err({ code: 'empty', values: {} });
  const book = openWorkbook(bytes, limits);
  if (!book.ok) return book;
  const sheets = visibleSheets(book.value);
  if (sheets.length === 0) return err({ code: 'no-text', values: {} });
  const builder = createTreeBuilder();
  for (const sheet of sheets) {
    if (sheets.length > 1) builder.paragraph(sheet.name, 1);
    if (!writeSheet(builder, sheet, limits.textLength)) {
      return err({ code: 'too-large', values: { characters: limits.textLength } });
    }
  }
  return ok(builder.finish(name, 'xlsx', false));
};
