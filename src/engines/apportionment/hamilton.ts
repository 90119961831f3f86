import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { compareProducts, decimals, productFloor, shareOf } from './integers.ts';
import {
  sum,
  type Apportionment,
  type Claimant,
  type LineReason,
  type ShareLine,
} from './model.ts';

/** Refuses minima that together exceed the house (`minimum-over-house`), saying by how many seats. */
export function judgeMinimum(
  house: number,
  claimants: readonly Claimant[],
  minimum: number,
): readonly Refusal[] {
  const present = claimants.filter(({ population }) => population > 0).length;
  const needed = present * minimum;
  return needed > house
    ? [refusal('minimum-over-house', [], { house, needed, lacking: needed - house })]
    : [];
}

/** Seats fixed at the minimum, by place; the rest is divided among those that are left. */
function fixedAtMinimum(
  house: number,
  claimants: readonly Claimant[],
  minimum: number,
): ReadonlySet<number> {
  const fixed = new Set<number>();
  for (;;) {
    const free = claimants.filter(({ population }, at) => population > 0 && !fixed.has(at));
    const left = house - minimum * fixed.size;
    const people = sum(free.map(({ population }) => population));
    const below = claimants.flatMap(({ population }, at) =>
      population > 0 &&
      !fixed.has(at) &&
      compareProducts(BigInt(left), BigInt(population), BigInt(minimum), BigInt(people)) < 0
        ? [at]
        : [],
    );
    if (below.length === 0) return fixed;
    for (const at of below) fixed.add(at);
  }
}

/** Places by remainder: the larger first, then the larger population, then the order as published. */
function byRemainder(
  claimants: readonly Claimant[],
  places: readonly number[],
  remainders: readonly bigint[],
): readonly number[] {
  return [...places].sort((a, b) => {
    const [first = 0n, second = 0n] = [remainders[a], remainders[b]];
    if (first !== second) return first > second ? -1 : 1;
    const people = (claimants[b]?.population ?? 0) - (claimants[a]?.population ?? 0);
    return people === 0 ? a - b : people;
  });
}

/** Those with the very remainder at which the seats ended, where some of them got one and others none. */
function tiedAt(order: readonly number[], given: number, remainders: readonly bigint[]) {
  const last = order[given - 1];
  const first = order[given];
  if (last === undefined || first === undefined) return [];
  if (remainders[last] !== remainders[first]) return [];
  return order.filter((at) => remainders[at] === remainders[last]);
}

/**
 * Largest remainder (比例加惯例): everybody whose share is below the minimum gets the minimum; of the rest everybody gets
 * the whole part of their share, and the seats left go one by one to the largest remainders. Refuses
 * `minimum-over-house`, and `nobody-counted` where there are seats and no people.
 */
export function hamilton(
  house: number,
  claimants: readonly Claimant[],
  minimum = 0,
): Result<Apportionment, readonly Refusal[]> {
  const population = sum(claimants.map((one) => one.population));
  if (population === 0 && house > 0) return err([refusal('nobody-counted', [], { house })]);
  const refusals = judgeMinimum(house, claimants, minimum);
  if (refusals.length > 0) return err(refusals);
  const fixed = fixedAtMinimum(house, claimants, minimum);
  const free = claimants.flatMap((one, at) => (one.population > 0 && !fixed.has(at) ? [at] : []));
  const left = house - minimum * fixed.size;
  const people = sum(free.map((at) => claimants[at]?.population ?? 0));
  const floors = claimants.map((one, at) =>
    free.includes(at) ? productFloor(left, one.population, people) : 0,
  );
  const remainders = claimants.map((one, at) =>
    free.includes(at) ? (BigInt(left) * BigInt(one.population)) % BigInt(people) : 0n,
  );
  const order = byRemainder(claimants, free, remainders);
  const over = left - sum(floors);
  // Nobody is free where all have the minimum; seats then left over cannot be, since a share of all would be above it.
  const lucky = new Set(order.slice(0, over));
  const lines = claimants.map((one, at): ShareLine => {
    const isFree = free.includes(at);
    const reason: LineReason =
      one.population === 0 ? 'empty' : !isFree ? 'minimum' : lucky.has(at) ? 'remainder' : 'floor';
    const quota = isFree
      ? { numerator: left * one.population, denominator: people }
      : { numerator: one.population === 0 ? 0 : minimum, denominator: 1 };
    const share = shareOf(house, one.population, population);
    const seats = isFree ? (floors[at] ?? 0) + (lucky.has(at) ? 1 : 0) : quota.numerator;
    return {
      id: one.id,
      population: one.population,
      share,
      shareText: decimals(BigInt(share.numerator), BigInt(share.denominator)),
      quota,
      quotaText: decimals(BigInt(quota.numerator), BigInt(quota.denominator)),
      floor: isFree ? (floors[at] ?? 0) : quota.numerator,
      rank: isFree ? order.indexOf(at) + 1 : null,
      seats,
      reason,
      won: null,
      next: null,
    };
  });
  const tied = tiedAt(order, over, remainders).map((at) => claimants[at]?.id ?? '');
  return ok({ method: 'hamilton', house, population, minimum, perSeat: null, lines, tied });
}
