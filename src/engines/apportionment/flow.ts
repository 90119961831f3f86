/** What one more seat in a cell costs, given how many it has: convex, so that the cheapest seats come first. */
export type SeatCost = (row: number, column: number, seats: number) => bigint;

/** A table to be filled: what rows and columns still need, and which cells may take anything. */
export interface Filling {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly open: (row: number, column: number) => boolean;
  readonly least: (row: number, column: number) => number;
  readonly cost: SeatCost;
}

interface Step {
  readonly row: number;
  readonly column: number;
  readonly gives: boolean;
}

interface Found {
  readonly cost: bigint;
  readonly steps: readonly Step[];
}

function cheaper(found: (Found | null)[], at: number, cost: bigint, steps: readonly Step[]) {
  const old = found[at];
  if (old && old.cost <= cost) return false;
  found[at] = { cost, steps };
  return true;
}

/** The cheapest way from a row that needs a seat to every column: a seat given here, one taken there, and so on. */
function waysFrom(filling: Filling, seats: readonly (readonly number[])[], from: number) {
  const { rows, columns, open, least, cost } = filling;
  const byRow: (Found | null)[] = rows.map((_, at) =>
    at === from ? { cost: 0n, steps: [] } : null,
  );
  const byColumn: (Found | null)[] = columns.map(() => null);
  // Bellman–Ford: a path passes every row and column at most once, so that it settles within as many rounds.
  for (let round = 0, moved = true; moved && round <= rows.length + columns.length; round += 1) {
    moved = false;
    for (const [row] of rows.entries())
      for (const [column] of columns.entries()) {
        if (!open(row, column)) continue;
        const has = seats[row]?.[column] ?? 0;
        const there = byRow[row];
        if (there) {
          const more = there.cost + cost(row, column, has);
          const steps = [...there.steps, { row, column, gives: true }];
          moved = cheaper(byColumn, column, more, steps) || moved;
        }
        const back = byColumn[column];
        if (back && has > least(row, column)) {
          const less = back.cost - cost(row, column, has - 1);
          const steps = [...back.steps, { row, column, gives: false }];
          moved = cheaper(byRow, row, less, steps) || moved;
        }
      }
  }
  return byColumn;
}

/** A filled table, and how many seats found no place. */
export interface Filled {
  readonly seats: readonly (readonly number[])[];
  readonly lacking: number;
}

/**
 * Fills a table to both margins at the least cost, one seat at a time along the cheapest way (successive shortest paths):
 * of all tables with these margins it is the one nearest to what the costs ask for. Seats that no cell can take are
 * counted, and none is put where nobody lives.
 */
export function fillTable(filling: Filling): Filled {
  const { rows, columns, least, open } = filling;
  const seats = rows.map((_, row) =>
    columns.map((__, column) => (open(row, column) ? least(row, column) : 0)),
  );
  const rowNeeds = rows.map((need, row) => need - (seats[row] ?? []).reduce((a, b) => a + b, 0));
  const columnNeeds = columns.map(
    (need, column) => need - seats.reduce((total, row) => total + (row[column] ?? 0), 0),
  );
  let lacking = 0;
  for (const [row] of rows.entries())
    for (; (rowNeeds[row] ?? 0) > 0; rowNeeds[row] = (rowNeeds[row] ?? 0) - 1) {
      const best = cheapest(waysFrom(filling, seats, row), columnNeeds);
      if (best === null) {
        lacking += 1;
        continue;
      }
      columnNeeds[best.column] = (columnNeeds[best.column] ?? 0) - 1;
      for (const step of best.way.steps) {
        const line = seats[step.row];
        if (line) line[step.column] = (line[step.column] ?? 0) + (step.gives ? 1 : -1);
      }
    }
  return { seats, lacking };
}

function cheapest(ways: readonly (Found | null)[], needs: readonly number[]) {
  let best: { readonly column: number; readonly way: Found } | null = null;
  for (const [column, way] of ways.entries()) {
    if (way === null || (needs[column] ?? 0) <= 0) continue;
    if (best === null || way.cost < best.way.cost) best = { column, way };
  }
  return best;
}
