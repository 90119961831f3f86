import { describe, expect, test } from 'vitest';
import type { DelegateStep, FactValues } from '../../../facts/vocabulary.ts';
import { fact, outcomeOf, statedIn, type CriterionCase } from './hand-made-facts.ts';

type Part = FactValues['delegates.part'];
const step = (value: DelegateStep, at = 0) => fact('delegates.step', value, { at });
const nominated = (by: 'class-league' | 'class' | 'unit-union' | 'unit-league' | 'self', at = 0) =>
  step({ step: 'nominated', by }, at);
const elected = step({ step: 'elected', by: 'unit' }, 40);
const appointed = step({ step: 'appointed', by: '团委' }, 60);
const total = (count: number, students: number | null = null, percent: string | null = null) =>
  fact('delegates.total', { count, students, percentOfStudents: percent }, { at: 100 + count });
const part = (group: Part['group'], label: string, value: Partial<Part>) =>
  fact(
    'delegates.part',
    { group, label, count: null, percent: null, total: null, ...value },
    { at: 500 },
  );

const paths: readonly CriterionCase[] = [
  { title: 'no facts', facts: [], standing: 'not-evidenced', reasons: [] },
  {
    title: 'class League branches recommend, units elect',
    facts: [nominated('class-league'), elected],
    standing: 'met',
    reasons: ['support path-told'],
  },
  {
    title: 'appointed',
    facts: [appointed],
    standing: 'unmet',
    reasons: ['against appointed'],
  },
  {
    title: 'the right path does not hide an appointment',
    facts: [nominated('class-league'), elected, appointed],
    standing: 'unmet',
    reasons: ['against appointed', 'support path-told'],
  },
  {
    title: "the unit's union nominates",
    facts: [nominated('unit-union'), elected],
    standing: 'needs-ground',
    reasons: ['ground nominated-by-unit-union'],
  },
  {
    title: 'one passage says the unit League, another the class League branch',
    facts: [nominated('unit-league', 200), nominated('class-league'), elected],
    standing: 'needs-ground',
    reasons: ['ground nominated-by-unit-league', 'support path-told'],
  },
  {
    title: 'class and class League branch in one sentence',
    facts: [nominated('class', 10), nominated('class-league', 10), elected],
    standing: 'met',
    reasons: ['support path-told'],
  },
  {
    title: 'recommended, but no election told',
    facts: [nominated('class-league')],
    standing: 'needs-ground',
    reasons: ['ground no-election-told'],
  },
  {
    title: 'elected, but no recommendation told',
    facts: [elected],
    standing: 'needs-ground',
    reasons: ['ground no-nomination-told'],
  },
];

const figures: readonly (readonly [string, CriterionCase['facts'], readonly string[]])[] = [
  [
    '60 of 170 is 35.29 %, printed 35',
    [total(170), part('minority', '少数民族', { count: 60, percent: '35' })],
    [],
  ],
  [
    '60 of 170 printed 36 is rounded up',
    [total(170), part('minority', '少数民族', { count: 60, percent: '36' })],
    [],
  ],
  [
    '60 of 170 printed 37',
    [total(170), part('minority', '少数民族', { count: 60, percent: '37' })],
    ['conflict share-differs'],
  ],
  [
    'a part with a total of its own',
    [total(170), part('women', '女', { count: 50, total: 100, percent: '50' })],
    [],
  ],
  [
    'more women than delegates',
    [total(170), part('women', '女', { count: 171 })],
    ['conflict part-over-total'],
  ],
  [
    'levels that add up',
    [total(170), part('level', '大专', { count: 125 }), part('level', '中专', { count: 45 })],
    [],
  ],
  [
    'levels that do not',
    [total(170), part('level', '大专', { count: 125 }), part('level', '中专', { count: 46 })],
    ['conflict parts-differ'],
  ],
  [
    'women and men who add up',
    [total(170), part('women', '女', { count: 85 }), part('men', '男', { count: 85 })],
    [],
  ],
  ['170 is 2 % of 8,500', [total(170, 8_500, '2')], []],
  ['170 is not 3 % of 8,500', [total(170, 8_500, '3')], ['conflict share-of-students-differs']],
  ['exactly 1 % of the students', [total(100, 10_000)], []],
  ['one delegate below 1 %', [total(99, 10_000)], ['ground too-few']],
  [
    'above 1 % but below its own 2 %',
    [total(199, 10_000), fact('delegates.minimum', { percent: '2' })],
    ['conflict below-own-minimum'],
  ],
  ['60 % who hold no office', [total(100), part('non-officer', '非学生干部', { count: 60 })], []],
  [
    '59 % who hold no office',
    [total(100), part('non-officer', '非学生干部', { count: 59 })],
    ['ground too-many-officers'],
  ],
  [
    '59.9 % printed',
    [total(100), part('non-officer', '非学生干部', { percent: '59.9' })],
    ['ground too-many-officers'],
  ],
  ['two totals', [total(170), total(168)], ['conflict totals-differ']],
];

describe('delegates are recommended and elected (2020 item 10, 2021 item 12)', () => {
  test.each(paths)('$title', (stated) => {
    expect(outcomeOf('delegates-elected', stated)).toEqual(statedIn(stated));
  });

  test.each(figures)('figures: %s', (title, facts, reasons) => {
    const standing = 'not-evidenced';
    expect(outcomeOf('delegates-elected', { title, facts, standing, reasons })).toEqual({
      standing,
      reasons,
    });
  });
});
