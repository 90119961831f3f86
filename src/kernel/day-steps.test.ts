import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from './day.ts';
import { addDays, dayOfMonth, daysBetween, lastOfMonth, weekdayOf } from './day-steps.ts';

const anyDay = fc
  .integer({ min: -40_000, max: 60_000 })
  .map((count) => addDays('2000-01-01' as Day, count));

it('steps over the ends of months, years and February', () => {
  expect(addDays('2028-02-28' as Day, 1)).toBe('2028-02-29');
  expect(addDays('2026-02-28' as Day, 1)).toBe('2026-03-01');
  expect(addDays('2026-01-01' as Day, -1)).toBe('2025-12-31');
  expect(lastOfMonth(2100, 2)).toBe('2100-02-28');
  expect(lastOfMonth(2026, 12)).toBe('2026-12-31');
  expect(dayOfMonth(2028, 2, 31)).toBe('2028-02-29');
  expect(dayOfMonth(2026, 9, 5)).toBe('2026-09-05');
});

it('counts the week from Monday', () => {
  expect(weekdayOf('2026-09-28' as Day)).toBe(1);
  expect(weekdayOf('2026-10-04' as Day)).toBe(7);
});

it('comes back from where it went', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      const there = addDays(day, count);
      expect(daysBetween(day, there)).toBe(count);
      expect(addDays(there, -count)).toBe(day);
      expect((((weekdayOf(there) - weekdayOf(day) - count) % 7) + 7) % 7).toBe(0);
    }),
  );
});
