import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from '../../kernel/day.ts';
import { anyDay, anyDays } from './arbitraries.ts';
import { addDays } from '../../kernel/day-steps.ts';
import { includes, mostAtOnce, overlap, reversed, within } from './spans.ts';

const d = (text: string): Day => text as Day;

it('shares the day on which one ends and another begins', () => {
  const first = { since: d('2025-01-01'), until: d('2025-03-31') };
  expect(overlap(first, { since: d('2025-03-31'), until: null })).toBe(true);
  expect(overlap(first, { since: d('2025-04-01'), until: null })).toBe(false);
});

it('overlaps exactly where some day lies in both', () => {
  fc.assert(
    fc.property(anyDays(), anyDays(), (a, b) => {
      const later = a.since > b.since ? a.since : b.since;
      expect(overlap(a, b)).toBe(includes(a, later) && includes(b, later));
      expect(overlap(a, b)).toBe(overlap(b, a));
    }),
  );
});

it('lies within exactly where no day is outside', () => {
  fc.assert(
    fc.property(anyDays(), anyDays(), anyDay(), (inner, outer, day) => {
      if (within(inner, outer) && includes(inner, day)) expect(includes(outer, day)).toBe(true);
      expect(within(inner, inner)).toBe(true);
    }),
  );
});

it('finds the fullest day', () => {
  fc.assert(
    fc.property(fc.array(anyDays(), { maxLength: 8 }), anyDay(), (spans, since) => {
      const window = { since, until: addDays(since, 60) };
      const days = Array.from({ length: 61 }, (_, at) => addDays(since, at));
      const counted = days.map((day) => spans.filter((span) => includes(span, day)).length);
      expect(mostAtOnce(spans, window)).toBe(Math.max(0, ...counted));
    }),
    { numRuns: 100 },
  );
});

it('refuses an end before the beginning', () => {
  expect(reversed({ since: d('2026-01-02'), until: d('2026-01-01') })).toHaveLength(1);
  expect(reversed({ since: d('2026-01-02'), until: d('2026-01-02') })).toEqual([]);
  expect(reversed({ since: d('2026-01-02'), until: null })).toEqual([]);
});
