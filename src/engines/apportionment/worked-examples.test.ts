import { describe, expect, it } from 'vitest';
import type { Result } from '../../kernel/result.ts';
import { apportion, losers } from './apportion.ts';
import { apportionedFloors, floorsPerUnit } from './floors.ts';
import { levelFirst, allClaimants, type PeopleTable } from './levels.ts';
import { bothMargins } from './margins.ts';
import { seatsOf, type Apportionment, type Claimant, type Method } from './model.ts';
import { ratioFor } from './ratio.ts';

const units = ['机电', '信息', '财经', '护理', '学前', '汽车', '艺术'];
const college = [1986, 1742, 1433, 1180, 905, 640, 118];
const secondary = [712, 455, 380, 604, 0, 231, 46];
const table: PeopleTable = {
  ids: units,
  levels: ['大专', '中专'],
  people: units.map((_, at) => [college[at] ?? 0, secondary[at] ?? 0]),
};
const students = allClaimants(table);

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const people = (...numbers: number[]): readonly Claimant[] =>
  numbers.map((population, at) => ({ id: String(at), population }));

const divided = (
  method: Method,
  house: number,
  claimants: readonly Claimant[],
  minimum = 1,
): Apportionment => value(apportion({ method, house, claimants, minimum }));

const seats = (...parts: Parameters<typeof divided>) => seatsOf(divided(...parts));

describe('the school of 10,432 students and 170 delegates', () => {
  it('prints exact shares with three decimals', () => {
    expect(divided('hamilton', 170, students).lines.map(({ shareText }) => shareText)).toEqual([
      ...['43.967', '35.802', '29.545', '29.072', '14.748', '14.194', '2.673'],
    ]);
  });

  it.each([
    ['hamilton', [44, 36, 29, 29, 15, 14, 3]],
    ['webster', [44, 36, 29, 29, 15, 14, 3]],
    ['qvalue', [44, 36, 29, 29, 15, 14, 3]],
    ['dhondt', [44, 36, 30, 29, 15, 14, 2]],
  ] as const)('is divided by %s', (method, expected) => {
    expect(seats(method, 170, students)).toEqual(expected);
  });

  it('tells which remainders won a seat', () => {
    const { lines } = divided('hamilton', 170, students);
    expect(lines.map(({ floor }) => floor)).toEqual([43, 35, 29, 29, 14, 14, 2]);
    expect(lines.map(({ rank }) => rank)).toEqual([1, 2, 5, 7, 3, 6, 4]);
    expect(lines.filter(({ reason }) => reason === 'remainder').map(({ id }) => id)).toEqual([
      ...['机电', '信息', '学前', '艺术'],
    ]);
  });

  it('floats to 171 by the ratio 1:61', () => {
    expect(ratioFor(10_432, 170)).toBe(61);
    const one = divided('ratio', 170, students);
    expect(seatsOf(one)).toEqual([44, 36, 30, 29, 15, 14, 3]);
    expect(one).toMatchObject({ house: 171, perSeat: 61 });
  });

  it('is divided by levels first', () => {
    const rules = { house: 170, method: 'hamilton', minimum: 1, totals: [130, 40] } as const;
    const found = value(levelFirst(rules, table));
    expect(found.byLevel.map(seatsOf)).toEqual([
      [32, 28, 23, 19, 15, 11, 2],
      [12, 7, 6, 10, 0, 4, 1],
    ]);
    expect(found.byLevel.map(({ lines }) => lines.map(({ shareText }) => shareText))).toEqual([
      ['32.256', '28.293', '23.275', '19.165', '14.699', '10.395', '1.917'],
      ['11.730', '7.496', '6.260', '9.951', '0.000', '3.806', '0.758'],
    ]);
    expect(found.seats.map(([a = 0, b = 0]) => a + b)).toEqual([44, 35, 29, 29, 15, 15, 3]);
  });

  it('computes the totals of levels where none are stated', () => {
    const rules = { house: 170, method: 'hamilton', minimum: 1, totals: null } as const;
    expect(value(levelFirst(rules, table)).totals).toEqual([130, 40]);
  });

  it('keeps both margins', () => {
    const rows = seats('hamilton', 170, students);
    const found = value(bothMargins({ rows, columns: [130, 40], minimum: 1 }, table));
    expect(found.seats).toEqual([
      [32, 12],
      [29, 7],
      [23, 6],
      [19, 10],
      [15, 0],
      [10, 4],
      [2, 1],
    ]);
  });
});

