import { describe, expect, it } from 'vitest';
import type { Uuid } from '../../../kernel/id.ts';
import type { Method } from '../../../engines/apportionment/model.ts';
import type { LevelWay } from '../model.ts';
import { computeQuota, lossesOf, type CountedUnit, type QuotaInput } from './compute.ts';

const names = ['机电', '信息', '财经', '护理', '学前', '汽车', '艺术'];
const college = [1986, 1742, 1433, 1180, 905, 640, 118];
const secondary = [712, 455, 380, 604, 0, 231, 46];
const women = [324, 747, 1269, 1570, 869, 61, 102];
const minority = [210, 155, 148, 236, 121, 40, 4];

const units: readonly CountedUnit[] = names.map((name, at) => ({
  unitId: `u${at}` as Uuid,
  name,
  students: (college[at] ?? 0) + (secondary[at] ?? 0),
  women: women[at] ?? 0,
  minority: minority[at] ?? 0,
  levels: [
    { level: 'junior-college', students: college[at] ?? 0 },
    { level: 'secondary', students: secondary[at] ?? 0 },
  ],
}));

const share = (numerator: number, denominator: number) => ({ numerator, denominator });

const input: QuotaInput = {
  total: 170,
  method: 'hamilton',
  levels: 'one-step',
  levelTotals: null,
  unitLeast: 1,
  least: share(1, 100),
  shares: { women: share(1, 4), minority: share(1, 10), 'non-cadres': share(3, 5) },
  floorWay: 'apportioned',
  floorLeast: 0,
  units,
};

function made(changes: Partial<QuotaInput> = {}) {
  const done = computeQuota({ ...input, ...changes });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

const codes = (changes: Partial<QuotaInput>) => {
  const done = computeQuota({ ...input, ...changes });
  return done.ok ? [] : done.error.map(({ code }) => code);
};

describe('a table of quotas', () => {
  it('has the seats and floors of the worked example', () => {
    const table = made();
    expect(table.lines.map(({ seats }) => seats)).toEqual([44, 36, 29, 29, 15, 14, 3]);
    expect(table.lines.map(({ floors }) => floors.women)).toEqual([3, 6, 11, 14, 8, 0, 1]);
    expect(table.lines.map(({ floors }) => floors.minority)).toEqual([4, 3, 3, 4, 2, 1, 0]);
    expect(table.floors).toMatchObject([{ target: 43 }, { target: 17 }, { target: 102 }]);
    expect(table).toMatchObject({ total: 170, students: 10_432, least: 105, moved: [] });
    expect(table.lines.every(({ levels }) => levels.length === 0)).toBe(true);
  });

  it('tells which unit levels first gives another number', () => {
    const levelTotals = [
      { level: 'junior-college', seats: 130 },
      { level: 'secondary', seats: 40 },
    ] as const;
    const table = made({ levels: 'level-first', levelTotals });
    expect(table.moved).toEqual([
      { unitId: 'u1', oneStep: 36, seats: 35 },
      { unitId: 'u5', oneStep: 14, seats: 15 },
    ]);
    expect(table.lines[0]?.levels).toEqual([
      { level: 'junior-college', students: 1986, seats: 32 },
      { level: 'secondary', students: 712, seats: 12 },
    ]);
    expect(table.parts.map(({ of }) => of)).toEqual(['junior-college', 'secondary']);
  });

  it('keeps both margins, and tells the table it was rounded from', () => {
    const table = made({ levels: 'both-margins' });
    expect(table.lines.map(({ levels }) => levels.map(({ seats }) => seats))).toEqual([
      ...[
        [32, 12],
        [29, 7],
        [23, 6],
        [19, 10],
        [15, 0],
        [10, 4],
        [2, 1],
      ],
    ]);
    expect(table.fitted).toHaveLength(7);
  });

  it('floats under a ratio', () => {
    expect(made({ method: 'ratio' }).total).toBe(171);
    expect(codes({ method: 'ratio', levels: 'level-first' })).toEqual(['ratio-one-step']);
  });

  it.each<[string, Partial<QuotaInput>, string]>([
    ['a total below one in a hundred', { total: 104 }, 'total-below-least'],
    ['nobody counted', { units: [] }, 'nobody-counted'],
    ['minima above the total', { unitLeast: 30 }, 'minimum-over-house'],
    [
      'totals of levels that are not the total',
      { levels: 'level-first', levelTotals: [{ level: 'secondary', seats: 40 }] },
      'level-totals-differ',
    ],
    [
      'a level nobody studies on',
      { levels: 'level-first', levelTotals: [{ level: 'postgraduate', seats: 170 }] },
      'level-unknown',
    ],
    [
      'a level with fewer seats than units',
      {
        levels: 'level-first',
        levelTotals: [
          { level: 'junior-college', seats: 165 },
          { level: 'secondary', seats: 5 },
        ],
      },
      'minimum-over-level',
    ],
    [
      'more women than there are',
      { units: units.map((unit) => ({ ...unit, women: 5 })) },
      'floor-not-possible-women',
    ],
    [
      'more of minorities than there are',
      { units: units.map((unit) => ({ ...unit, minority: 0 })) },
      'floor-not-possible-minority',
    ],
  ])('is refused for %s', (_, changes, code) => {
    expect(codes(changes)).toEqual([code]);
  });

  it('asks no more cadres than is left by every way', () => {
    const methods: readonly Method[] = ['hamilton', 'webster', 'qvalue', 'dhondt', 'ratio'];
    for (const method of methods) {
      const { lines, floors } = made({ method });
      const total = lines.reduce((all, line) => all + line.floors['non-cadres'], 0);
      expect(total).toBe(floors.find(({ group }) => group === 'non-cadres')?.target);
      for (const line of lines) expect(line.floors['non-cadres']).toBeLessThanOrEqual(line.seats);
    }
    const ways: readonly LevelWay[] = ['one-step', 'level-first', 'both-margins'];
    for (const levels of ways) expect(made({ levels }).total).toBe(170);
  });

  it('names who loses seats by a new table', () => {
    const people = [795, 727, 2292, 2610, 1179, 212, 1557];
    const other = units.map((unit, at) => ({ ...unit, students: people[at] ?? 0 }));
    const before = made({ units: other });
    const after = made({ units: other, total: 171 });
    expect(lossesOf(before, after)).toEqual([
      { unitId: 'u0', name: '机电', before: 15, after: 14 },
    ]);
    const webster = made({ units: other, total: 171, method: 'webster' });
    expect(lossesOf(made({ units: other, method: 'webster' }), webster)).toEqual([]);
  });
});
