import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { judgeMinimum } from './hamilton.ts';
import { decimals, productFloor, quotient, rootFloor, shareOf } from './integers.ts';
import {
  sum,
  type Apportionment,
  type Claimant,
  type HouseMethod,
  type ShareLine,
} from './model.ts';

type Averages = Exclude<HouseMethod, 'hamilton'>;

/** What a claimant with `n` seats bids for one more, as `over / under`; `under` zero stands above every other bid. */
interface Bid {
  readonly over: bigint;
  readonly under: bigint;
}

function bidOf(method: Averages, population: number, n: number): Bid {
  const people = BigInt(population);
  const seats = BigInt(n);
  switch (method) {
    case 'webster':
      return { over: people, under: 2n * seats + 1n };
    case 'dhondt':
      return { over: people, under: seats + 1n };
    case 'qvalue':
      // Q = p² / (n(n+1)): whoever has no seat comes before all who have one, the more populous first.
      return { over: people * people, under: seats * (seats + 1n) };
  }
}

/** Positive where `a` bids more than `b`. */
function compareBids(a: Bid, b: Bid): number {
  if (a.under === 0n && b.under === 0n) return a.over === b.over ? 0 : a.over > b.over ? 1 : -1;
  if (a.under === 0n || b.under === 0n) return a.under === 0n ? 1 : -1;
  const [left, right] = [a.over * b.under, b.over * a.under];
  return left === right ? 0 : left > right ? 1 : -1;
}

/** A bid for people to read, with three decimals; of Q the root, which is comparable to a number of students. */
function shownBid(method: Averages, { over, under }: Bid): string | null {
  if (under === 0n) return null;
  if (method !== 'qvalue') return decimals(over, under);
  return decimals(rootFloor(quotient(over * 1_000_000n, under)), 1000n);
}

interface Standing {
  readonly seats: number[];
  readonly won: (Bid | null)[];
}

/** The places that bid most now, in the order in which equal bids are told apart. */
function leaders(method: Averages, claimants: readonly Claimant[], seats: readonly number[]) {
  let best: number[] = [];
  let highest: Bid | null = null;
  for (const [at, { population }] of claimants.entries()) {
    if (population === 0) continue;
    const bid = bidOf(method, population, seats[at] ?? 0);
    const order = highest === null ? 1 : compareBids(bid, highest);
    if (order > 0) {
      best = [at];
      highest = bid;
    } else if (order === 0) best.push(at);
  }
  return best.sort((a, b) => (claimants[b]?.population ?? 0) - (claimants[a]?.population ?? 0));
}

/**
 * Highest averages: everybody starts at the minimum, and each further seat goes to the highest quotient — Webster
 * p/(2n+1), Q值法 p²/(n(n+1)), D'Hondt p/(n+1); equal ones to the larger population, then to the order as published.
 * Refuses `minimum-over-house` and `nobody-counted`.
 */
export function highestAverages(
  method: Averages,
  house: number,
  claimants: readonly Claimant[],
  minimum = 0,
): Result<Apportionment, readonly Refusal[]> {
  const population = sum(claimants.map((one) => one.population));
  if (population === 0 && house > 0) return err([refusal('nobody-counted', [], { house })]);
  const refusals = judgeMinimum(house, claimants, minimum);
  if (refusals.length > 0) return err(refusals);
  const standing: Standing = {
    seats: claimants.map((one) => (one.population === 0 ? 0 : minimum)),
    won: claimants.map(() => null),
  };
  let tied: readonly number[] = [];
  for (let left = house - sum(standing.seats); left > 0; left -= 1) {
    const best = leaders(method, claimants, standing.seats);
    const [at] = best;
    if (at === undefined) throw new Error('seats are left and nobody bids for them');
    standing.won[at] = bidOf(method, claimants[at]?.population ?? 0, standing.seats[at] ?? 0);
    standing.seats[at] = (standing.seats[at] ?? 0) + 1;
    // Equal bids matter only where there are fewer seats left than bidders.
    tied = best.length > left ? best : left === 1 ? [] : tied;
  }
  const lines = claimants.map((one, at): ShareLine => {
    const seats = standing.seats[at] ?? 0;
    const share = shareOf(house, one.population, population);
    const shareText = decimals(BigInt(share.numerator), BigInt(share.denominator));
    const won = standing.won[at] ?? null;
    const reason = one.population === 0 ? 'empty' : won === null ? 'minimum' : 'quotient';
    const next = bidOf(method, one.population, seats);
    return {
      id: one.id,
      population: one.population,
      share,
      shareText,
      quota: share,
      quotaText: shareText,
      floor: productFloor(house, one.population, share.denominator),
      rank: null,
      seats,
      reason,
      won: won === null ? null : shownBid(method, won),
      next: one.population === 0 ? null : shownBid(method, next),
    };
  });
  const names = tied.map((at) => claimants[at]?.id ?? '');
  return ok({ method, house, population, minimum, perSeat: null, lines, tied: names });
}
