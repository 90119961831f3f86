import { expect, test } from 'vitest';
import { joinTrees } from './join.ts';
import { indexLines } from './lines.ts';
import { createTreeBuilder } from './tree-builder.ts';
import { cellText, tableGrid, tablesOf, textOf } from './tree.ts';
import type { DocumentTree, Table } from './tree.ts';

function sample(name: string): DocumentTree {
  const builder = createTreeBuilder();
  builder.paragraph('标题', 1);
  builder.openTable();
  builder.openRow();
  builder.openCell(0, 1, 9);
  builder.paragraph('甲');
  builder.paragraph('乙');
  builder.closeCell();
  builder.openCell(1, 2);
  builder.openTable();
  builder.openRow();
  builder.openCell(0);
  builder.paragraph('内');
  builder.closeCell();
  builder.closeRow();
  builder.closeTable();
  builder.closeCell();
  builder.closeRow();
  builder.openRow();
  builder.openCell(1);
  builder.paragraph('丙');
  builder.closeCell();
  builder.openCell(2);
  builder.closeCell();
  builder.closeRow();
  builder.closeTable();
  builder.paragraph('尾');
  return builder.finish(name, 'docx', false);
}

test('the builder writes text and spans together', () => {
  const tree = sample('a.docx');
  const [heading, table, tail] = tree.blocks;
  expect(heading).toMatchObject({ kind: 'paragraph', heading: 1 });
  expect(tail && textOf(tree, tail.span)).toBe('尾');
  const outer = table as Table;
  const first = outer.rows[0]?.cells[0];
  expect(first && cellText(tree, first)).toBe('甲\n乙');
  expect(tablesOf(tree.blocks)).toHaveLength(2);
  const inner = tablesOf(tree.blocks)[1];
  expect(inner && textOf(tree, inner.span)).toBe('内');
});

test('a cell never claims more rows than the table has', () => {
  const outer = sample('a.docx').blocks[1] as Table;
  expect(outer.rows[0]?.cells[0]?.rows).toBe(2);
});

test('tableGrid repeats merged cells wherever they reach', () => {
  const tree = sample('a.docx');
  const grid = tableGrid(tree.blocks[1] as Table);
  expect(grid.map((row) => row.length)).toEqual([3, 3]);
  expect(grid[0]?.[1]).toBe(grid[0]?.[2]);
  expect(grid[1]?.[0]).toBe(grid[0]?.[0]);
  expect(grid[1]?.[1] && textOf(tree, grid[1][1].span)).toBe('丙');
});

test('growCell lengthens the cell above; calls out of turn throw', () => {
  const builder = createTreeBuilder();
  expect(() => builder.openRow()).toThrow();
  builder.openTable();
  builder.openRow();
  builder.openCell(0);
  builder.closeCell();
  builder.closeRow();
  builder.openRow();
  builder.growCell(0);
  builder.closeRow();
  expect(() => builder.finish('x', 'doc', false)).toThrow();
  builder.closeTable();
  const tree = builder.finish('x', 'doc', false);
  expect((tree.blocks[0] as Table).rows[0]?.cells[0]?.rows).toBe(2);
});

test('joined trees answer with the lines of their own files', () => {
  const joined = joinTrees([sample('a.docx'), sample('b.docx')]);
  const lines = indexLines(joined);
  const last = joined.blocks.at(-1);
  const alone = indexLines(sample('b.docx'));
  const place = last && lines.placeOf(last.span);
  expect(place?.file).toBe('b.docx');
  expect(place?.line).toBe(alone.lineOf(sample('b.docx').text.indexOf('尾')) + 1);
  expect(last && textOf(joined, last.span)).toBe('尾');
  const second = tablesOf(joined.blocks)[2];
  expect(second && cellText(joined, second.rows[1]?.cells[0] as never)).toBe('丙');
});

test('line spans leave out the line break', () => {
  const lines = indexLines(sample('a.docx'));
  const tree = sample('a.docx');
  expect(textOf(tree, lines.lineSpan(0))).toBe('标题');
  expect(lines.placeOf({ start: 0, end: 6 })).toEqual({ file: 'a.docx', line: 1, endLine: 3 });
});
