import { describe, expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import {
  exactly,
  fact,
  members,
  november2021,
  outcomeOf,
  secondLevel2021,
  statedIn,
  summary,
  type CriterionCase,
} from './hand-made-facts.ts';

const claimed = (count: number) => fact('staff.count', exactly(count), { basis: 'claim' });
const told = (count: number) => fact('staff.count', exactly(count), { at: 200 });
const campuses = (count: number) =>
  fact('school.size', { students: null, campuses: count, many: false });
const students = (count: number) =>
  fact('school.size', { students: count, campuses: null, many: false });
const unitRoster = (count: number) =>
  members(count).map((row) => ({ ...row, level: 'second-level' as const }));

const cases: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'a claim of 40 does not support itself',
    facts: [claimed(40)],
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: '40 on form and roster',
    facts: [claimed(40), ...members(40)],
    standing: 'met',
    reasons: ['support within'],
  },
  {
    title: '41 without a ground',
    facts: [claimed(41), told(41)],
    standing: 'needs-ground',
    reasons: ['ground no-ground'],
  },
  {
    title: '41 with two campuses',
    facts: [told(41), campuses(2)],
    standing: 'met',
    reasons: ['support ground-given'],
  },
  {
    title: 'one campus is no ground',
    facts: [told(41), campuses(1)],
    standing: 'needs-ground',
    reasons: ['ground no-ground'],
  },
  {
    title: '60 with ten thousand students',
    facts: [told(60), students(10_000)],
    standing: 'met',
    reasons: ['support ground-given'],
  },
  {
    title: '9,999 students are no ground by themselves',
    facts: [told(60), students(9_999)],
    standing: 'needs-ground',
    reasons: ['ground no-ground'],
  },
  {
    title: '60 with a school that calls itself large',
    facts: [told(60), fact('school.size', { students: null, campuses: null, many: true })],
    standing: 'met',
    reasons: ['support ground-given'],
  },
  {
    title: '61 on any ground',
    facts: [told(61), campuses(3)],
    standing: 'unmet',
    reasons: ['against over-limit'],
  },
  {
    title: 'form says 40, roster holds 41',
    facts: [claimed(40), ...members(41)],
    standing: 'conflicting',
    reasons: ['conflict roster-differs', 'ground no-ground'],
  },
  {
    title: 'form says 38, the summary row 40',
    facts: [claimed(38), summary({ staff: 40 })],
    standing: 'conflicting',
    reasons: ['conflict counts-differ', 'support within'],
  },
  {
    title: 'two rows are no roster to count',
    facts: [claimed(40), ...members(2)],
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: 'a charter that allows 30 where there are 36',
    facts: [told(36), fact('staff.count', { min: 0, max: 30 }, { basis: 'rule' })],
    standing: 'needs-ground',
    reasons: ['ground charter-differs', 'support within'],
  },
  {
    title: "a plan's number is no head-count",
    facts: [claimed(36), fact('staff.count', exactly(70), { basis: 'plan' })],
    standing: 'needs-ground',
    reasons: ['ground charter-differs'],
  },
  {
    title: '30 at the second level',
    facts: unitRoster(30),
    context: secondLevel2021,
    standing: 'met',
    reasons: ['support within'],
  },
  {
    title: '31 at the second level, where no ground helps',
    facts: [...unitRoster(31), { ...campuses(3), level: 'second-level' }],
    context: secondLevel2021,
    standing: 'unmet',
    reasons: ['against over-limit'],
  },
  {
    title: "the school's roster says nothing of the second level",
    facts: members(31),
    context: secondLevel2021,
    standing: 'not-evidenced',
    reasons: [],
  },
];

describe('staff cap (item 3)', () => {
  test.each(cases)('$title', (stated) => {
    expect(outcomeOf('staff-cap', stated)).toEqual(statedIn(stated));
  });

  test('a disagreement shows both places and both numbers', () => {
    const facts = [claimed(40), ...members(41)];
    const [conflict] = evaluate('staff-cap', facts, november2021).reasons;
    expect(conflict?.values).toEqual({ stated: 40, counted: 41 });
    expect(conflict?.facts).toEqual([facts[0], facts[41]]);
  });
});
