import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, losers } from './apportion.ts';
import { apportionedFloors } from './floors.ts';
import { levelFirst, type PeopleTable } from './levels.ts';
import { bothMargins } from './margins.ts';
import { seatsOf, sum, type Claimant, type HouseMethod } from './model.ts';

const populations = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 });
const somebody = populations.filter((all) => all.some((one) => one > 0));
const houses = fc.integer({ min: 0, max: 400 });
const houseMethods = fc.constantFrom<HouseMethod>('hamilton', 'webster', 'qvalue', 'dhondt');

const claimantsOf = (all: readonly number[]): readonly Claimant[] =>
  all.map((population, at) => ({ id: String(at), population }));

const tables = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.integer({ min: 0, max: 900 }), { minLength: columns, maxLength: columns }),
      { minLength: rows, maxLength: rows },
    ),
  )
  .filter((people) => people.flat().some((one) => one > 0));

const tableOf = (people: readonly (readonly number[])[]): PeopleTable => ({
  ids: people.map((_, at) => `u${at}`),
  levels: (people[0] ?? []).map((__, at) => `l${at}`),
  people,
});

describe('seats', () => {
  it('always sum to the house, and nobody who is there has fewer than the minimum', () => {
    fc.assert(
      fc.property(houseMethods, houses, somebody, fc.integer({ min: 0, max: 2 }), (...drawn) => {
        const [method, house, people, minimum] = drawn;
        const found = apportion({ method, house, claimants: claimantsOf(people), minimum });
        const needed = people.filter((one) => one > 0).length * minimum;
        expect(found.ok).toBe(needed <= house);
        if (!found.ok) return;
        expect(sum(seatsOf(found.value))).toBe(house);
        for (const { population, seats } of found.value.lines)
          if (population > 0) expect(seats).toBeGreaterThanOrEqual(minimum);
          else expect(seats).toBe(0);
      }),
    );
  });

  it('are the share rounded down or up by largest remainder (quota rule)', () => {
    fc.assert(
      fc.property(houses, somebody, (house, people) => {
        const claimants = claimantsOf(people);
        const found = apportion({ method: 'hamilton', house, claimants, minimum: 0 });
        if (!found.ok) throw new Error('refused');
        const all = BigInt(sum(people));
        for (const { population, seats } of found.value.lines) {
          const exact = BigInt(house) * BigInt(population);
          expect(BigInt(seats) * all > exact - all).toBe(true);
          expect(BigInt(seats) * all < exact + all).toBe(true);
        }
      }),
    );
  });

  it.each(['webster', 'qvalue', 'dhondt'] as const)(
    'never shrink under %s when the house grows',
    (method) => {
      fc.assert(
        fc.property(houses, somebody, (house, people) => {
          const claimants = claimantsOf(people);
          const [before, after] = [house, house + 1].map((size) =>
            apportion({ method, house: size, claimants, minimum: 0 }),
          );
          if (!before?.ok || !after?.ok) throw new Error('refused');
          expect(losers(before.value, after.value)).toEqual([]);
        }),
      );
    },
  );

  it('never prefer fewer people to more', () => {
    fc.assert(
      fc.property(houseMethods, houses, somebody, (method, house, people) => {
        const found = apportion({ method, house, claimants: claimantsOf(people), minimum: 0 });
        if (!found.ok) throw new Error('refused');
        const { lines } = found.value;
        for (const a of lines)
          for (const b of lines)
            if (a.population > b.population) expect(a.seats).toBeGreaterThanOrEqual(b.seats);
      }),
    );
  });

  it('of levels first keep the totals of levels and of the house', () => {
    fc.assert(
      fc.property(houses, tables, (house, people) => {
        const table = tableOf(people);
        const rules = { house, method: 'hamilton', minimum: 0, totals: null } as const;
        const found = levelFirst(rules, table);
        if (!found.ok) throw new Error('refused');
        expect(sum(found.value.seats.flat())).toBe(house);
        expect(found.value.byLevel.map((one) => sum(seatsOf(one)))).toEqual(found.value.totals);
      }),
    );
  });

  it('keep both margins, give nothing where nobody lives, and are refused only where none could', () => {
    fc.assert(
      fc.property(houses, tables, (house, people) => {
        const table = tableOf(people);
        const one = (claimants: readonly Claimant[]) => {
          const found = apportion({ method: 'hamilton', house, claimants, minimum: 0 });
          if (!found.ok) throw new Error('refused');
          return seatsOf(found.value);
        };
        const rows = one(claimantsOf(people.map(sum)));
        const columns = one(
          claimantsOf(table.levels.map((_, at) => sum(people.map((row) => row[at] ?? 0)))),
        );
        const found = bothMargins({ rows, columns, minimum: 0 }, table);
        const dense = people.every((row) => row.every((cell) => cell > 0));
        if (dense) expect(found.ok).toBe(true);
        if (!found.ok) return;
        expect(found.value.seats.map(sum)).toEqual(rows);
        for (const [at, total] of columns.entries())
          expect(sum(found.value.seats.map((row) => row[at] ?? 0))).toBe(total);
        for (const [row, line] of found.value.seats.entries())
          for (const [column, seats] of line.entries()) {
            expect(seats).toBeGreaterThanOrEqual(0);
            if (people[row]?.[column] === 0) expect(seats).toBe(0);
          }
      }),
      { numRuns: 60 },
    );
  });

  it('of groups meet the target within people and seats', () => {
    const groups = fc.array(
      fc.record({
        seats: fc.integer({ min: 0, max: 50 }),
        people: fc.integer({ min: 0, max: 80 }),
      }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(
        groups,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 1 }),
        (...drawn) => {
          const [drawnGroups, percent, minimum] = drawn;
          const claimants = drawnGroups.map((one, at) => ({ id: String(at), ...one }));
          const share = { numerator: percent, denominator: 100 };
          const found = apportionedFloors(share, claimants, minimum);
          const caps = claimants.map(({ seats, people }) => Math.min(seats, people));
          const target = Math.ceil((percent * sum(claimants.map(({ seats }) => seats))) / 100);
          expect(found.ok).toBe(sum(caps) >= target);
          if (!found.ok) return;
          expect(sum(found.value.floors)).toBe(found.value.target);
          expect(found.value.target).toBeGreaterThanOrEqual(target);
          for (const [at, floor] of found.value.floors.entries()) {
            expect(floor).toBeLessThanOrEqual(caps[at] ?? 0);
            expect(floor).toBeGreaterThanOrEqual(Math.min(caps[at] ?? 0, minimum));
          }
        },
      ),
    );
  });
});

describe('the sources', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const code = (text: string): string =>
    text
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/\/\/.*$/gm, '')
      .replaceAll(/'[^'\n]*'/g, "''");
  const floats = /\bMath\.|\bparseFloat\b|\.toFixed\b|\b\d+\.\d/;
  const division = /[^/*<]\/[^/*]/;

  it.each(files)('%s has no float, and divides nowhere but in integers.ts', (name) => {
    const text = code(readFileSync(new URL(name, import.meta.url), 'utf8'));
    expect(floats.exec(text)?.[0] ?? null).toBeNull();
    if (name !== 'integers.ts') expect(division.exec(text)?.[0] ?? null).toBeNull();
  });

  it('would be caught with one', () => {
    expect(division.test('const half = seats / house;')).toBe(true);
    expect(floats.test('const rounded = Math.round(share);')).toBe(true);
    expect(floats.test('const some = 0.5;')).toBe(true);
  });
});
