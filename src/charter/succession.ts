import type { Day } from '../kernel/day.ts';
import { addDays } from '../kernel/day-steps.ts';

/** Days of a row among those that follow each other: editions of a document, wordings of an article, values of a provision. */
export interface Span {
  readonly since: Day;
  readonly until: Day | null;
}

/** Where a new row ends, and the rows before it that end because of it. */
export interface Succession<Row extends Span> {
  readonly until: Day | null;
  readonly closed: readonly (Row & { readonly until: Day })[];
}

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce(
    (first, day) => (first === null || (day !== null && day < first) ? day : first),
    null,
  );

/**
 * Places a row among the others of its line: it ends the day before the next one begins at the latest, and what ran
 * before it ends the day before it begins. `corrected` is what the row said before, where it is corrected: a former
 * row that ended for its sake ends for it still.
 */
export function succeed<Row extends Span>(
  others: readonly Row[],
  row: Span,
  corrected: Span | null = null,
): Succession<Row> {
  const eve = addDays(row.since, -1);
  const nexts = others.map(({ since }) => since).filter((since) => since > row.since);
  const next = earliest(nexts);
  const ended = corrected === null ? null : addDays(corrected.since, -1);
  const closed = others.flatMap((other) => {
    if (other.since >= row.since) return [];
    const runs = other.until === null || other.until > eve;
    const follows = other.until === ended && ended !== null && ended !== eve;
    return runs || follows ? [{ ...other, until: eve }] : [];
  });
  return { until: earliest([row.until, next === null ? null : addDays(next, -1)]), closed };
}
