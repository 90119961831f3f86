import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatedValue } from '../../charter/in-force.ts';
import type { AnyProvision } from '../../charter/provision.ts';
import { provisionsOfDuty } from '../../charter/recurring-duty.ts';
import type { Day } from '../../kernel/day.ts';
import { weekdayOf } from '../../kernel/day-steps.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { nationalCalendar } from '../organisation/calendar/national-calendar.ts';
import { rulebookWordsZh } from '../rulebook/words.zh.ts';
import { dueDays, type YearFacts } from './due-days.ts';
import { dutyProvisions, recurringDuties } from './duties.ts';
import { workbenchWordsZh } from './words.zh.ts';
import { deadlinesFor, yearCalendar } from './year-calendar.ts';

const day = (text: string): Day => text as Day;
const work = {
  dataBegins: nationalCalendar.dataBegins,
  dataEnds: day('2026-12-31'),
  isWorkingDay: (on: Day) => nationalCalendar.isWorkday(on),
};
const semester = (academicYear: number, half: number, since: string, until: string) => ({
  academicYear,
  half,
  since: day(since),
  until: day(until),
});
const semesters = [
  semester(2025, 1, '2025-09-01', '2026-01-16'),
  semester(2025, 2, '2026-03-02', '2026-07-10'),
  semester(2026, 1, '2026-09-07', '2027-01-15'),
];
const plain: YearFacts = { stated: [], semesters, work };
const state = (name: string, value: Json, since: string, until: string | null = null) =>
  ({
    name,
    value,
    since: day(since),
    until: until === null ? null : day(until),
    article: { id: '0' as Uuid, document: '示例学院学生会章程', number: '第九条' },
    articleSince: day('2000-01-01'),
    articleUntil: null,
  }) satisfies StatedValue;

function named(code: string) {
  const found = recurringDuties.find((duty) => duty.code === code);
  if (!found) throw new Error(`no duty ${code}`);
  return found;
}
const daysOf = (code: string, year: number, facts: YearFacts) =>
  dueDays(named(code), year, facts).map((entry) => entry.day);

describe('a yearly duty', () => {
  it('falls on the last day of its month, moved off rest days, by the default', () => {
    // 30 November 2025 is a Sunday, 30 November 2026 a Monday.
    expect(dueDays(named('congress'), 2026, plain)).toEqual([
      {
        room: 'workbench',
        code: 'congress',
        values: {},
        day: '2026-11-30',
        article: null,
        source: 'congress-rules',
        certain: true,
      },
    ]);
    expect(daysOf('congress', 2025, plain)).toEqual(['2025-12-01']);
  });

  it('knows leap years', () => {
    const february = { ...plain, stated: [state('congress.month', 2, '2020-01-01')] };
    expect(daysOf('congress', 2024, february)).toEqual(['2024-02-29']);
    const stay = {
      ...february,
      stated: [...february.stated, state('duty.rest-day', 'stay', '2020-01-01')],
    };
    expect(daysOf('congress', 2026, stay)).toEqual(['2026-02-28']);
  });

  it('follows the article in force on the day itself, and cites it', () => {
    const moved = [
      state('congress.month', 6, '2020-01-01', '2026-04-30'),
      state('congress.month', 11, '2026-05-01'),
    ];
    const facts = { ...plain, stated: moved };
    expect(daysOf('congress', 2025, facts)).toEqual(['2025-06-30']);
    expect(dueDays(named('congress'), 2026, facts)).toMatchObject([
      { day: '2026-11-30', article: { number: '第九条' }, certain: true },
    ]);
  });

  it('is told once a year, and not for certain, where a change leaves its day out', () => {
    const skipped = [
      state('congress.month', 11, '2020-01-01', '2026-07-31'),
      state('congress.month', 4, '2026-08-01'),
    ];
    const found = dueDays(named('congress'), 2026, { ...plain, stated: skipped });
    expect(found).toMatchObject([{ day: '2026-04-30', certain: false }]);
  });

  it('is not certain where it is due every two years: nobody says which', () => {
    const everyTwo = { ...plain, stated: [state('congress.interval', 24, '2020-01-01')] };
    expect(dueDays(named('congress'), 2026, everyTwo)).toMatchObject([
      { certain: false, article: { number: '第九条' } },
    ]);
  });

  it('stands in the year its moved day falls into', () => {
    // 31 December 2022 is a Saturday; 1 and 2 January 2023 are holidays.
    expect(daysOf('disclosure', 2022, plain)).not.toContain('2022-12-31');
    expect(daysOf('disclosure', 2023, plain)).toContain('2023-01-03');
  });
});

describe('a monthly duty', () => {
  it('keeps the earlier months where its day is changed in the middle of the year', () => {
    const facts = {
      ...plain,
      stated: [
        state('finance-report.day', 10, '2020-01-01', '2026-06-14'),
        state('finance-report.day', 20, '2026-06-15'),
        state('duty.rest-day', 'stay', '2020-01-01'),
      ],
    };
    expect(daysOf('finance-report', 2026, facts)).toEqual([
      ...['01', '02', '03', '04', '05', '06'].map((month) => `2026-${month}-10`),
      ...['07', '08', '09', '10', '11', '12'].map((month) => `2026-${month}-20`),
    ]);
  });

  it('is due in semesters only, where it is said so', () => {
    const months = daysOf('staff-meeting', 2026, plain).map((on) => on.slice(5, 7));
    expect(months).toEqual(['03', '04', '05', '06', '09', '10', '11', '12']);
  });

  it('is not held unless the school holds it, and from when it does', () => {
    expect(daysOf('leader-talk', 2026, plain)).toEqual([]);
    const held = { ...plain, stated: [state('leader-talk.held', true, '2026-10-15')] };
    expect(daysOf('leader-talk', 2026, held)).toEqual(['2026-11-02', '2026-12-01']);
  });
});

