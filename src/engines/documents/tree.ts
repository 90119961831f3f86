/**
 * The neutral tree every reader produces: one text, and blocks that are spans of it.
 * A quotation is a slice of the text, so it is verbatim by construction.
 */
export type DocumentFormat = 'docx' | 'doc' | 'pdf' | 'html' | 'xlsx' | 'csv' | 'txt' | 'md';

/** Half-open range of UTF-16 offsets into `DocumentTree.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A paragraph; an automatic number (第一条, 1.) is part of its text, as Word shows it. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly span: Span;
  /** Outline level from 1, or null where the source marks no heading. */
  readonly heading: number | null;
}

/** A cell of a table. A merged cell appears once, at its first row and column. */
export interface Cell {
  readonly span: Span;
  /** Column of the grid from 0. */
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly Block[];
}

export interface TableRow {
  readonly span: Span;
  /** Its number in a spreadsheet, from 1, where empty rows count too; left out in other formats. */
  readonly number?: number;
  readonly cells: readonly Cell[];
}

/** A table; in the text its cells are separated by a tab, its rows by a line break. */
export interface Table {
  readonly kind: 'table';
  readonly span: Span;
  readonly rows: readonly TableRow[];
}

export type Block = Paragraph | Table;

/** One source file within the text; a plain document has exactly one. */
export interface FilePart {
  readonly name: string;
  readonly format: DocumentFormat;
  readonly span: Span;
  /** Whether a line break may stand inside a sentence (plain text, PDF) or only between paragraphs. */
  readonly wrapped: boolean;
}

/** What the reader noticed and the reader of the report should know, such as pages without text. */
export interface ReadingNotice {
  readonly code: 'picture-only-pages' | 'unread-pictures' | 'replaced-characters';
  readonly values: Readonly<Record<string, string | number>>;
}

export interface DocumentTree {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly files: readonly FilePart[];
  readonly notices: readonly ReadingNotice[];
}

/** The text of a span, exactly as it stands in the document. */
export function textOf(tree: DocumentTree, span: Span): string {
  return tree.text.slice(span.start, span.end);
}

/**
 * The words of a cell, its paragraphs joined by line breaks. In plain text a cell may go on beyond its
 * neighbours (a row broken by a page); `span` is then its first stretch and `blocks` hold all of it.
 */
export function cellText(tree: DocumentTree, cell: Cell): string {
  const last = cell.blocks.at(-1);
  if (!last || last.span.end <= cell.span.end) return textOf(tree, cell.span);
  return cell.blocks.map((block) => textOf(tree, block.span)).join('\n');
}

/** The cells of a table laid on its grid: `grid[row][column]`, a merged cell repeated wherever it reaches. */
export function tableGrid(table: Table): readonly (readonly (Cell | null)[])[] {
  const grid: (Cell | null)[][] = table.rows.map(() => []);
  table.rows.forEach((row, rowIndex) => {
    for (const cell of row.cells) {
      const lastRow = Math.min(rowIndex + cell.rows, grid.length);
      for (let r = rowIndex; r < lastRow; r += 1) {
        const line = grid[r];
        if (!line) continue;
        for (let c = cell.column; c < cell.column + cell.columns; c += 1) {
          while (line.length < c) line.push(null);
          line[c] = line[c] ?? cell;
        }
      }
    }
  });
  return grid;
}

/** Every table of the tree, nested ones included, in order of the text. */
export function tablesOf(blocks: readonly Block[]): readonly Table[] {
  const tables: Table[] = [];
  const visit = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block.kind !== 'table') continue;
      tables.push(block);
      for (const row of block.rows) for (const cell of row.cells) visit(cell.blocks);
    }
  };
  visit(blocks);
  return tables;
}
