import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/day.ts';
import { addDays } from '../kernel/day-steps.ts';
import type { Uuid } from '../kernel/id.ts';
import { inForce, turningDays, type StatedValue } from './in-force.ts';
import { defineProvision } from './provision.ts';
import { succeed, type Span } from './succession.ts';
import { dayNumber } from './value-type.ts';

const notice = defineProvision({
  name: 'leave.notice',
  type: dayNumber(),
  default: 3,
  source: 'practice',
});
const day = (text: string): Day => text as Day;
const stated = (parts: Partial<StatedValue>): StatedValue => ({
  name: notice.name,
  value: 5,
  since: day('2026-03-01'),
  until: null,
  article: { id: '0' as Uuid, document: '示例学院学生会章程', number: '第六条' },
  articleSince: day('2026-01-01'),
  articleUntil: null,
  ...parts,
});

describe('what holds on a day', () => {
  it('is the default, without an article, where nothing is stated', () => {
    const nothing = { value: 3, article: null, since: null, lapsed: null };
    expect(inForce([], notice, day('2026-05-01'))).toEqual(nothing);
    expect(inForce([stated({ name: 'leave.other' })], notice, day('2026-05-01'))).toEqual(nothing);
    expect(inForce([stated({})], notice, day('2026-02-28'))).toEqual(nothing);
  });

  it('is what the article of that day says, first and last day included', () => {
    const rows = [
      stated({ until: day('2026-08-31') }),
      stated({ value: 7, since: day('2026-09-01') }),
    ];
    expect(inForce(rows, notice, day('2026-03-01')).value).toBe(5);
    expect(inForce(rows, notice, day('2026-08-31')).value).toBe(5);
    expect(inForce(rows, notice, day('2026-09-01'))).toMatchObject({
      value: 7,
      since: '2026-09-01',
      article: { number: '第六条' },
    });
  });

  it('lapses with its article, and says which', () => {
    const row = stated({ articleUntil: day('2026-06-30') });
    expect(inForce([row], notice, day('2026-06-30')).value).toBe(5);
    expect(inForce([row], notice, day('2026-07-01'))).toEqual({
      value: 3,
      article: null,
      since: null,
      lapsed: row.article,
    });
  });

  it('is the later beginning where two rows would hold, whatever their order', () => {
    const rows = [stated({ value: 9, since: day('2026-04-01') }), stated({})];
    expect(inForce(rows, notice, day('2026-05-01')).value).toBe(9);
    expect(inForce(rows.toReversed(), notice, day('2026-05-01')).value).toBe(9);
  });

  it('never gives a value that is none of the provision', () => {
    expect(() => inForce([stated({ value: '5' })], notice, day('2026-05-01'))).toThrow(
      'leave.notice',
    );
  });
});

const someDay = fc.integer({ min: 0, max: 400 }).map((count) => addDays(day('2026-01-01'), count));
const span = fc.tuple(someDay, fc.option(fc.nat(200))).map(([since, length]): Span => ({
  since,
  until: length === null ? null : addDays(since, length),
}));

describe('rows that follow each other', () => {
  it('never run on the same day, whatever order they are written in', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (wanted) => {
        let rows: readonly Span[] = [];
        for (const row of wanted) {
          const others = rows.filter(({ since }) => since !== row.since);
          const { until, closed } = succeed(others, row);
          rows = [
            ...others.map((other) => closed.find(({ since }) => since === other.since) ?? other),
            { since: row.since, until },
          ];
        }
        const running = (on: Day) =>
          rows.filter(({ since, until }) => since <= on && (until === null || on <= until));
        for (let at = 0; at < 620; at += 1)
          expect(running(addDays(day('2026-01-01'), at)).length).toBeLessThan(2);
        for (const { since, until } of rows) expect(until === null || until >= since).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('leave no gap where the beginning of a row is corrected', () => {
    const former = { since: day('2026-01-01'), until: day('2026-08-31') };
    const corrected = { since: day('2026-09-01'), until: null };
    const later = succeed([former], { since: day('2026-09-10'), until: null }, corrected);
    expect(later.closed).toEqual([{ since: '2026-01-01', until: '2026-09-09' }]);
    const other = succeed([{ ...former, until: day('2026-07-01') }], corrected);
    expect(other.closed).toEqual([]);
  });
});

it('turns only on the days it names', () => {
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 5 }),
      fc.array(span, { maxLength: 5 }),
      (own, articles) => {
        const rows = own.map(({ since, until }, at) => {
          const article = articles[at] ?? { since: day('2026-01-01'), until: null };
          return stated({
            value: at + 10,
            since,
            until,
            articleSince: article.since,
            articleUntil: article.until,
          });
        });
        const window = { from: day('2026-02-01'), to: day('2027-02-01') };
        const turns = new Set(turningDays(rows, [notice], window));
        expect([...turns][0]).toBe(window.from);
        for (let on = addDays(window.from, 1); on <= window.to; on = addDays(on, 1))
          if (!turns.has(on))
            expect(inForce(rows, notice, on)).toEqual(inForce(rows, notice, addDays(on, -1)));
      },
    ),
    { numRuns: 60 },
  );
});
