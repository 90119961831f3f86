import { inForce, turningDays, type StatedValue } from '../../charter/in-force.ts';
import {
  provisionsOfDuty,
  provisionsOfRhythm,
  type RecurringDuty,
  type RestDayMove,
} from '../../charter/recurring-duty.ts';
import type { RuleSource } from '../../charter/rule-sources.ts';
import { weekdayNumber } from '../../charter/value-type.ts';
import type { Day } from '../../kernel/day.ts';
import { addDays, dayOfMonth, lastOfMonth, weekdayOf } from '../../kernel/day-steps.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import { halvesAround, type Half, type Semester } from './halves.ts';

/** Which days are worked, and between which two days that is known and not guessed by the weekday. */
export interface WorkCalendar {
  readonly dataBegins: Day;
  readonly dataEnds: Day;
  isWorkingDay(day: Day): boolean;
}

/** What a year's due days follow from. */
export interface YearFacts {
  readonly stated: readonly StatedValue[];
  readonly semesters: readonly Semester[];
  readonly work: WorkCalendar;
}

/** One due day of a duty, with the article that says it; `certain` is false where something had to be assumed. */
export interface CalendarEntry {
  readonly room: string;
  readonly code: string;
  /** The places of its sentence, `duty.<code>`. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly day: Day;
  /** The school's article that says when; null where the default day is shown. */
  readonly article: { readonly document: string; readonly number: string } | null;
  /** What says that there is such a duty at all. */
  readonly source: RuleSource;
  readonly certain: boolean;
}

/** A stretch of days in which a duty is due once. `half` is the semester it belongs to, where it belongs to one. */
interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly half: Half | null;
}

const monthsAround = (year: number): readonly (readonly [number, number])[] => [
  [year - 1, 12],
  ...Array.from({ length: 12 }, (_, at) => [year, at + 1] as const),
  [year + 1, 1],
];

/** The weeks of a semester, Monday to Sunday, cut at its ends. */
function weeksOf(half: Half): readonly Period[] {
  const weeks: Period[] = [];
  for (let from = half.since; from <= half.until;) {
    const sunday = addDays(from, 7 - weekdayOf(from));
    weeks.push({ from, to: sunday < half.until ? sunday : half.until, half });
    from = addDays(sunday, 1);
  }
  return weeks;
}

/** The periods whose due day could fall into the year, those at its ends included: a due day may move. */
function periodsOf({ rhythm }: RecurringDuty, year: number, halves: readonly Half[]): Period[] {
  switch (rhythm.kind) {
    case 'yearly':
      return [year - 1, year].map((one) => ({
        from: `${one}-01-01` as Day,
        to: `${one}-12-31` as Day,
        half: null,
      }));
    case 'monthly':
      return monthsAround(year).map(([inYear, month]) => ({
        from: dayOfMonth(inYear, month, 1),
        to: lastOfMonth(inYear, month),
        half: null,
      }));
    case 'weekly':
      return halves.flatMap(weeksOf);
    case 'before-semester-end':
      return halves.map((half) => ({ from: half.since, to: half.until, half }));
    default:
      return unreachable(rhythm);
  }
}

const heldOn = ({ held }: RecurringDuty, on: Day, { stated }: YearFacts): boolean =>
  held === null || inForce(stated, held, on).value;

/** The day on which a duty is due in a period by the provisions in force on `on`; null where it is not. */
function dueBy(duty: RecurringDuty, period: Period, on: Day, facts: YearFacts): Day | null {
  if (!heldOn(duty, on, facts)) return null;
  const { stated } = facts;
  const { rhythm } = duty;
  const [year, month] = period.from.split('-').map(Number) as [number, number];
  switch (rhythm.kind) {
    case 'yearly':
      return lastOfMonth(year, inForce(stated, rhythm.month, on).value);
    case 'monthly':
      return dayOfMonth(year, month, inForce(stated, rhythm.day, on).value);
    case 'weekly': {
      const wanted = weekdayNumber(inForce(stated, rhythm.weekday, on).value);
      const day = addDays(period.from, wanted - weekdayOf(period.from));
      return period.from <= day && day <= period.to ? day : null;
    }
    case 'before-semester-end': {
      const day = addDays(period.to, -inForce(stated, rhythm.days, on).value);
      return day < period.from ? period.from : day;
    }
    default:
      return unreachable(rhythm);
  }
}

/** A due day as the charter has it. `settled` is false where no day agrees with the rule in force on that very day. */
interface Due {
  readonly day: Day;
  readonly settled: boolean;
}

