import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { anyDay, anyDays } from '../arbitraries.ts';
import { mostAtOnce } from '../spans.ts';
import {
  judgeAdministrators,
  judgeAppointment,
  judgeEnding,
  judgeTerm,
  type AppointmentCase,
} from './rules.ts';

const d = (text: string): Day => text as Day;
const always = { since: d('2000-01-01'), until: null };
const year = { since: d('2025-09-01'), until: d('2026-08-31') };
const fine: AppointmentCase = {
  days: year,
  personId: 'p' as Uuid,
  post: { ...always, seats: 1 },
  body: always,
  person: always,
  term: null,
  others: [],
};
const codes = (judged: Partial<AppointmentCase>) =>
  judgeAppointment({ ...fine, ...judged }).map(({ code }) => code);
const held = (personId: string, days = year) => ({
  id: 'a' as Uuid,
  personId: personId as Uuid,
  ...days,
});

describe('an appointment', () => {
  it('lies within the days of post, body, person and term', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ body: { since: d('2025-09-02'), until: null } })).toEqual(['post-not-then']);
    expect(codes({ person: { ...always, until: d('2026-07-01') } })).toEqual(['person-not-then']);
    expect(codes({ term: year })).toEqual([]);
    expect(codes({ term: { ...year, since: d('2025-10-01') } })).toEqual(['term-not-then']);
    expect(codes({ days: { ...year, until: null }, term: year })).toEqual(['term-not-then']);
  });

  it('takes a seat that is free, and not one’s own again', () => {
    expect(codes({ others: [held('q')] })).toEqual(['no-seat-left']);
    expect(codes({ others: [held('p')], post: { ...always, seats: null } })).toEqual([
      'appointment-overlaps',
    ]);
  });

  it('never lets a day have more holders than seats, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(anyDays(), { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        (wanted, seats) => {
          const others: AppointmentCase['others'][number][] = [];
          wanted.forEach((days, at) => {
            const person = `p${at}` as Uuid;
            const judged = { ...fine, days, personId: person, others, post: { ...always, seats } };
            if (judgeAppointment(judged).length === 0)
              others.push({ id: person, personId: person, ...days });
          });
          expect(mostAtOnce(others, always)).toBeLessThanOrEqual(seats);
        },
      ),
    );
  });
});

describe('an ending', () => {
  it('comes after the beginning, and not after the end there is', () => {
    const running = { ...year, endedBy: null };
    const codesOf = (row: Parameters<typeof judgeEnding>[0], until: string) =>
      judgeEnding(row, d(until)).map(({ code }) => code);
    expect(codesOf({ ...running, until: null }, '2025-09-01')).toEqual([]);
    expect(codesOf(running, '2026-08-31')).toEqual([]);
    expect(codesOf(running, '2026-09-01')).toEqual(['appointment-ended']);
    expect(codesOf({ ...year, endedBy: 'resignation' }, '2026-01-01')).toEqual([
      'appointment-ended',
    ]);
    expect(codesOf(running, '2025-08-31')).toEqual(['dates-reversed']);
  });
});

it('keeps an administrator who has begun and has no end', () => {
  const today = d('2026-09-01');
  const refused = [{ code: 'last-administrator' }];
  expect(judgeAdministrators([], today)).toMatchObject(refused);
  expect(judgeAdministrators([{ since: d('2026-09-02'), until: null }], today)).toMatchObject(
    refused,
  );
  expect(judgeAdministrators([{ since: today, until: today }], today)).toMatchObject(refused);
  expect(judgeAdministrators([{ since: today, until: null }], today)).toEqual([]);
});

it('refuses terms that share a day', () => {
  fc.assert(
    fc.property(anyDays(), anyDay(), (days, until) => {
      const before = { number: 1, since: d('2000-01-01'), until };
      const shares = days.since <= until;
      expect(judgeTerm(days, [before]).length > 0).toBe(shares);
    }),
  );
});
