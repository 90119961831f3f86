import { z } from 'zod';
import { readStatedValues } from '../../charter/reads.ts';
import type { RecurringDuty } from '../../charter/recurring-duty.ts';
import { whole } from '../../engines/actions/fields.ts';
import { defineQuery } from '../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import { addDays } from '../../kernel/day-steps.ts';
import { ok } from '../../kernel/result.ts';
import { dueDays, type CalendarEntry, type YearFacts } from './due-days.ts';
import { everyone } from './grants.ts';
import { readReader } from './reader.ts';
import { readSchoolCalendar } from './school-calendar.ts';

/** A due day of the year; `mine` where it is a duty of the reader's roles. */
export interface YearEntry extends CalendarEntry {
  readonly mine: boolean;
}

/** A year of due days, month by month, and the last day of which the country's working days are known. */
export interface YearCalendar {
  readonly year: number;
  readonly months: readonly {
    readonly month: number;
    readonly entries: readonly YearEntry[];
  }[];
  readonly dataEnds: Day;
}

/** What the school's due days follow from. Three statements that travel together. */
export async function readYearFacts(tx: SchoolTransaction): Promise<YearFacts> {
  const [stated, calendar] = await Promise.all([readStatedValues(tx), readSchoolCalendar(tx)]);
  return { stated, ...calendar };
}

const byDay = (a: CalendarEntry, b: CalendarEntry): number =>
  a.day === b.day ? 0 : a.day < b.day ? -1 : 1;

/** All due days of a year by month. */
export function yearCalendar(
  duties: readonly RecurringDuty[],
  year: number,
  { facts, roles }: { readonly facts: YearFacts; readonly roles: readonly string[] },
): YearCalendar {
  const entries = duties
    .flatMap((duty) => {
      const mine = duty.roles.some((role) => roles.includes(role));
      return dueDays(duty, year, facts).map((entry) => ({ ...entry, mine }));
    })
    .sort(byDay);
  const months = Array.from({ length: 12 }, (_, at) => ({
    month: at + 1,
    entries: entries.filter(({ day }) => Number(day.slice(5, 7)) === at + 1),
  }));
  return { year, months, dataEnds: facts.work.dataEnds };
}

/** How far ahead a deadline is shown. */
export const deadlineDays = 30;

/** What is due from today on, within `deadlineDays` days, for somebody of these roles. */
export function deadlinesFor(
  duties: readonly RecurringDuty[],
  roles: readonly string[],
  { today, facts }: { readonly today: Day; readonly facts: YearFacts },
): readonly CalendarEntry[] {
  const last = addDays(today, deadlineDays);
  const years = [...new Set([today, last].map((day) => Number(day.slice(0, 4))))];
  return duties
    .filter((duty) => duty.roles.some((role) => roles.includes(role)))
    .flatMap((duty) => years.flatMap((year) => dueDays(duty, year, facts)))
    .filter(({ day }) => today <= day && day <= last)
    .sort(byDay);
}

/** The year's duties by the school's own charter. */
export function yearCalendarRead(duties: readonly RecurringDuty[]) {
  return defineQuery({
    name: 'year-calendar.read',
    room: 'workbench',
    may: everyone,
    refuses: [],
    input: z.object({ year: whole(1990, 2200).optional() }),
    run: async (input, context) => {
      const { tx, today } = context;
      const year = input.year ?? Number(today.slice(0, 4));
      const [facts, { roles }] = await Promise.all([readYearFacts(tx), readReader(context)]);
      return ok(yearCalendar(duties, year, { facts, roles }));
    },
  });
}
