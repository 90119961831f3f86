import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import { educationLevels, sexes } from '../people/model.ts';
import { computeCells, countingDay, judgeCells, type KnownGroup } from './rules.ts';

const anyGroup = (): fc.Arbitrary<KnownGroup> =>
  fc.record({
    educationLevel: fc.constantFrom(null, ...educationLevels),
    sex: fc.constantFrom(null, ...sexes),
    ethnicGroup: fc.constantFrom(null, '汉族', '回族', '壮族', '其他'),
    students: fc.nat(500),
  });

it('loses nobody: cells and unknown together are everybody', () => {
  fc.assert(
    fc.property(fc.array(anyGroup(), { maxLength: 30 }), (groups) => {
      const { cells, unknown } = computeCells(groups);
      const sum = (rows: readonly { readonly students: number }[]): number =>
        rows.reduce((total, { students }) => total + students, 0);
      expect(sum(cells) + unknown).toBe(sum(groups));
      expect(judgeCells(cells)).toEqual([]);
    }),
  );
});

it('refuses a cell told twice, at its second place', () => {
  const cell = { educationLevel: 'secondary', sex: 'male', minority: true, students: 1 } as const;
  expect(judgeCells([cell, { ...cell, minority: false }, cell])).toMatchObject([
    { code: 'headcount-twice', field: ['cells', 2], values: { row: 3 } },
  ]);
});

it('counts on today while the semester runs', () => {
  const days = { since: '2026-08-31' as Day, until: '2027-01-17' as Day };
  expect(countingDay(days, '2026-10-10' as Day)).toBe('2026-10-10');
  expect(countingDay(days, '2026-01-01' as Day)).toBe(days.since);
  expect(countingDay(days, '2028-01-01' as Day)).toBe(days.until);
});
