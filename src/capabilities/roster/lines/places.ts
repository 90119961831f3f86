import {
  textOf,
  type DocumentTree,
  type Span,
  type Table,
} from '../../../engines/documents/tree.ts';

/** Where a line stands, as people count. */
export interface LinePlace {
  readonly sheet: string | null;
  readonly row: number;
}

/** Finds the place of a stretch of a document. */
export type PlaceOf = (span: Span) => LinePlace;

interface RowPlace extends LinePlace {
  readonly start: number;
}

const inTable = (table: Table, sheet: string | null): readonly RowPlace[] =>
  table.rows.map(({ span, number }, at) => ({ start: span.start, sheet, row: number ?? at + 1 }));

/**
 * The rows of a document's tables as people find them: the number a spreadsheet shows, in other documents the position
 * in its table; a line of plain text by its number. A workbook of several sheets names them above their tables.
 */
export function placesOf(tree: DocumentTree): PlaceOf {
  const places: RowPlace[] = [];
  const spreadsheet = tree.files[0]?.format === 'xlsx';
  let title: string | null = null;
  let line = 0;
  for (const block of tree.blocks) {
    if (block.kind === 'table') {
      places.push(...inTable(block, spreadsheet ? title : null));
      continue;
    }
    line += 1;
    if (spreadsheet && block.heading === 1) title = textOf(tree, block.span);
    places.push({ start: block.span.start, sheet: null, row: line });
  }
  return ({ start }) => {
    const found = places.findLast((place) => place.start <= start) ?? places[0];
    return { sheet: found?.sheet ?? null, row: found?.row ?? 1 };
  };
}
