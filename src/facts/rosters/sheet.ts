import { foldedIndex } from '../../engines/documents/fold.ts';
import type { Span } from '../../engines/documents/tree.ts';
import type { Reading } from '../reading.ts';
import type { Column, ColumnKind } from './columns.ts';

/** A cell of a sheet: its words folded (for matching) and without blanks (as printed). */
export interface SheetCell {
  readonly text: string;
  readonly plain: string;
  /** First stretch of the cell in the document. */
  readonly span: Span;
}

export interface SheetRow {
  /** One entry a column; null where the row has no such cell. */
  readonly cells: readonly (SheetCell | null)[];
  readonly span: Span;
  /** Title row this row stands under, such as 办公室 or 主席团; null where there is none. */
  readonly group: string | null;
}

/** A table with a header the auditor understands, wherever it came from: a real table or lines of text. */
export interface Sheet {
  readonly columns: readonly Column[];
  readonly rows: readonly SheetRow[];
  readonly header: Span;
  readonly span: Span;
  /** Folded title rows and lines above the header, nearest first. */
  readonly captions: readonly SheetCell[];
  /** Cells of rows that give a total. */
  readonly totals: readonly SheetRow[];
  /** The first short lines below. */
  readonly below: readonly SheetCell[];
}

/** A cell from its stretches. */
export function cellFrom(reading: Reading, spans: readonly Span[]): SheetCell | null {
  const first = spans[0];
  if (!first) return null;
  const { folded, tree } = reading;
  let text = '';
  let plain = '';
  for (const span of spans) {
    text += folded.text.slice(foldedIndex(folded, span.start), foldedIndex(folded, span.end));
    plain += tree.text.slice(span.start, span.end).replace(/[\s\u200b\ufeff]+/g, '');
  }
  return text === '' ? null : { text, plain, span: first };
}

/** Joins two pieces of one cell that stand apart. */
export function joinCells(first: SheetCell | null, second: SheetCell | null): SheetCell | null {
  if (!first || !second) return first ?? second;
  return { text: first.text + second.text, plain: first.plain + second.plain, span: first.span };
}

/** Index of the first column of a kind; −1 where there is none. */
export function columnOf(columns: readonly Column[], kind: ColumnKind): number {
  return columns.findIndex((column) => column.kind === kind);
}

const totalRow = /^(?:合计|总计|共计|总人数|小计|总数|合计人数)/;

/** Whether a row gives a total rather than an entry. */
export function isTotal(cells: readonly (SheetCell | null)[]): boolean {
  const first = cells.find((cell) => cell !== null);
  return first !== undefined && first !== null && totalRow.test(first.text);
}

/** The words of a row that is one merged or lonely cell; null for an ordinary row. */
export function loneCell(cells: readonly (SheetCell | null)[]): SheetCell | null {
  const filled = cells.filter((cell) => cell !== null);
  const first = filled[0];
  if (!first) return null;
  return filled.every((cell) => cell.span.start === first.span.start) ? first : null;
}
