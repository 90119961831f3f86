import fc from 'fast-check';
import type { FlowBlock, Line, Paper, PaperBlock, PaperCell, PaperTable, Run } from './paper.ts';

/** What people type and paste: Chinese, emoji, right-to-left, markup, control characters, halves of characters. */
export const typedText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    '<script>alert(1)</script>',
    '</w:t></w:r>]]>&amp;',
    'العربية ‮עברית‬',
    '👩‍🏫𠮷',
    '\u0000\u0007\ufffe\ud800',
    '一行\n两行\r\n三行\t表',
    '字'.repeat(3000),
  ),
);

const run: fc.Arbitrary<Run> = fc.record(
  {
    text: typedText,
    bold: fc.boolean(),
    mark: fc.constantFrom('checked', 'unchecked'),
    href: fc.oneof(typedText, fc.constantFrom('https://example.edu.cn/a?b=1&c="2"', '#part')),
  },
  { requiredKeys: ['text'] },
);
const line: fc.Arbitrary<Line> = fc.oneof(typedText, fc.array(run, { maxLength: 3 }));
const cell: fc.Arbitrary<PaperCell> = fc.record(
  {
    lines: fc.array(line, { maxLength: 3 }),
    align: fc.constantFrom('start', 'center', 'end'),
  },
  { requiredKeys: ['lines'] },
);

/** A table of so many columns, in which some cells cover several columns or rows. */
function tableOf(columns: number): fc.Arbitrary<PaperTable> {
  const plain = fc.array(cell, { minLength: columns, maxLength: columns });
  const across = cell.map((one): readonly PaperCell[] => [{ ...one, columns }]);
  const down = fc
    .tuple(plain, plain)
    .map(([first, second]): readonly (readonly PaperCell[])[] => [
      first.map((one, at) => (at === 0 ? { ...one, rows: 2 } : one)),
      second.slice(1),
    ]);
  const rows = fc.array(
    fc.oneof(
      plain.map((one): readonly (readonly PaperCell[])[] => [one]),
      across.map((one) => [one]),
      ...(columns > 1 ? [down] : []),
    ),
    { minLength: 1, maxLength: 4 },
  );
  return fc.record({
    kind: fc.constant('table' as const),
    widths: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: columns, maxLength: columns }),
    headings: fc.integer({ min: 0, max: 1 }),
    rows: rows.map((all) => all.flat()),
  });
}

const flowBlock: fc.Arbitrary<FlowBlock> = fc.oneof(
  fc.record({ kind: fc.constant('title' as const), text: typedText }),
  fc.record(
    {
      kind: fc.constant('heading' as const),
      level: fc.constantFrom(1, 2, 3),
      text: typedText,
      id: typedText,
    },
    { requiredKeys: ['kind', 'level', 'text'] },
  ),
  fc.record(
    {
      kind: fc.constant('paragraph' as const),
      line,
      align: fc.constantFrom('start', 'center', 'end'),
      indented: fc.boolean(),
    },
    { requiredKeys: ['kind', 'line'] },
  ),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(line, { maxLength: 3 }),
  }),
  fc.integer({ min: 1, max: 5 }).chain(tableOf),
  fc.record({
    kind: fc.constant('signatures' as const),
    signers: fc.array(typedText, { maxLength: 2 }),
  }),
);

const block: fc.Arbitrary<PaperBlock> = fc.oneof(
  { weight: 7, arbitrary: flowBlock },
  { weight: 1, arbitrary: fc.constant({ kind: 'page-break' as const }) },
);

const half = fc.array(flowBlock, { maxLength: 3 });

/** Any page that is cut across its middle. */
export const anyHalves: fc.Arbitrary<PaperBlock> = fc.record({
  kind: fc.constant('halves' as const),
  upper: half,
  lower: half,
});

/** Any paper, without drawings and pages to be cut. */
export const anyPaper: fc.Arbitrary<Paper> = fc.record({
  title: typedText,
  language: fc.constantFrom('zh-CN' as const, 'en' as const),
  orientation: fc.constantFrom('portrait' as const, 'landscape' as const),
  blocks: fc.array(block, { maxLength: 5 }),
  foot: fc.option(typedText, { nil: null }),
});
