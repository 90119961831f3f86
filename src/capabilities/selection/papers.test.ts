import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeText } from '../../engines/documents/paper/write-text.ts';
import type { Say } from '../../engines/procedures/draw-procedure.ts';
import type { Day } from '../../kernel/day.ts';
import { say as sayWords } from '../../kernel/words.ts';
import {
  meanPoints,
  publicityNotices,
  ranked,
  rankingTable,
  recommendationForm,
  reviewOpinions,
  type CandidacyTold,
  type CitedAct,
} from './papers.ts';
import { selectionWordsEn } from './words.en.ts';
import { selectionWordsZh } from './words.zh.ts';

const zh: Say = (key, values) => sayWords(selectionWordsZh, key, values);
const en: Say = (key, values) => sayWords(selectionWordsEn, key, values);
const speech = { say: zh, language: 'zh-CN' } as const;

const act = (parts: Partial<CitedAct>): CitedAct => ({
  kind: 'approve',
  step: 'unit-recommends',
  party: 'unit-league',
  name: '温老师',
  onPaper: false,
  day: '2026-09-01' as Day,
  text: '同意推荐',
  ...parts,
});
const told: CandidacyTold = {
  title: '秋季招募',
  unionName: '学生会',
  postName: '干事',
  name: '沈同学',
  number: '2026001',
  unitName: '机电系',
  acts: [
    act({ kind: 'submit', step: 'apply', party: 'applicant', text: '旧的理由' }),
    act({ kind: 'submit', step: 'apply', party: 'applicant', text: '新的理由' }),
    act({ text: '第一次意见' }),
    act({ text: '改过的意见', onPaper: true }),
    act({ step: 'joint-review', party: 'league', name: null, text: null }),
  ],
  conditions: [{ condition: 'rank', verdict: 'met' }],
  awaits: [{ party: 'student-affairs' }],
};

it('the recommendation form has the newest reasons and opinions, and room for who is awaited', () => {
  const text = writeText(recommendationForm(told, speech));
  for (const there of ['沈同学', '2026001', '新的理由', '改过的意见', '纸质手续补记', '学生处'])
    expect(text).toContain(there);
  for (const gone of ['旧的理由', '第一次意见']) expect(text).not.toContain(gone);
  const english = writeText(recommendationForm(told, { say: en, language: 'en' }));
  expect(english).toContain('Recommendation of a candidate');
});

it('the opinions stand under the step each was given at', () => {
  const { blocks } = reviewOpinions(told, speech);
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  expect(headings).toEqual(['院系团组织推荐', '学生处、校团委联合审查']);
});

it('a notice has a part for each call and its days', () => {
  const one = { name: '沈同学', unitName: '机电系', postName: null, title: '甲' };
  const days = { since: '2026-09-01' as Day, until: '2026-09-07' as Day };
  const later = { since: '2026-09-02' as Day, until: '2026-09-08' as Day };
  const people = [
    { ...one, ...days },
    { ...one, name: '温同学', ...days },
    { ...one, name: '洪同学', ...later },
  ];
  const { blocks } = publicityNotices(people, speech);
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.length - 1] : []));
  expect(tables).toEqual([2, 1]);
  expect(writeText(publicityNotices([], speech))).toContain('现在没有公示中的人选');
});

const anyRated = fc.record({
  name: fc.constant('沈同学'),
  unitName: fc.constant(null),
  postName: fc.constant(null),
  points: fc.option(fc.integer({ min: 0, max: 900 })),
  raters: fc.integer({ min: 0, max: 9 }),
});

it('ranks by the mean exactly, nobody left out, those without marks last', () => {
  expect(meanPoints({ points: 250, raters: 3 })).toBe('83.33');
  expect(meanPoints({ points: 5, raters: 6 })).toBe('0.83');
  expect(meanPoints({ points: null, raters: 0 })).toBe(null);
  fc.assert(
    fc.property(fc.array(anyRated, { maxLength: 12 }), (people) => {
      const order = ranked(people);
      expect(order).toHaveLength(people.length);
      expect(new Set(order)).toEqual(new Set(people));
      const marked = order.filter(({ points, raters }) => points !== null && raters > 0);
      expect(order.slice(0, marked.length)).toEqual(marked);
      for (const [at, { points, raters }] of marked.entries()) {
        const next = marked[at + 1];
        if (next)
          expect((points ?? 0) * next.raters).toBeGreaterThanOrEqual((next.points ?? 0) * raters);
      }
      const table = rankingTable({ title: '甲', people }, speech).blocks.at(-1);
      expect(table?.kind === 'table' && table.rows.length).toBe(people.length + 1);
    }),
    { numRuns: 200 },
  );
});
