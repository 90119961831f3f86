import { describe, expect, test } from 'vitest';
import type { CandidateStep } from '../../../facts/vocabulary.ts';
import { evaluate } from '../evaluate.ts';
import { fact, november2021, outcomeOf, statedIn, type CriterionCase } from './hand-made-facts.ts';

const path: readonly CandidateStep[] = [
  'unit-league-recommends',
  'unit-party-agrees',
  'student-affairs-reviews',
  'league-reviews',
  'party-committee-decides',
];
const steps = (...told: readonly CandidateStep[]) =>
  told.map((step, index) => fact('candidate.step', { step, of: 'presidium' }, { at: index * 20 }));
const other = (
  of: 'presidium' | 'department-members',
  what: 'nominated' | 'decided' | 'skipped',
  exclusive = false,
) => fact('candidate.other-path', { of, what, by: '学生会委员会', exclusive }, { at: 500 });
const section = fact('candidate.section', { steps: 0 });

const cases: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'all five steps',
    facts: steps(...path),
    standing: 'met',
    reasons: ['support path-told'],
  },
  {
    title: 'four of five',
    facts: steps(...path.slice(0, 4)),
    standing: 'needs-ground',
    reasons: ['ground steps-missing'],
  },
  {
    title: 'one step in passing says too little',
    facts: steps('league-reviews'),
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: 'a section on candidates without a step',
    facts: [section],
    standing: 'needs-ground',
    reasons: ['ground no-vetting-told'],
  },
  {
    title: "steps of department members are not the presidium's",
    facts: path.map((step) => fact('candidate.step', { step, of: 'department-members' })),
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: 'the union alone decides on the presidium',
    facts: [other('presidium', 'decided', true)],
    standing: 'unmet',
    reasons: ['against presidium-decided-otherwise'],
  },
  {
    title: 'the vetting of department members is skipped',
    facts: [...steps(...path), other('department-members', 'skipped')],
    standing: 'unmet',
    reasons: ['against members-skipped-otherwise', 'support path-told'],
  },
  {
    title: "the union's committee decides on members, perhaps among others",
    facts: [other('department-members', 'decided')],
    standing: 'needs-ground',
    reasons: ['ground members-decided-by-others'],
  },
  {
    title: 'another nominator, where the unit League recommends too',
    facts: [...steps(...path), other('presidium', 'nominated')],
    standing: 'met',
    reasons: ['support path-told'],
  },
  {
    title: 'another nominator alone',
    facts: [other('presidium', 'nominated')],
    standing: 'needs-ground',
    reasons: ['ground presidium-nominated-by-others'],
  },
];

describe('vetting of candidates (2020 item 7, 2021 item 9)', () => {
  test.each(cases)('$title', (stated) => {
    expect(outcomeOf('candidate-vetting', stated)).toEqual(statedIn(stated));
  });

  test('names the steps that are missing', () => {
    const { reasons } = evaluate('candidate-vetting', steps(...path.slice(0, 3)), november2021);
    expect(reasons[0]?.values).toEqual({
      missing: '{step.league-reviews}、{step.party-committee-decides}',
    });
  });
});
