import type { Day } from '../../../kernel/day.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { overlap, type Days } from '../spans.ts';
import { addDays } from '../../../kernel/day-steps.ts';

/** Days one call may set: a summer vacation has about sixty. */
export const longestPeriod = 100;

/** Every day from one to another, both included. Refuses `dates-reversed` and `period-too-long` by an empty list. */
export function periodOf(since: Day, until: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = since; day <= until && days.length <= longestPeriod; day = addDays(day, 1))
    days.push(day);
  return days;
}

/** Refuses a period that ends before it begins or is too long for one call. */
export function judgePeriod(since: Day, until: Day): readonly Refusal[] {
  if (until < since) return [refusal('dates-reversed', 'until', { since })];
  const tooLong = periodOf(since, until).length > longestPeriod;
  return tooLong ? [refusal('period-too-long', 'until', { limit: longestPeriod })] : [];
}

/** Refuses a semester without days, and one that shares days with another (`semester-overlaps`). */
export function judgeSemester(days: Days, others: readonly Days[]): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (days.until !== null && days.until <= days.since)
    refusals.push(refusal('dates-reversed', 'until', { since: days.since }));
  const other = others.find((one) => overlap(one, days));
  if (other)
    refusals.push(
      refusal('semester-overlaps', 'since', { since: other.since, until: other.until ?? '' }),
    );
  return refusals;
}
