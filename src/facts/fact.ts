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

/** A place in a document: offsets into its text. Records will add their own kind of source. */
export interface QuoteSource {
  readonly kind: 'quote';
  readonly start: number;
  readonly end: number;
}
export type Source = QuoteSource;

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

/** The facts of one name, typed. */
export function factsNamed<N extends FactName>(
  facts: readonly Fact[],
  name: N,
): readonly FactOf<N>[] {
  return facts.filter((fact): fact is Extract<Fact, FactOf<N>> => fact.name === name);
}
