import { expect, it } from 'vitest';
import { nextItem } from './next-item.ts';

const items = (...stages: readonly ('ahead' | 'now' | 'done')[]) =>
  stages.map((stage, at) => ({ id: at, stage }));

it.each([
  [items('ahead', 'ahead'), 0],
  [items('done', 'now', 'ahead'), 2],
  [items('ahead', 'now', 'ahead'), 2],
  [items('ahead', 'done', 'now'), 0],
  [items('done', 'now'), undefined],
  [[], undefined],
])('comes after the current one, or was passed over', (agenda, next) => {
  expect(nextItem(agenda)?.id).toBe(next);
});
