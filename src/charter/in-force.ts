import type { Day } from '../kernel/day.ts';
import { addDays } from '../kernel/day-steps.ts';
import type { Uuid } from '../kernel/id.ts';
import type { Json } from '../kernel/json.ts';
import type { AnyProvision, Provision } from './provision.ts';

/** An article as it is cited. */
export interface CitedArticle {
  readonly id: Uuid;
  /** Title of the document it stands in. */
  readonly document: string;
  readonly number: string;
}

/** A value that an article gives a provision, and the days on which both hold (until null: without an end). */
export interface StatedValue {
  readonly name: string;
  readonly value: Json;
  readonly since: Day;
  readonly until: Day | null;
  readonly article: CitedArticle;
  /** Days on which the article itself, and the edition it stands in, are in force. */
  readonly articleSince: Day;
  readonly articleUntil: Day | null;
}

/** What holds of a provision on a day. Without an article it is the default, which no article states. */
export interface Provided<V> {
  readonly value: V;
  readonly article: CitedArticle | null;
  /** The day from which it is stated; null for a default. */
  readonly since: Day | null;
  /** Of a default: the article that stated a value and is no longer in force, so that somebody must look again. */
  readonly lapsed: CitedArticle | null;
}

/** The later beginning wins, so that two values written at the same moment cannot both hold. */
function statedOn(rows: readonly StatedValue[], name: string, day: Day): StatedValue | null {
  let found: StatedValue | null = null;
  for (const row of rows)
    if (row.name === name && row.since <= day && (found === null || row.since > found.since))
      found = row;
  return found !== null && (found.until === null || day <= found.until) ? found : null;
}

/**
 * What holds of a provision on a day, by the articles in force on that day: an old case is judged by the article of
 * its time. A value whose article is amended or repealed lapses with it. A stored value that is not of the
 * provision's type is a defect and throws.
 */
export function inForce<V>(
  rows: readonly StatedValue[],
  provision: Provision<V>,
  day: Day,
): Provided<V> {
  const row = statedOn(rows, provision.name, day);
  const unstated = { value: provision.default, article: null, since: null };
  if (row === null) return { ...unstated, lapsed: null };
  if (day < row.articleSince || (row.articleUntil !== null && day > row.articleUntil))
    return { ...unstated, lapsed: row.article };
  const value = provision.type.read(row.value);
  if (value === null) throw new Error(`a stored value of ${provision.name} is not of its type`);
  return { value, article: row.article, since: row.since, lapsed: null };
}

/**
 * The days of `from`–`to` on which what holds of any of these provisions may change, `from` first, in order. Between
 * two of them every provision keeps its value.
 */
export function turningDays(
  rows: readonly StatedValue[],
  provisions: readonly AnyProvision[],
  { from, to }: { readonly from: Day; readonly to: Day },
): readonly Day[] {
  const names = new Set(provisions.map(({ name }) => name));
  const days = new Set<Day>([from]);
  for (const row of rows) {
    if (!names.has(row.name)) continue;
    const { since, until, articleSince, articleUntil } = row;
    for (const day of [since, articleSince]) days.add(day);
    for (const day of [until, articleUntil]) if (day !== null) days.add(addDays(day, 1));
  }
  return [...days].filter((day) => from <= day && day <= to).sort();
}
