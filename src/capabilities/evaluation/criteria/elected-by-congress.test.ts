import { describe, expect, test } from 'vitest';
import type { Basis, Level } from '../../../facts/fact.ts';
import type { ElectingBody } from '../../../facts/vocabulary.ts';
import {
  fact,
  outcomeOf,
  secondLevel2021,
  statedIn,
  type CriterionCase,
} from './hand-made-facts.ts';

interface More {
  readonly alternative?: ElectingBody;
  readonly office?: 'presidium' | 'chair' | 'heads';
  readonly at?: number;
  readonly level?: Level;
  readonly basis?: Basis;
}
const elected = (by: ElectingBody, { alternative, office, ...more }: More = {}) =>
  fact(
    'presidium.elected',
    { by, office: office ?? 'presidium', contested: null, alternative: alternative ?? null },
    more,
  );
const notHeld = fact('congress.not-held', { why: 'not-held' });

const wrong: readonly ElectingBody[] = [
  'committee',
  'standing-committee',
  'standing-delegates',
  'party-or-league',
  'presidium',
  'other',
];

const cases: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'by the congress',
    facts: [elected('congress')],
    standing: 'met',
    reasons: ['support elected-by-congress'],
  },
  ...wrong.map((by): CriterionCase => ({
    title: `by ${by}`,
    facts: [elected(by)],
    standing: 'unmet',
    reasons: [`against elected-by-${by}`],
  })),
  {
    title: 'a right sentence does not hide a wrong one',
    facts: [elected('congress'), elected('committee', { at: 80 })],
    standing: 'unmet',
    reasons: ['against elected-by-committee', 'support elected-by-congress'],
  },
  {
    title: 'the congress or the standing delegates: a conflict between annexes',
    facts: [elected('congress', { alternative: 'standing-delegates' })],
    standing: 'not-evidenced',
    reasons: ['conflict may-be-elected-by-standing-delegates'],
  },
  {
    title: 'heads elected elsewhere are no matter of this item',
    facts: [elected('committee', { office: 'heads' })],
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: 'an assembly of all students is not enough for the school',
    facts: [elected('assembly')],
    standing: 'unmet',
    reasons: ['against elected-by-assembly'],
  },
  {
    title: 'an assembly will do at the second level',
    facts: [elected('assembly', { level: 'second-level' })],
    context: secondLevel2021,
    standing: 'met',
    reasons: ['support elected-by-congress'],
  },
  {
    title: 'elected when no congress was held',
    facts: [elected('congress', { basis: 'rule' }), notHeld],
    standing: 'needs-ground',
    reasons: ['ground no-congress', 'support elected-by-congress'],
  },
  {
    title: 'no congress in the period, but one is told',
    facts: [
      notHeld,
      fact('congress.held', { ordinal: 5, lastDay: null, earlier: false }, { day: '2021-10-20' }),
    ],
    standing: 'not-evidenced',
    reasons: [],
  },
];

describe('elected by the congress (2020 item 8, 2021 item 10)', () => {
  test.each(cases)('$title', (stated) => {
    expect(outcomeOf('elected-by-congress', stated)).toEqual(statedIn(stated));
  });
});
