import { describe, expect, it } from 'vitest';
import type { Contest, Share } from './model.ts';
import { checkSlate, slateLimits, type Slate } from './slate.ts';

const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `候选人${at + 1}`);
const fifth: Share = { n: 1, d: 5 };

function slate(
  candidates: number,
  seats: number,
  more: Partial<Slate> & { contest?: Contest } = {},
): Slate {
  return {
    rules: { margin: fifth, marginMost: null },
    contest: 'contested',
    tellers: [],
    seats,
    candidates: names(candidates),
    ...more,
  };
}
const codes = (one: Slate) => checkSlate(one).breaches.map(({ code }) => code);

describe('a list and its seats', () => {
  it.each([
    [1, 2],
    [3, 4],
    [5, 6],
    [6, 8],
    [7, 9],
    [9, 11],
    [10, 12],
    [11, 14],
    [15, 18],
  ])('%i seats want %i candidates under 差额', (seats, least) => {
    expect(slateLimits(slate(0, seats))).toEqual({ least, most: null });
    expect(codes(slate(least, seats))).toEqual([]);
    expect(checkSlate(slate(least - 1, seats)).breaches).toMatchObject([
      { code: 'slate-too-short', values: { candidates: least - 1, seats, least } },
    ]);
  });

  it('a tenth instead of a fifth', () => {
    const rules = { margin: { n: 1, d: 10 }, marginMost: null };
    expect(slateLimits(slate(0, 10, { rules })).least).toBe(11);
    expect(slateLimits(slate(0, 11, { rules })).least).toBe(13);
  });

  it.each([
    [1, 2],
    [2, 3],
    [5, 7],
    [6, 9],
  ])('at most half more: %i seats allow %i candidates', (seats, most) => {
    const rules = { margin: fifth, marginMost: { n: 1, d: 2 } };
    expect(slateLimits(slate(0, seats, { rules })).most).toBe(most);
    expect(codes(slate(most, seats, { rules }))).toEqual([]);
    expect(codes(slate(most + 1, seats, { rules }))).toEqual(['slate-too-long']);
  });

  it('等额 has as many candidates as seats', () => {
    expect(codes(slate(3, 3, { contest: 'equal' }))).toEqual([]);
    for (const wrong of [2, 4])
      expect(codes(slate(wrong, 3, { contest: 'equal' }))).toEqual(['slate-not-equal']);
  });

  it('names nobody twice, and no teller', () => {
    const { breaches } = checkSlate(
      slate(6, 5, {
        candidates: [...names(5), '候选人2'],
        tellers: ['监票人', '候选人3', '候选人5'],
      }),
    );
    expect(breaches).toEqual([
      { code: 'candidate-twice', field: ['candidates', 5], values: {} },
      { code: 'teller-is-candidate', field: ['tellers', 1], values: {} },
      { code: 'teller-is-candidate', field: ['tellers', 2], values: {} },
    ]);
  });
});
