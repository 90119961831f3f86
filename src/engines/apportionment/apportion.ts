import type { Refusal } from '../../kernel/refusal.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import { hamilton } from './hamilton.ts';
import { highestAverages } from './highest-averages.ts';
import type { Apportionment, Claimant, Method } from './model.ts';
import { byRatio, ratioFor } from './ratio.ts';

/** What is to be divided, among whom, how, and how many seats everybody gets at least. */
export interface Division {
  readonly method: Method;
  /** Seats; under `ratio` the number that the ratio is made to come near. */
  readonly house: number;
  readonly claimants: readonly Claimant[];
  readonly minimum: number;
  /** Of `ratio`: people for one seat; left out, it is made from the house. */
  readonly perSeat?: number;
}

/** Divides seats by any method (elections.md 8.2). Refuses `minimum-over-house` and `nobody-counted`. */
export function apportion(division: Division): Result<Apportionment, readonly Refusal[]> {
  const { method, house, claimants, minimum, perSeat } = division;
  switch (method) {
    case 'hamilton':
      return hamilton(house, claimants, minimum);
    case 'webster':
    case 'qvalue':
    case 'dhondt':
      return highestAverages(method, house, claimants, minimum);
    case 'ratio': {
      const people = claimants.reduce((total, { population }) => total + population, 0);
      return ok(byRatio(perSeat ?? ratioFor(people, house), claimants, minimum));
    }
    default:
      return unreachable(method);
  }
}

/** Who has fewer seats in the later division than in the earlier, with both numbers: the paradox, where the house grew. */
export function losers(
  earlier: Pick<Apportionment, 'lines'>,
  later: Pick<Apportionment, 'lines'>,
): readonly { readonly id: string; readonly before: number; readonly after: number }[] {
  const before = new Map(earlier.lines.map(({ id, seats }) => [id, seats]));
  return later.lines.flatMap(({ id, seats }) => {
    const had = before.get(id) ?? 0;
    return seats < had ? [{ id, before: had, after: seats }] : [];
  });
}