/**
 * The due day of a period: the first day that is due by the rule in force on that day itself, so that a provision
 * changed in the middle of a year leaves what was due before as it was. Where the change left no such day out, the
 * rule at the period's end speaks.
 */
function dueIn(duty: RecurringDuty, period: Period, facts: YearFacts): Due | null {
  const turns = turningDays(facts.stated, provisionsOfDuty(duty), period);
  for (const [at, start] of turns.entries()) {
    const next = turns[at + 1];
    const end = next === undefined ? period.to : addDays(next, -1);
    const day = dueBy(duty, period, start, facts);
    if (day !== null && start <= day && day <= end) return { day, settled: true };
  }
  const last = dueBy(duty, period, period.to, facts);
  // What a school did not hold on that day yet is not owed for it.
  if (last === null || !heldOn(duty, last, facts)) return null;
  return { day: last, settled: false };
}

/** Rest days that one after the other still move a duty; a longer stretch is a vacation, in which it keeps its day. */
const longestRest = 14;

function moved(day: Day, move: RestDayMove, work: WorkCalendar): Day {
  switch (move) {
    case 'stay':
      return day;
    case 'next-working-day':
    case 'last-working-day': {
      const step = move === 'next-working-day' ? 1 : -1;
      for (let away = 0; away <= longestRest; away += 1) {
        const at = addDays(day, away * step);
        if (work.isWorkingDay(at)) return at;
      }
      return day;
    }
    default:
      return unreachable(move);
  }
}

/** The semester a day lies in. */
const halfOn = (halves: readonly Half[], day: Day): Half | null =>
  halves.find(({ since, until }) => since <= day && day <= until) ?? null;

/** The article that says when, or whether, a duty is due; null where all of it rests on defaults. */
function articleOn(duty: RecurringDuty, day: Day, { stated }: YearFacts): CalendarEntry['article'] {
  const provisions = [
    ...provisionsOfRhythm(duty.rhythm),
    ...(duty.held === null ? [] : [duty.held]),
  ];
  for (const provision of provisions) {
    const { article } = inForce(stated, provision, day);
    if (article !== null) return { document: article.document, number: article.number };
  }
  return null;
}

const placesOf = ({ academicYear, half }: Half): CalendarEntry['values'] => ({
  academicYear: `${academicYear}—${academicYear + 1}`,
  half,
});

function entryOf(
  duty: RecurringDuty,
  due: Due,
  half: Half | null,
  facts: YearFacts,
): CalendarEntry | null {
  const { rhythm, move } = duty;
  const { stated, work } = facts;
  const how = move === null ? 'stay' : inForce(stated, move, due.day).value;
  const day = moved(due.day, how, work);
  // A weekly meeting is dropped in a holiday, not moved; one held at weekends knows no rest days.
  if (rhythm.kind === 'weekly' && weekdayOf(day) <= 5 && !work.isWorkingDay(day)) return null;
  const byCalendar = how !== 'stay' || rhythm.kind === 'weekly';
  const [first, last] = day < due.day ? [day, due.day] : [due.day, day];
  const known = !byCalendar || (work.dataBegins <= first && last <= work.dataEnds);
  const inTurn =
    rhythm.kind !== 'yearly' ||
    rhythm.interval === null ||
    inForce(stated, rhythm.interval, due.day).value <= 12;
  return {
    room: duty.room,
    code: duty.code,
    values: half === null ? {} : placesOf(half),
    day,
    article: articleOn(duty, due.day, facts),
    source: duty.source,
    certain: due.settled && known && inTurn && (half === null || half.recorded),
  };
}

/** Every due day of a duty in a calendar year, in order. Pure: the school's facts are handed in. */
export function dueDays(
  duty: RecurringDuty,
  year: number,
  facts: YearFacts,
): readonly CalendarEntry[] {
  const halves = halvesAround(year, facts.semesters);
  const { rhythm } = duty;
  const inSemesters = rhythm.kind === 'monthly' && rhythm.months === 'of-semesters';
  return periodsOf(duty, year, halves)
    .flatMap((period) => {
      const due = dueIn(duty, period, facts);
      if (due === null) return [];
      const half = inSemesters ? halfOn(halves, due.day) : period.half;
      if (inSemesters && half === null) return [];
      const entry = entryOf(duty, due, half, facts);
      return entry !== null && entry.day.startsWith(`${year}-`) ? [entry] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
