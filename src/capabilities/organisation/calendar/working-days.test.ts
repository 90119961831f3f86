import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import { addDays } from '../../../kernel/day-steps.ts';
import { anyDay, anyOwnDays } from '../arbitraries.ts';
import { nationalCalendar } from './national-calendar.ts';
import {
  addWorkingDays,
  isWorkingDay,
  workingDaysBetween,
  type SchoolCalendar,
} from './working-days.ts';

const d = (text: string): Day => text as Day;
const bare: SchoolCalendar = { national: nationalCalendar, own: new Map() };
const anyCalendar = anyOwnDays().map((own): SchoolCalendar => ({
  national: nationalCalendar,
  own,
}));

describe('the national calendar', () => {
  it.each([
    ['2026-02-14', true],
    ['2026-10-10', true],
    ['2026-02-16', false],
    ['2026-10-01', false],
    ['2026-09-05', false],
    ['2026-09-07', true],
  ])('knows %s', (day, works) => {
    expect(isWorkingDay(d(day), bare)).toBe(works);
  });

  it('says up to which day it knows', () => {
    expect(nationalCalendar.dataBegins).toBe('2004-01-01');
    expect(nationalCalendar.dataEnds).toBe('2026-12-31');
  });
});

describe('addWorkingDays', () => {
  it('counts five from 28 September 2026 to 10 October, over the holidays to a make-up day', () => {
    expect(addWorkingDays(d('2026-09-28'), 5, bare)).toEqual({
      value: '2026-10-10',
      warning: null,
    });
  });

  it('goes back, and stays for none', () => {
    expect(addWorkingDays(d('2026-10-10'), -5, bare).value).toBe('2026-09-28');
    expect(addWorkingDays(d('2026-10-03'), 0, bare).value).toBe('2026-10-03');
  });

  it('warns beyond the data, and not where the school set the days itself', () => {
    expect(addWorkingDays(d('2026-12-30'), 5, bare).warning?.code).toBe('calendar-beyond-data');
    const own = new Map(
      Array.from({ length: 30 }, (_, at) => [addDays(d('2027-01-01'), at), 'vacation' as const]),
    );
    const set = { ...bare, own: new Map([...own, [d('2027-01-31'), 'make-up' as const]]) };
    expect(addWorkingDays(d('2026-12-31'), 1, set)).toEqual({ value: '2027-01-31', warning: null });
    expect(addWorkingDays(d('2003-12-01'), 3, bare).warning?.code).toBe('calendar-beyond-data');
  });

  it('throws for what is no count of days', () => {
    for (const count of [0.5, Number.NaN, 1e9])
      expect(() => addWorkingDays(d('2026-09-01'), count, bare)).toThrow('whole number');
  });

  it('ends on a working day, with so many between', () => {
    fc.assert(
      fc.property(
        anyDay(),
        fc.integer({ min: 1, max: 60 }),
        anyCalendar,
        (from, count, calendar) => {
          const { value } = addWorkingDays(from, count, calendar);
          expect(isWorkingDay(value, calendar)).toBe(true);
          expect(workingDaysBetween(from, value, calendar).value).toBe(count);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('comes back to the working day it left from', () => {
    fc.assert(
      fc.property(
        anyDay(),
        fc.integer({ min: 1, max: 60 }),
        anyCalendar,
        (from, count, calendar) => {
          fc.pre(isWorkingDay(from, calendar));
          const there = addWorkingDays(from, count, calendar).value;
          expect(addWorkingDays(there, -count, calendar).value).toBe(from);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('never warns within the data', () => {
    fc.assert(
      fc.property(anyDay(), fc.integer({ min: -40, max: 40 }), (from, count) => {
        const { value, warning } = addWorkingDays(from, count, bare);
        const last = value > from ? value : from;
        expect(warning === null).toBe(last <= nationalCalendar.dataEnds);
      }),
      { numRuns: 200 },
    );
  });
});

describe('workingDaysBetween', () => {
  it('counts the week of 17 to 21 March 2025 as four after its first day', () => {
    expect(workingDaysBetween(d('2025-03-17'), d('2025-03-21'), bare).value).toBe(4);
  });

  it('is negative backwards, and adds up over any day between', () => {
    fc.assert(
      fc.property(anyDay(), anyDay(), anyDay(), anyCalendar, (a, b, c, calendar) => {
        const between = (from: Day, to: Day): number =>
          workingDaysBetween(from, to, calendar).value;
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(a, b) + between(b, a)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
