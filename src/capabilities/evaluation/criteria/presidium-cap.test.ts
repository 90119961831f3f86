import { describe, expect, test } from 'vitest';
import type { Post } from '../../../facts/vocabulary.ts';
import {
  exactly,
  fact,
  members,
  outcomeOf,
  secondLevel2021,
  statedIn,
  type CriterionCase,
} from './hand-made-facts.ts';

const claimed = (count: number) => fact('presidium.count', exactly(count), { basis: 'claim' });
const told = (count: number) => fact('presidium.count', exactly(count), { at: 200 });
const planned = (count: number) => fact('presidium.count', exactly(count), { basis: 'plan' });
const posts = (kinds: readonly Post[]) =>
  members(kinds.length, (row) => ({
    post: { kind: kinds[row - 1] ?? 'officer', title: '主席团成员' },
  }));
const presidium = (count: number) =>
  posts([...Array.from({ length: count }, (): Post => 'vice-chair'), 'head', 'officer']);

const cases: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'a claim of 5 does not support itself',
    facts: [claimed(5)],
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: '5 claimed and told',
    facts: [claimed(5), told(5)],
    standing: 'met',
    reasons: ['support within'],
  },
  {
    title: '6 told',
    facts: [told(6)],
    standing: 'unmet',
    reasons: ['against over-limit'],
  },
  {
    title: '5 in the roster, heads not counted',
    facts: [claimed(5), ...presidium(5)],
    standing: 'met',
    reasons: ['support within'],
  },
  {
    title: '6 in the roster where the form says 5',
    facts: [claimed(5), ...presidium(6)],
    standing: 'unmet',
    reasons: ['conflict roster-differs', 'against over-limit'],
  },
  {
    title: 'charter 1 + 2, form 4',
    facts: [claimed(4), fact('presidium.count', exactly(3), { basis: 'rule', at: 300 })],
    standing: 'conflicting',
    reasons: ['conflict charter-differs'],
  },
  {
    title: 'a charter of 3 to 5 allows 4',
    facts: [claimed(4), fact('presidium.count', { min: 3, max: 5 }, { basis: 'rule' })],
    standing: 'met',
    reasons: ['support within'],
  },
  {
    title: 'a plan of 1 + 4 where 4 were elected is a question',
    facts: [claimed(4), planned(5)],
    standing: 'needs-ground',
    reasons: ['ground plan-differs'],
  },
  {
    title: 'a plan for 6 breaks nothing yet',
    facts: [planned(6)],
    standing: 'needs-ground',
    reasons: ['ground allows-more'],
  },
  {
    title: 'a charter that allows up to 7',
    facts: [told(5), fact('presidium.count', { min: 0, max: 7 }, { basis: 'rule' })],
    standing: 'needs-ground',
    reasons: ['ground allows-more'],
  },
  {
    title: '3 at the second level',
    facts: [{ ...told(3), level: 'second-level' }],
    context: secondLevel2021,
    standing: 'met',
    reasons: ['support within'],
  },
  {
    title: '4 at the second level',
    facts: [{ ...told(4), level: 'second-level' }],
    context: secondLevel2021,
    standing: 'unmet',
    reasons: ['against over-limit'],
  },
];

describe('presidium cap (2020 item 3, 2021 item 4)', () => {
  test.each(cases)('$title', (stated) => {
    expect(outcomeOf('presidium-cap', stated)).toEqual(statedIn(stated));
  });
});
