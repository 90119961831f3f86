import type { Day } from '../../../kernel/day.ts';
import { addDays } from '../../../kernel/day-steps.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import type { CalendarDayKind } from './model.ts';

/** Working days of the country as announced each year by the State Council. */
export interface NationalCalendar {
  /** Whether it is a working day; a guess by weekday before `dataBegins` and after `dataEnds`. */
  isWorkday(day: Day): boolean;
  readonly dataBegins: Day;
  readonly dataEnds: Day;
}

/** The country's calendar and the days on which a school departs from it. */
export interface SchoolCalendar {
  readonly national: NationalCalendar;
  readonly own: ReadonlyMap<Day, CalendarDayKind>;
}

/** An answer that rests on days nobody has announced yet carries `calendar-beyond-data`. */
export interface WithWarning<T> {
  readonly value: T;
  readonly warning: Refusal | null;
}

/** Whether people work on that day: the school's own word first, then the country's. */
export function isWorkingDay(day: Day, { national, own }: SchoolCalendar): boolean {
  const kind = own.get(day);
  return kind === undefined ? national.isWorkday(day) : kind === 'make-up';
}

/** Warns where days up to `last` (and from `first`) lie outside the national data and the school says nothing of them. */
function warningFor(first: Day, last: Day, { national, own }: SchoolCalendar): Refusal | null {
  const { dataBegins, dataEnds } = national;
  const tail = last > dataEnds ? (first > dataEnds ? first : addDays(dataEnds, 1)) : null;
  const head = first < dataBegins ? first : null;
  const silent = (from: Day, to: Day): boolean => {
    for (let day = from; day <= to; day = addDays(day, 1)) if (!own.has(day)) return true;
    return false;
  };
  const beyond =
    (tail !== null && silent(tail, last)) ||
    (head !== null && silent(head, last < dataBegins ? last : addDays(dataBegins, -1)));
  return beyond ? refusal('calendar-beyond-data', [], { dataBegins, dataEnds }) : null;
}

/** More working days than any period of the union's rules; a mistyped number must not count for hours. */
const maximumCount = 2_000;

/**
 * The `count`th working day after `from`, which is not counted itself; before it where `count` is negative, and `from`
 * where it is zero. So five working days from Monday 28 September 2026 end on Saturday 10 October, a make-up day.
 */
export function addWorkingDays(
  from: Day,
  count: number,
  calendar: SchoolCalendar,
): WithWarning<Day> {
  if (!Number.isInteger(count) || Math.abs(count) > maximumCount)
    throw new Error(`working days must be a whole number up to ${maximumCount}`);
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  const [first, last] = step < 0 ? [day, from] : [from, day];
  return { value: day, warning: warningFor(first, last, calendar) };
}

/**
 * Working days after `from` up to and with `to`, so that `workingDaysBetween(from, addWorkingDays(from, n).value)` is n;
 * backwards the same days count as negative, so that stretches add up.
 */
export function workingDaysBetween(
  from: Day,
  to: Day,
  calendar: SchoolCalendar,
): WithWarning<number> {
  const [first, last] = to < from ? [to, from] : [from, to];
  let count = 0;
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) count += 1;
  const value = to < from && count > 0 ? -count : count;
  return { value, warning: warningFor(first, last, calendar) };
}
