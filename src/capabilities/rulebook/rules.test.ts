import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../kernel/day.ts';
import { deciders, type Decider } from './model.ts';
import { percentOf } from './percent.ts';
import { judgeDecision, mayDecide, measureStanding, standingOf } from './rules.ts';

const day = (text: string): Day => text as Day;
const decision = (parts: object = {}) => ({
  decidedBy: 'congress' as Decider,
  decidedOn: day('2026-05-20'),
  inFavour: 114 as number | null,
  present: 170 as number | null,
  paper: null as string | null,
  ...parts,
});
const rule = (parts: object = {}) => ({
  least: 'congress' as Decider,
  majority: { numerator: 2, denominator: 3 },
  today: day('2026-06-01'),
  ...parts,
});
const codes = (parts: object, of: object = {}) =>
  judgeDecision(decision(parts), rule(of)).map(({ code }) => code);

describe('a decision', () => {
  it('stands with exactly the share that is asked, and not below', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ inFavour: 113 })).toEqual(['majority-not-reached']);
    expect(codes({ inFavour: 114, present: 171 })).toEqual([]);
  });

  it('needs votes or a paper, and votes that can be', () => {
    expect(codes({ inFavour: null, present: null })).toEqual(['decision-unproven']);
    expect(codes({ inFavour: null, present: null, paper: 'a' })).toEqual([]);
    expect(codes({ present: null })).toEqual(['votes-one-sided']);
    expect(codes({ inFavour: 171 })).toEqual(['votes-impossible']);
  });

  it('is none of a body below, nor of a day to come', () => {
    expect(codes({ decidedBy: 'standing-delegates' })).toEqual(['decider-not-congress']);
    expect(codes({ decidedOn: '2026-06-02' })).toEqual(['decision-to-come']);
  });

  it('may be taken above, and by outside organs only where they are named', () => {
    expect(mayDecide('congress', 'presidium')).toBe(true);
    expect(mayDecide('league-committee', 'presidium')).toBe(false);
    expect(mayDecide('congress', 'league-committee')).toBe(false);
    fc.assert(
      fc.property(fc.constantFrom(...deciders), fc.constantFrom(...deciders), (a, b) => {
        if (a !== b) expect(mayDecide(a, b) && mayDecide(b, a)).toBe(false);
        else expect(mayDecide(a, b)).toBe(true);
      }),
    );
  });
});

it('an edition gives way or is repealed', () => {
  const edition = { since: day('2025-09-01'), until: day('2026-05-31') };
  const on = (today: string, repealed = false) =>
    standingOf(edition, { repealed, today: day(today) });
  expect(
    ['2025-08-31', '2025-09-01', '2026-05-31', '2026-06-01'].map((today) => on(today)),
  ).toEqual(['to-come', 'in-force', 'in-force', 'replaced']);
  expect(on('2026-06-01', true)).toBe('repealed');
});

it('a measure is overdue from the day after', () => {
  const measure = {
    since: day('2026-01-01'),
    due: day('2026-06-30'),
    doneOn: null,
    droppedOn: null,
  };
  expect(measureStanding(measure, day('2026-06-30'))).toBe('open');
  expect(measureStanding(measure, day('2026-07-01'))).toBe('overdue');
  expect(measureStanding({ ...measure, doneOn: day('2026-07-02') }, day('2026-07-03'))).toBe(
    'done',
  );
});

it('prints shares without rounding up', () => {
  const printed = (numerator: number, denominator: number) => percentOf({ numerator, denominator });
  expect([printed(1, 100), printed(3, 200), printed(1, 3), printed(2, 3)]).toEqual([
    '1',
    '1.5',
    '33.3333',
    '66.6666',
  ]);
});