describe('floors for groups', () => {
  const rows = seats('hamilton', 170, students);
  const group = (...numbers: number[]) =>
    numbers.map((count, at) => ({ id: units[at] ?? '', seats: rows[at] ?? 0, people: count }));
  const women = group(324, 747, 1269, 1570, 869, 61, 102);
  const quarter = { numerator: 25, denominator: 100 };

  it('are divided by where the women are', () => {
    expect(value(apportionedFloors(quarter, women))).toEqual({
      target: 43,
      floors: [3, 6, 11, 14, 8, 0, 1],
    });
  });

  it('ask for more where every unit has the same share', () => {
    expect(floorsPerUnit(quarter, women)).toEqual({
      target: 45,
      floors: [11, 9, 8, 8, 4, 4, 1],
    });
  });

  it('are divided by where the minorities are', () => {
    const minority = group(210, 155, 148, 236, 121, 40, 4);
    const tenth = { numerator: 1, denominator: 10 };
    expect(value(apportionedFloors(tenth, minority))).toEqual({
      target: 17,
      floors: [4, 3, 3, 4, 2, 1, 0],
    });
  });

  it('give every unit one where that is asked, and the total stays', () => {
    const { target, floors } = value(apportionedFloors(quarter, women, 1));
    expect(floors[5]).toBe(1);
    expect(floors.reduce((a, b) => a + b)).toBe(target);
    expect(target).toBe(43);
  });

  it('stop at the people and seats there are, and what overflows goes to the others', () => {
    const caps = [
      { id: 'a', seats: 2, people: 900 },
      { id: 'b', seats: 8, people: 100 },
    ];
    expect(value(apportionedFloors({ numerator: 1, denominator: 2 }, caps))).toEqual({
      target: 5,
      floors: [2, 3],
    });
  });

  it('say by how many they cannot be met', () => {
    const few = [
      { id: 'a', seats: 10, people: 1 },
      { id: 'b', seats: 10, people: 2 },
    ];
    expect(apportionedFloors({ numerator: 1, denominator: 4 }, few)).toEqual({
      ok: false,
      error: [
        {
          code: 'floor-not-possible',
          field: [],
          values: { target: 5, possible: 3, lacking: 2 },
        },
      ],
    });
  });
});

describe('a small unit', () => {
  const small = people(2600, 2100, 1700, 1300, 900, 500, 20);

  it('has one seat by the minimum, and none without it', () => {
    expect(seats('hamilton', 170, small)).toEqual([48, 39, 32, 24, 17, 9, 1]);
    expect(seats('hamilton', 170, small, 0)).toEqual([49, 39, 32, 24, 17, 9, 0]);
    const { lines } = divided('hamilton', 170, small);
    expect(lines.at(-1)).toMatchObject({ reason: 'minimum', shareText: '0.373', rank: null });
    expect(lines[0]?.shareText).toBe('48.465');
  });

  it('cannot have it where the house is too small, which says by how many', () => {
    const refused = apportion({ method: 'hamilton', house: 5, claimants: small, minimum: 1 });
    expect(refused).toMatchObject({
      ok: false,
      error: [{ code: 'minimum-over-house', values: { house: 5, needed: 7, lacking: 2 } }],
    });
  });
});

describe('where methods differ', () => {
  const differing = people(637, 951, 1783, 431, 1214, 1946, 1839);

  it.each([
    ['hamilton', [12, 18, 34, 8, 24, 38, 36]],
    ['webster', [12, 18, 35, 8, 23, 38, 36]],
    ['qvalue', [12, 18, 35, 8, 23, 38, 36]],
  ] as const)('%s divides as it does', (method, expected) => {
    expect(seats(method, 170, differing)).toEqual(expected);
  });

  it('largest remainder takes a seat away when the house grows by one, Webster does not', () => {
    const paradox = people(795, 727, 2292, 2610, 1179, 212, 1557);
    expect(seats('hamilton', 170, paradox)).toEqual([15, 13, 42, 47, 21, 4, 28]);
    expect(seats('hamilton', 171, paradox)).toEqual([14, 13, 42, 48, 22, 4, 28]);
    expect(seats('webster', 170, paradox)).toEqual([14, 13, 42, 48, 21, 4, 28]);
    expect(seats('webster', 171, paradox)).toEqual([14, 13, 42, 48, 22, 4, 28]);
    const grown = losers(divided('hamilton', 170, paradox), divided('hamilton', 171, paradox));
    expect(grown).toEqual([{ id: '0', before: 15, after: 14 }]);
  });
});

describe('ties and emptiness', () => {
  it('gives equal remainders to the larger population, then to the first as published, and says so', () => {
    const one = divided('hamilton', 1, people(5, 5), 0);
    expect(seatsOf(one)).toEqual([1, 0]);
    expect(one.tied).toEqual(['0', '1']);
    expect(seats('hamilton', 2, people(1, 3), 0)).toEqual([0, 2]);
    expect(divided('webster', 1, people(5, 5), 0).tied).toEqual(['0', '1']);
  });

  it('gives nothing where nobody lives, and refuses seats for nobody at all', () => {
    expect(seats('hamilton', 3, people(0, 9), 1)).toEqual([0, 3]);
    expect(apportion({ method: 'webster', house: 3, claimants: people(0, 0), minimum: 1 })).toEqual(
      { ok: false, error: [{ code: 'nobody-counted', field: [], values: { house: 3 } }] },
    );
  });

  it('refuses margins that differ, and seats for which nobody lives there', () => {
    const two: PeopleTable = {
      ids: ['a', 'b'],
      levels: ['x', 'y'],
      people: [
        [10, 0],
        [0, 10],
      ],
    };
    expect(bothMargins({ rows: [2, 2], columns: [3, 2], minimum: 0 }, two)).toMatchObject({
      error: [{ code: 'margins-differ', values: { units: 4, levels: 5 } }],
    });
    expect(bothMargins({ rows: [2, 2], columns: [3, 1], minimum: 0 }, two)).toMatchObject({
      error: [{ code: 'margins-not-possible', values: { lacking: 1 } }],
    });
    expect(bothMargins({ rows: [2, 2], columns: [2, 2], minimum: 3 }, two).ok).toBe(false);
  });
});
