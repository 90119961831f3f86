import { quotient } from './integers.ts';
import { sum } from './model.ts';

/** One seat in the whole numbers of a fitted table. */
export const oneSeat = 1_000_000_000n;

/** Scales a row of numbers so that it sums to `total` seats; what integer division leaves away is less than a hair of a seat. */
function scaled(row: readonly bigint[], total: number): readonly bigint[] {
  const sumOf = row.reduce((all, one) => all + one, 0n);
  if (sumOf === 0n) return row;
  return row.map((one) => quotient(one * BigInt(total) * oneSeat, sumOf));
}

const columnOf = (table: readonly (readonly bigint[])[], at: number): readonly bigint[] =>
  table.map((row) => row[at] ?? 0n);

/** How far the sums of rows are from their totals, at most. */
function furthest(table: readonly (readonly bigint[])[], totals: readonly number[]): bigint {
  return table.reduce((most, row, at) => {
    const gap = row.reduce((all, one) => all + one, 0n) - BigInt(totals[at] ?? 0) * oneSeat;
    const size = gap < 0n ? -gap : gap;
    return size > most ? size : most;
  }, 0n);
}

/** Steps after which a table that still moves is taken as it is: its roundings are then the flow's to settle. */
const mostSteps = 500;

/**
 * Iterative proportional fitting in whole numbers of 10⁻⁹ seats: rows and columns are scaled to their totals in turn
 * until neither moves. The same table and totals always give the same numbers.
 */
export function fitted(
  people: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
): readonly (readonly bigint[])[] {
  let table = people.map((row) => row.map((one) => BigInt(one) * oneSeat));
  const close = BigInt(people.length + columns.length) * 4n;
  for (let step = 0; step < mostSteps; step += 1) {
    const down = columns.map((total, at) => scaled(columnOf(table, at), total));
    const across = table.map((row, at) => row.map((_, column) => down[column]?.[at] ?? 0n));
    table = across.map((row, at) => [...scaled(row, rows[at] ?? 0)]);
    const turned = columns.map((_, at) => columnOf(table, at));
    if (furthest(turned, columns) <= close) break;
  }
  return table;
}

/** Whether both margins sum to the same. */
export const agree = (rows: readonly number[], columns: readonly number[]): boolean =>
  sum(rows) === sum(columns);