describe('a weekly duty', () => {
  it('falls into the weeks of semesters and is dropped in holidays', () => {
    const found = daysOf('heads-meeting', 2026, plain);
    expect(found.every((on) => weekdayOf(on) === 1)).toBe(true);
    expect(found).toContain('2026-03-02');
    expect(found).not.toContain('2026-02-16');
    expect(found).not.toContain('2026-08-03');
    expect(found).not.toContain('2026-10-05');
  });

  it('is held at weekends where the charter says so', () => {
    const sundays = { ...plain, stated: [state('heads-meeting.weekday', 'sunday', '2020-01-01')] };
    expect(daysOf('heads-meeting', 2026, sundays)).toContain('2026-09-13');
  });
});

describe('what is not known', () => {
  it('is not certain in a year without semesters', () => {
    const none = { ...plain, semesters: [] };
    for (const code of ['work-review', 'party-hearing', 'heads-meeting', 'political-study']) {
      const found = dueDays(named(code), 2026, none);
      expect(found.length).toBeGreaterThan(1);
      expect(found.every(({ certain }) => !certain)).toBe(true);
    }
    expect(dueDays(named('work-review'), 2026, plain)).toMatchObject([
      { day: '2026-01-04', values: { academicYear: '2025—2026', half: 1 }, certain: true },
      { day: '2026-06-26', values: { academicYear: '2025—2026', half: 2 }, certain: true },
    ]);
  });

  it('is not certain beyond the known holidays', () => {
    const found = dueDays(named('finance-report'), 2027, plain);
    expect(found).toHaveLength(12);
    expect(found.every(({ certain }) => !certain)).toBe(true);
  });
});

it('keeps a day in a long vacation', () => {
  const vacation = { ...work, isWorkingDay: (on: Day) => on < '2026-07-11' || on > '2026-08-31' };
  expect(daysOf('finance-report', 2026, { ...plain, work: vacation })).toContain('2026-08-05');
});

it('finds every duty within its year and in order, by any charter', () => {
  const ofType = (provision: AnyProvision): fc.Arbitrary<Json> => {
    switch (provision.type.unit) {
      case 'month-of-year':
        return fc.integer({ min: 1, max: 12 });
      case 'day-of-month':
        return fc.integer({ min: 1, max: 31 });
      case 'yes-no':
        return fc.boolean();
      case 'weekday':
        return fc.constantFrom('monday', 'friday', 'sunday');
      case 'choice':
        return fc.constantFrom('stay', 'next-working-day', 'last-working-day');
      default:
        return fc.integer({ min: 12, max: 36 });
    }
  };
  const since = fc.constantFrom('2025-05-05', '2026-01-01', '2026-03-31', '2026-09-30');
  const row = fc
    .constantFrom(...dutyProvisions)
    .chain((provision) =>
      fc.tuple(ofType(provision), since).map(([value, from]) => state(provision.name, value, from)),
    );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (stated) => {
      for (const duty of recurringDuties) {
        const found = dueDays(duty, 2026, { ...plain, stated });
        const at = found.map((entry) => entry.day);
        expect(at.every((on) => on.startsWith('2026-'))).toBe(true);
        expect([...at].sort()).toEqual(at);
        const most = { yearly: 2, monthly: 14, weekly: 53, 'before-semester-end': 4 };
        expect(at.length).toBeLessThanOrEqual(most[duty.rhythm.kind]);
      }
    }),
    { numRuns: 60 },
  );
});

describe('the calendar', () => {
  it('has twelve months and every entry in its own', () => {
    const calendar = yearCalendar(recurringDuties, 2026, { facts: plain, roles: ['office'] });
    expect(calendar.months.map(({ month }) => month)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(calendar.dataEnds).toBe('2026-12-31');
    const december = calendar.months[11]?.entries.map(({ code }) => code) ?? [];
    expect(december).toEqual(expect.arrayContaining(['disclosure', 'congress-report']));
  });

  it('tells a role its deadlines of the next thirty days, over the end of a year', () => {
    const facts = { ...plain, work: { ...work, dataEnds: day('2027-12-31') } };
    const found = deadlinesFor(recurringDuties, ['office'], { today: day('2026-12-20'), facts });
    const told = found.map(({ code, day: on }) => `${on} ${code}`);
    expect(told).toContain('2026-12-31 disclosure');
    expect(told).toContain('2027-01-05 finance-report');
    expect(told.every((line) => line < '2027-01-20')).toBe(true);
    expect(deadlinesFor(recurringDuties, ['student'], { today: day('2026-12-20'), facts })).toEqual(
      [],
    );
  });
});

it('names every duty and every provision in words', () => {
  for (const { code } of recurringDuties) expect(workbenchWordsZh).toHaveProperty([`duty.${code}`]);
  for (const { name } of dutyProvisions)
    expect(rulebookWordsZh).toHaveProperty([`choice.provision.${name}`]);
  const names = recurringDuties.flatMap((duty) => provisionsOfDuty(duty)).map(({ name }) => name);
  expect(new Set(names).size).toBe(dutyProvisions.length);
});
