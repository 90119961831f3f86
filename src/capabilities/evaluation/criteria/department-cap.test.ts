import { describe, expect, test } from 'vitest';
import {
  exactly,
  fact,
  members,
  outcomeOf,
  secondLevel2021,
  statedIn,
  type CriterionCase,
} from './hand-made-facts.ts';

const names = ['办公室', '组织部', '宣传部', '学习部', '文体部', '权益部', '生活部'];
const claimed = (count: number) => fact('department.count', exactly(count), { basis: 'claim' });
const listed = (count: number, open = false) =>
  fact('department.list', { names: names.slice(0, count), open }, { at: 300 });
const rostered = (count: number) =>
  members(count, (row) => ({ department: names[row - 1] ?? '办公室' }));

const cases: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'a claim of 6 does not support itself',
    facts: [claimed(6)],
    standing: 'not-evidenced',
    reasons: [],
  },
  {
    title: '6 claimed and listed',
    facts: [claimed(6), listed(6)],
    standing: 'met',
    reasons: ['support within'],
  },
  {
    title: '7 listed',
    facts: [listed(7)],
    standing: 'unmet',
    reasons: ['against over-limit'],
  },
  {
    title: '7 told',
    facts: [fact('department.count', exactly(7))],
    standing: 'unmet',
    reasons: ['against over-limit'],
  },
  {
    title: 'a plan for 7 breaks nothing yet',
    facts: [claimed(6), fact('department.count', exactly(7), { basis: 'plan' })],
    standing: 'needs-ground',
    reasons: ['ground plan-differs'],
  },
  {
    title: '5 claimed, 6 listed',
    facts: [claimed(5), listed(6)],
    standing: 'conflicting',
    reasons: ['conflict list-differs'],
  },
  {
    title: '6 claimed, a list of 5 that says 等',
    facts: [claimed(6), listed(5, true)],
    standing: 'met',
    reasons: ['support within'],
  },
  {
    title: '6 claimed, the charter says 5',
    facts: [claimed(6), fact('department.count', exactly(5), { basis: 'rule' })],
    standing: 'conflicting',
    reasons: ['conflict counts-differ'],
  },
  {
    title: '4 claimed, 5 departments in the roster',
    facts: [claimed(4), ...rostered(5)],
    standing: 'conflicting',
    reasons: ['conflict roster-differs'],
  },
  {
    title: 'a roster may leave a department without staff',
    facts: [claimed(6), ...rostered(5)],
    standing: 'met',
    reasons: ['support within'],
  },
  {
    title: 'the presidium in the column of departments is no department',
    facts: [claimed(1), ...members(2, (row) => ({ department: row === 1 ? '主席团' : '办公室' }))],
    standing: 'met',
    reasons: ['support within'],
  },
  {
    title: 'the second level has no limit of departments',
    facts: [{ ...listed(7), level: 'second-level' }],
    context: secondLevel2021,
    standing: 'met',
    reasons: ['support within'],
  },
];

describe('department cap (2020 item 3, 2021 item 5)', () => {
  test.each(cases)('$title', (stated) => {
    expect(outcomeOf('department-cap', stated)).toEqual(statedIn(stated));
  });
});
