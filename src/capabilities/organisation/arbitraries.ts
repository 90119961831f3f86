import fc from 'fast-check';
import type { Day } from '../../kernel/day.ts';
import { addDays } from '../../kernel/day-steps.ts';
import { calendarDayKinds, type CalendarDayKind } from './calendar/model.ts';
import type { Days } from './spans.ts';

/** A day within some years of the national calendar's data and somewhat beyond. */
export const anyDay = (): fc.Arbitrary<Day> =>
  fc.integer({ min: 0, max: 1_400 }).map((count) => addDays('2024-01-01' as Day, count));

/** Days one after another, perhaps without end. */
export const anyDays = (): fc.Arbitrary<Days> =>
  fc.tuple(anyDay(), fc.option(fc.integer({ min: 0, max: 400 }))).map(([since, length]) => ({
    since,
    until: length === null ? null : addDays(since, length),
  }));

/** A school's own days. */
export const anyOwnDays = (): fc.Arbitrary<ReadonlyMap<Day, CalendarDayKind>> =>
  fc
    .array(fc.tuple(anyDay(), fc.constantFrom(...calendarDayKinds)), { maxLength: 60 })
    .map((entries) => new Map(entries));
