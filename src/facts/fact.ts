import type { PartialDay } from '../kernel/day.ts';
import type { FactValues } from './vocabulary.ts';

/**
 * Where a statement gets its weight: `rule` a charter or regulation says it shall be so; `plan` a reform
 * plan or notice intends it; `practice` a report, roster or minute says it is so; `claim` the form ticks
 * or states it; `attested` a named person vouches for it.
 */
export type Basis = 'rule' | 'plan' | 'practice' | 'claim' | 'attested';

/** Which union a fact is about: the school's, or those of the second level (系, 二级学院, 书院, 校区). */
export type Level = 'school' | 'second-level';

/** A place in a document: offsets into its text. */
export interface QuoteSource {
  readonly kind: 'quote';
  readonly start: number;
  readonly end: number;
}

/** What rows can stand behind a fact of records. Whoever shows facts has a word for each (`thing.<name>`). */
export const recordThings = [
  'appointment',
  'article',
  'attestation',
  'body',
  'candidacy',
  'congress',
  'delegate',
  'document',
  'duty',
  'election',
  'form',
  'guide',
  'headcount',
  'person',
  'post',
  'procedure',
  'semester',
  'sitting',
  'term',
  'unit',
] as const;

export type RecordThing = (typeof recordThings)[number];

/** A row of the school's records: what kind of thing it is, and which. */
export interface RecordSource {
  readonly kind: 'record';
  readonly thing: RecordThing;
  readonly id: string;
}

export type Source = QuoteSource | RecordSource;

/** Tells places apart: facts of one sentence, or of one row, have one key. */
export function placeKey(source: Source): string {
  return source.kind === 'quote' ? `${source.start}` : `${source.thing}:${source.id}`;
}

/** The place of a fact in its document. A fact of records has none, and throws: it never reaches an audit. */
export function spanOf({ source }: { readonly source: Source }): {
  readonly start: number;
  readonly end: number;
} {
  if (source.kind !== 'quote') throw new Error('a fact of records stands in no document');
  return { start: source.start, end: source.end };
}

export type FactName = keyof FactValues;

/** One dated, sourced statement. Documents give partial facts; absence means nothing unless `complete`. */
export interface FactOf<N extends FactName> {
  readonly name: N;
  readonly level: Level;
  readonly value: FactValues[N];
  readonly basis: Basis;
  readonly grain: 'row' | 'aggregate';
  readonly coverage: 'complete' | 'partial';
  readonly day: PartialDay | null;
  readonly source: Source;
}

export type Fact = { [N in FactName]: FactOf<N> }[FactName];

const byName = new WeakMap<readonly Fact[], ReadonlyMap<FactName, readonly Fact[]>>();

function grouped(facts: readonly Fact[]): ReadonlyMap<FactName, readonly Fact[]> {
  const known = byName.get(facts);
  if (known) return known;
  const groups = new Map<FactName, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.name);
    if (group) group.push(fact);
    else groups.set(fact.name, [fact]);
  }
  byName.set(facts, groups);
  return groups;
}

const none: readonly Fact[] = [];

/**
 * The facts of one name, typed. A list is grouped once and asked many times, so it must not change
 * after it was first asked.
 */
export function factsNamed<N extends FactName>(
  facts: readonly Fact[],
  name: N,
): readonly FactOf<N>[] {
  // The map holds under each name only facts of that name; its type cannot say so.
  return (grouped(facts).get(name) ?? none) as unknown as readonly FactOf<N>[];
}
