import type { Day } from './day.ts';

const dayLength = 86_400_000;

/** Days of the week as ISO 8601 counts them: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The day `days` later; a negative number goes back. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10) as Day;
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / dayLength;
}

/** The day of the week. */
export function weekdayOf(day: Day): Weekday {
  return (new Date(Date.parse(day)).getUTCDay() || 7) as Weekday;
}

/** The last day of a month (1–12). */
export function lastOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as Day;
}

/** The numbered day of a month (1–12), or the month's last day where it is shorter: the 31st of February is its last. */
export function dayOfMonth(year: number, month: number, number: number): Day {
  const last = lastOfMonth(year, month);
  const wanted = `${last.slice(0, 8)}${String(number).padStart(2, '0')}` as Day;
  return wanted < last ? wanted : last;
}
