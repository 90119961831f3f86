import type { Day } from '../../kernel/day.ts';
import type { CalendarDayKind } from '../organisation/calendar/model.ts';
import { addDays, weekdayOf } from '../../kernel/day-steps.ts';

/** A span of days that has an end. */
export interface Period {
  readonly since: Day;
  readonly until: Day;
}

/** A semester of the demo's schools. */
export interface PlannedSemester extends Period {
  readonly academicYear: number;
  readonly half: 1 | 2;
}

/** The days a demo's school is built around; its terms and academic years begin on 1 September. */
export interface DemoDays {
  readonly today: Day;
  /** The academic year that runs today, by the year it began in. */
  readonly year: number;
  /** The 1 September on which students entered so many years ago; 0 is the running academic year. */
  entry(yearsAgo: number): Day;
  /** The last day of what began on that 1 September. */
  yearEnd(yearsAgo: number): Day;
  /** The day, or today where it has not come yet. */
  byNow(day: Day): Day;
  /** Of last year and this one, in their order. */
  readonly semesters: readonly PlannedSemester[];
  /** The one that runs today, or the last that began. */
  readonly running: PlannedSemester;
}

const on = (year: number, monthAndDay: string): Day => `${year}-${monthAndDay}` as Day;

const halves = (year: number): readonly PlannedSemester[] => [
  { academicYear: year, half: 1, since: on(year, '09-01'), until: on(year + 1, '01-17') },
  { academicYear: year, half: 2, since: on(year + 1, '02-24'), until: on(year + 1, '07-10') },
];

/** The demo's days as of a day. */
export function demoDays(today: Day): DemoDays {
  const calendarYear = Number(today.slice(0, 4));
  const year = today >= on(calendarYear, '09-01') ? calendarYear : calendarYear - 1;
  const semesters = [...halves(year - 1), ...halves(year)];
  const begun = semesters.filter(({ since }) => since <= today);
  return {
    today,
    year,
    entry: (yearsAgo) => on(year - yearsAgo, '09-01'),
    yearEnd: (yearsAgo) => addDays(on(year - yearsAgo + 1, '09-01'), -1),
    byNow: (day) => (day < today ? day : today),
    semesters,
    running: begun.at(-1) as PlannedSemester,
  };
}

/** Days of the school's own calendar. */
export interface OwnDays extends Period {
  readonly kind: CalendarDayKind;
  readonly name: string;
}

/** Winter and summer vacation of both years, between the semesters. */
export function vacationsOf({ semesters, year }: DemoDays): readonly OwnDays[] {
  return semesters.map((semester, at) => {
    const next = semesters[at + 1]?.since ?? on(year + 1, '09-01');
    const days = { since: addDays(semester.until, 1), until: addDays(next, -1) };
    return { ...days, kind: 'vacation', name: semester.half === 1 ? '寒假' : '暑假' };
  });
}

/** Two days without lessons for sports, a Thursday and a Friday of October; one is made up on the Saturday after next. */
export function sportsDaysOf({ year }: DemoDays): readonly OwnDays[] {
  const from = on(year, '10-20');
  const thursday = addDays(from, (11 - weekdayOf(from)) % 7);
  const saturday = addDays(thursday, 9);
  return [
    { since: thursday, until: addDays(thursday, 1), kind: 'holiday', name: '运动会（停课）' },
    { since: saturday, until: saturday, kind: 'make-up', name: '运动会补课' },
  ];
}
