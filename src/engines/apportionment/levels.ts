import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { apportion } from './apportion.ts';
import { sum, type Apportionment, type Claimant, type HouseMethod } from './model.ts';

/** People by claimant and level: `people[i][j]` are those of claimant `i` on level `j`. */
export interface PeopleTable {
  readonly ids: readonly string[];
  readonly levels: readonly string[];
  readonly people: readonly (readonly number[])[];
}

/** Seats by claimant and level, with how each level was divided. */
export interface LevelSeats {
  /** How the house was divided over the levels; null where their totals were given. */
  readonly overLevels: Apportionment | null;
  readonly totals: readonly number[];
  /** One division for each level, in the order of the levels. */
  readonly byLevel: readonly Apportionment[];
  /** `seats[i][j]`, as in the table of people. */
  readonly seats: readonly (readonly number[])[];
}

/** The people of one level as claimants. */
export function levelClaimants({ ids, people }: PeopleTable, level: number): readonly Claimant[] {
  return ids.map((id, at) => ({ id, population: people[at]?.[level] ?? 0 }));
}

/** The people of each claimant on all levels together. */
export function allClaimants({ ids, people }: PeopleTable): readonly Claimant[] {
  return ids.map((id, at) => ({ id, population: sum(people[at] ?? []) }));
}

/** What levels are divided by, and the least of every claimant on every level where it has anybody. */
export interface LevelRules {
  readonly house: number;
  readonly method: HouseMethod;
  readonly minimum: number;
  /** Seats of each level where they are stated; null computes them. */
  readonly totals: readonly number[] | null;
}

function totalsOf(
  { house, method, totals }: LevelRules,
  table: PeopleTable,
): Result<
  { readonly over: Apportionment | null; readonly totals: readonly number[] },
  readonly Refusal[]
> {
  if (totals === null) {
    const claimants = table.levels.map((id, at) => ({
      id,
      population: sum(table.people.map((row) => row[at] ?? 0)),
    }));
    const over = apportion({ method, house, claimants, minimum: 0 });
    return over.ok
      ? ok({ over: over.value, totals: over.value.lines.map(({ seats }) => seats) })
      : over;
  }
  const stated = sum(totals);
  return stated === house
    ? ok({ over: null, totals })
    : err([refusal('level-totals-differ', 'levelTotals', { house, stated })]);
}

/**
 * Levels first: the house over the levels (or their stated totals), then each level over the claimants, with the
 * minimum for everybody who has people on it. A claimant's seats are the sum. Refuses `level-totals-differ`, and
 * `minimum-over-house` with the level it is about.
 */
export function levelFirst(
  rules: LevelRules,
  table: PeopleTable,
): Result<LevelSeats, readonly Refusal[]> {
  const found = totalsOf(rules, table);
  if (!found.ok) return found;
  const { over, totals } = found.value;
  const byLevel: Apportionment[] = [];
  const refusals: Refusal[] = [];
  for (const [at, level] of table.levels.entries()) {
    const claimants = levelClaimants(table, at);
    const { method, minimum } = rules;
    const one = apportion({ method, house: totals[at] ?? 0, claimants, minimum });
    if (one.ok) byLevel.push(one.value);
    else refusals.push(...one.error.map((why) => ({ ...why, values: { ...why.values, level } })));
  }
  if (refusals.length > 0) return err(refusals);
  const seats = table.ids.map((_, row) => byLevel.map(({ lines }) => lines[row]?.seats ?? 0));
  return ok({ overLevels: over, totals, byLevel, seats });
}
