import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnWidths, tableLines } from './table.ts';
import { columnsOf } from './terminal.ts';

describe('a table', () => {
  test('is as narrow as its cells, figures at the right', () => {
    const columns = [
      { label: '姓名', figures: false },
      { label: '人数', figures: true },
    ];
    const rows = [
      ['王芳', '7'],
      ['欧阳明', '1234'],
    ];
    expect(tableLines(columns, rows, 80)).toEqual([
      '姓名    人数',
      '──────  ────',
      '王芳       7',
      '欧阳明  1234',
    ]);
  });

  test('squeezes the widest columns first and never the narrow ones', () => {
    expect(columnWidths([4, 60, 60], 80)).toEqual([4, 36, 36]);
    expect(columnWidths([4, 10, 200], 80)).toEqual([4, 10, 62]);
    expect(columnWidths([30, 30], 80)).toEqual([30, 30]);
    expect(
      columnWidths(
        Array.from({ length: 20 }, () => 10),
        80,
      ),
    ).toBeNull();
  });

  test('becomes cards where even narrow columns do not fit', () => {
    const columns = Array.from({ length: 8 }, (_, at) => ({ label: `第${at}列`, figures: false }));
    const lines = tableLines(columns, [columns.map(({ label }) => `${label}的内容`)], 40);
    expect(lines).toContain('第3列  第3列的内容');
    expect(lines.every((line) => columnsOf(line) <= 40)).toBe(true);
  });

  test('is never wider than the terminal, whatever it holds', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }),
        fc.integer({ min: 40, max: 120 }),
        (rows, width) => {
          const columns = ['名称', 'x', '说明'].map((label) => ({ label, figures: false }));
          for (const line of tableLines(columns, rows, width))
            expect(columnsOf(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
