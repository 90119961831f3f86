import { describe, expect, test } from 'vitest';
import type { PartialDay } from '../../../kernel/day.ts';
import { fact, november2021, outcomeOf, statedIn, type CriterionCase } from './hand-made-facts.ts';

const held = (day: string | null, lastDay: string | null = null, at = 100) =>
  fact(
    'congress.held',
    { ordinal: null, lastDay: lastDay as PartialDay | null, earlier: false },
    { day, at },
  );
const earlier = (day: string) =>
  fact('congress.held', { ordinal: null, lastDay: null, earlier: true }, { day, at: 400 });
const claimed = (day: string) => ({ ...held(day), basis: 'claim' as const });
const every = (
  years: number,
  month: number | null = null,
  of: 'congress' | 'change-of-term' = 'congress',
) =>
  fact(
    'congress.cycle',
    { minYears: years, maxYears: years, month, of },
    { basis: 'rule', at: 300 + years },
  );
const form2020 = {
  ...november2021,
  asOf: '2020-12-31' as PartialDay,
  freshmanYear: 2020,
  congressSince: '2019-10' as PartialDay,
};

const dates: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'a claimed day does not support itself',
    facts: [claimed('2021-11-13')],
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: 'a claimed day that the report tells too',
    facts: [claimed('2021-11-13'), held('2021-11-13')],
    standing: 'met',
    reasons: ['support told'],
  },
  {
    title: 'a claimed day without its year',
    facts: [claimed('--11-13'), held('2021-11-13')],
    standing: 'met',
    reasons: ['support told'],
  },
  {
    title: 'a claimed month',
    facts: [claimed('2021-11'), held('2021-11-13')],
    standing: 'met',
    reasons: ['support told'],
  },
  {
    title: 'the second day of a congress of two',
    facts: [claimed('2021-11-14'), held('2021-11-13', '2021-11-14')],
    standing: 'met',
    reasons: ['support told'],
  },
  {
    title: 'another day of the same year',
    facts: [claimed('2021-11-13'), held('2021-11-20')],
    standing: 'conflicting',
    reasons: ['conflict dates-differ', 'support told'],
  },
  {
    title: 'a congress two years before is another one',
    facts: [claimed('2021-11-13'), held('2019-11-13')],
    standing: 'met',
    reasons: ['support told'],
  },
  {
    title: 'a congress told as earlier is no evidence of this one',
    facts: [claimed('2021-11-13'), earlier('2020-11-14')],
    standing: 'not-evidenced',
    reasons: [],
  },
];

const times: readonly CriterionCase[] = [
  {
    title: 'in the month of the state',
    facts: [held('2021-11-27')],
    standing: 'met',
    reasons: ['support told'],
  },
  {
    title: 'in the month after the state',
    facts: [held('2021-12-01')],
    standing: 'conflicting',
    reasons: ['conflict after-state', 'support told'],
  },
  {
    title: 'October 2019 is in the period of the 2020 form',
    facts: [held('2019-10-08')],
    context: form2020,
    standing: 'met',
    reasons: ['support told'],
  },
  {
    title: 'September 2019 is before it',
    facts: [held('2019-09-30')],
    context: form2020,
    standing: 'unmet',
    reasons: ['against before-period'],
  },
  {
    title: 'a yearly congress fifteen months ago is within the grace',
    facts: [held('2020-08-20'), every(1)],
    standing: 'met',
    reasons: ['support told'],
  },
  {
    title: 'a yearly congress sixteen months ago is overdue',
    facts: [held('2020-07-20'), every(1)],
    standing: 'unmet',
    reasons: ['against overdue'],
  },
  {
    title: 'of two cycles the longer one is held against no one',
    facts: [held('2020-07-20'), every(1), every(2)],
    standing: 'needs-ground',
    reasons: ['ground cycle-differs', 'support told'],
  },
  {
    title: '27 months ago without a cycle',
    facts: [held('2019-08-20')],
    standing: 'met',
    reasons: ['support told'],
  },
  {
    title: '28 months ago without a cycle',
    facts: [held('2019-07-20')],
    standing: 'needs-ground',
    reasons: ['ground long-ago', 'support told'],
  },
  {
    title: 'a day without a year is neither late nor early',
    facts: [held('--11-27'), every(1)],
    standing: 'met',
    reasons: ['support told'],
  },
  {
    title: 'planned for December, held in November',
    facts: [held('2021-11-27'), every(1, 12)],
    standing: 'needs-ground',
    reasons: ['ground month-differs', 'support told'],
  },
  {
    title: 'two yearly congresses three years apart',
    facts: [held('2021-11-20'), earlier('2018-11-17'), every(1)],
    standing: 'needs-ground',
    reasons: ['ground far-apart', 'support told'],
  },
  {
    title: 'postponed',
    facts: [fact('congress.not-held', { why: 'postponed' })],
    standing: 'unmet',
    reasons: ['against postponed'],
  },
  {
    title: 'not held',
    facts: [fact('congress.not-held', { why: 'not-held' })],
    standing: 'unmet',
    reasons: ['against not-held'],
  },
  {
    title: "the form's own No is a claim and no evidence",
    facts: [fact('congress.not-held', { why: 'not-held' }, { basis: 'claim' })],
    standing: 'not-evidenced',
    reasons: [],
  },
];

describe('the congress is held (2020 item 9, 2021 item 11)', () => {
  test.each([...dates, ...times])('$title', (stated) => {
    expect(outcomeOf('congress-held', stated)).toEqual(statedIn(stated));
  });
});
