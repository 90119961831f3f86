import { expect, it } from 'vitest';
import { applyEdit, edited, sentArticles, type Edit } from './edited-articles.ts';

const begun = edited([
  { number: '第一条', chapter: '第一章', text: '甲。第二条 乙。' },
  { number: '第三条', chapter: '第一章', text: '丙。' },
]);
const after = (...edits: readonly Edit[]) =>
  sentArticles(edits.reduce(applyEdit, begun)).map(({ number, text }) => `${number} ${text}`);

it('cuts an article where the cursor stands, and takes the number it finds there', () => {
  expect(after({ kind: 'split', at: 0, offset: 2 })).toEqual([
    '第一条 甲。',
    '第二条 乙。',
    '第三条 丙。',
  ]);
});

it('joins an article to the one before, and undoes a cut with it', () => {
  expect(after({ kind: 'join', at: 1 })).toEqual(['第一条 甲。第二条 乙。\n丙。']);
  expect(after({ kind: 'join', at: 0 })).toEqual(after());
});

it('adds, moves and removes', () => {
  const added: Edit = { kind: 'add', at: 0 };
  const named: Edit = { kind: 'change', at: 1, set: { number: '第二条', text: '新。' } };
  expect(after(added, named)[1]).toBe('第二条 新。');
  expect(after({ kind: 'up', at: 1 })[0]).toBe('第三条 丙。');
  expect(after({ kind: 'down', at: 1 })).toEqual(after());
  expect(after({ kind: 'remove', at: 0 })).toEqual(['第三条 丙。']);
});

it('keeps keys apart, whatever is done', () => {
  const list = [
    { kind: 'split', at: 0, offset: 2 },
    { kind: 'add', at: 1 },
    { kind: 'remove', at: 0 },
    { kind: 'add', at: 0 },
  ] as const satisfies readonly Edit[];
  const keys = list.reduce<ReturnType<typeof edited>>(applyEdit, begun).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
