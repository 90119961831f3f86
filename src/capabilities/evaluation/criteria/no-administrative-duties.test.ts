import { describe, expect, test } from 'vitest';
import type { AdministrativeDuty } from '../../../facts/vocabulary.ts';
import { fact, outcomeOf, statedIn, type CriterionCase } from './hand-made-facts.ts';

const duty = (kind: AdministrativeDuty, degree: 'carries' | 'assists', at = 0) =>
  fact('duty.carried', { duty: kind, degree }, { basis: 'rule', at });
const denied = fact('duty.denied', { duties: ['dormitory', 'policing', 'security'] });
const told = (department: string) => fact('duty.told', { department });

const cases: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  ...(['dormitory', 'policing', 'security'] as const).flatMap((kind): CriterionCase[] => [
    {
      title: `carries ${kind}`,
      facts: [duty(kind, 'carries')],
      standing: 'unmet',
      reasons: [`against carries-${kind}`],
    },
    {
      title: `assists with ${kind}`,
      facts: [duty(kind, 'assists')],
      standing: 'unmet',
      reasons: [`against assists-${kind}`],
    },
  ]),
  {
    title: 'two duties in one sentence are one reason',
    facts: [duty('dormitory', 'carries'), duty('security', 'carries')],
    standing: 'unmet',
    reasons: ['against carries-dormitory'],
  },
  {
    title: 'two places are two reasons',
    facts: [duty('dormitory', 'carries', 10), duty('dormitory', 'assists', 90)],
    standing: 'unmet',
    reasons: ['against carries-dormitory', 'against assists-dormitory'],
  },
  {
    title: 'a denial does not hide a duty',
    facts: [denied, duty('policing', 'carries', 50)],
    standing: 'unmet',
    reasons: ['against carries-policing'],
  },
  { title: 'a denial alone', facts: [denied], standing: 'met', reasons: ['support denied'] },
  {
    title: 'duties of two departments told, none administrative',
    facts: [told('办公室'), told('学习部')],
    standing: 'met',
    reasons: ['support none-told'],
  },
  {
    title: 'the duties of one department are not those of the union',
    facts: [told('办公室')],
    standing: 'not-evidenced',
    reasons: [],
  },
];

describe('no administrative duties (item 1)', () => {
  test.each(cases)('$title', (stated) => {
    expect(outcomeOf('no-administrative-duties', stated)).toEqual(statedIn(stated));
  });
});
