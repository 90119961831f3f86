import { expect, it } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import { unitKinds } from './model.ts';
import { judgeClosing, judgePlace, mayStandBelow } from './rules.ts';

it('lets classes stand below everything else, and a campus hold what has students', () => {
  const below = (kind: (typeof unitKinds)[number]) =>
    [null, ...unitKinds].filter((parent) => mayStandBelow(kind, parent));
  expect(below('class')).toEqual(['department', 'college', 'academy', 'campus']);
  expect(below('campus')).toEqual([null]);
  for (const kind of ['department', 'college', 'academy'] as const)
    expect(below(kind)).toEqual([null, 'campus']);
});

it('refuses a place that has closed by then', () => {
  const days = { since: '2020-01-01' as Day, until: '2025-08-31' as Day };
  const parent = { kind: 'department', ...days } as const;
  expect(judgePlace('class', parent, '2025-08-31' as Day)).toEqual([]);
  expect(judgePlace('class', parent, '2025-09-01' as Day)).toMatchObject([{ code: 'unit-closed' }]);
});

it('says which and how many still go on', () => {
  const days = { since: '2020-01-01' as Day, until: '2025-08-31' as Day };
  expect(judgeClosing(days, { units: 0, people: 0, bodies: 0 })).toEqual([]);
  expect(judgeClosing(days, { units: 2, people: 0, bodies: 1 })).toMatchObject([
    { code: 'unit-has-units', values: { count: 2 } },
    { code: 'unit-has-bodies', values: { count: 1 } },
  ]);
});
