import type { TreeBuilder } from '../tree-builder.ts';
import type { DocBlock, DocRow } from './doc-blocks.ts';

/** Borders nearer than this, in twentieths of a point, are one. */
const near = 30;

/** Positions where any row of the table has a border, from left to right. */
function gridEdges(rows: readonly DocRow[]): readonly number[] {
  const all = rows.flatMap((row) => row.definition?.edges ?? []).sort((a, b) => a - b);
  const edges: number[] = [];
  for (const edge of all)
    if (edges.length === 0 || edge - (edges.at(-1) as number) > near) edges.push(edge);
  return edges;
}

function columnAt(edges: readonly number[], position: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] as number) <= position + near) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface PlacedCell {
  readonly blocks: readonly DocBlock[];
  readonly column: number;
  columns: number;
  readonly more: boolean;
}

function hasGrid(row: DocRow): boolean {
  const { definition } = row;
  return definition !== null && definition.edges.length > row.cells.length;
}

/** The cells of a row with their columns; the right parts of merged cells are taken into the first. */
function placeCells(row: DocRow, edges: readonly number[]): readonly PlacedCell[] {
  const placed: PlacedCell[] = [];
  row.cells.forEach((blocks, at) => {
    const defined = row.definition?.cells[at];
    const grid = hasGrid(row);
    const left = grid ? columnAt(edges, row.definition?.edges[at] ?? 0) : at;
    const right = grid ? columnAt(edges, row.definition?.edges[at + 1] ?? 0) : at + 1;
    const columns = Math.max(1, right - left);
    const before = placed.at(-1);
    if (defined?.merged && before && blocks.length === 0) {
      before.columns += columns;
      return;
    }
    const column = Math.max(left, before ? before.column + before.columns : 0);
    placed.push({ blocks, column, columns, more: defined?.vertical === 'more' });
  });
  return placed;
}

function writeTable(builder: TreeBuilder, rows: readonly DocRow[]): void {
  const edges = gridEdges(rows);
  builder.openTable();
  for (const row of rows) {
    builder.openRow();
    for (const cell of placeCells(row, edges)) {
      if (cell.more && cell.blocks.length === 0) {
        builder.growCell(cell.column);
        continue;
      }
      builder.openCell(cell.column, cell.columns);
      writeBlocks(builder, cell.blocks);
      builder.closeCell();
    }
    builder.closeRow();
  }
  builder.closeTable();
}

/** Writes blocks in order; a cell merged downwards is lengthened instead of repeated. */
export function writeBlocks(builder: TreeBuilder, blocks: readonly DocBlock[]): void {
  for (const block of blocks) {
    if (block.kind === 'paragraph') builder.paragraph(block.text, block.heading);
    else writeTable(builder, block.rows);
  }
}
