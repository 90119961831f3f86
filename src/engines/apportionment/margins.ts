import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { agree, fitted, oneSeat } from './fitting.ts';
import { fillTable } from './flow.ts';
import { decimals } from './integers.ts';
import type { PeopleTable } from './levels.ts';
import { sum } from './model.ts';

/** Seats by claimant and level with both margins kept. */
export interface MarginSeats {
  /** The people scaled to both margins, with three decimals: what the seats were rounded from. */
  readonly fitted: readonly (readonly string[])[];
  readonly seats: readonly (readonly number[])[];
}

/** Both margins, and the least of every claimant on every level where it has anybody. */
export interface Margins {
  /** Seats of each claimant, in order. */
  readonly rows: readonly number[];
  /** Seats of each level. */
  readonly columns: readonly number[];
  readonly minimum: number;
}

function judge({ rows, columns, minimum }: Margins, { people, ids, levels }: PeopleTable) {
  if (!agree(rows, columns))
    return [refusal('margins-differ', [], { units: sum(rows), levels: sum(columns) })];
  const present = (one: number | undefined): boolean => (one ?? 0) > 0;
  const over = (need: number, has: number, of: string): readonly Refusal[] =>
    need > has
      ? [refusal('minimum-over-margin', [], { of, seats: has, needed: need, lacking: need - has })]
      : [];
  return [
    ...ids.flatMap((id, at) =>
      over((people[at] ?? []).filter(present).length * minimum, rows[at] ?? 0, id),
    ),
    ...levels.flatMap((level, at) =>
      over(people.filter((row) => present(row[at])).length * minimum, columns[at] ?? 0, level),
    ),
  ];
}

/**
 * Controlled rounding: the table of people is scaled to both margins, and of all tables of whole seats that keep both
 * margins exactly, the nearest one (least squares) is taken. Refuses `margins-differ`, `minimum-over-margin`, and
 * `margins-not-possible` with the number of seats for which nobody lives where they would be.
 */
export function bothMargins(
  margins: Margins,
  table: PeopleTable,
): Result<MarginSeats, readonly Refusal[]> {
  const refusals = judge(margins, table);
  if (refusals.length > 0) return err(refusals);
  const { rows, columns, minimum } = margins;
  const near = fitted(table.people, rows, columns);
  const wanted = (row: number, column: number): bigint => near[row]?.[column] ?? 0n;
  const { seats, lacking } = fillTable({
    rows,
    columns,
    open: (row, column) => (table.people[row]?.[column] ?? 0) > 0,
    least: () => minimum,
    // (n + 1 − w)² − (n − w)² = 2n + 1 − 2w, in seats of the fitted table.
    cost: (row, column, n) => BigInt(2 * n + 1) * oneSeat - 2n * wanted(row, column),
  });
  if (lacking > 0) return err([refusal('margins-not-possible', [], { lacking })]);
  return ok({ fitted: near.map((row) => row.map((one) => decimals(one, oneSeat))), seats });
}
