import type { Reason, Weight } from '../../engines/criteria/criterion.ts';
import type { CriterionName } from '../../facts/criteria.ts';
import type { Fact, Level } from '../../facts/fact.ts';
import { dayParts, type PartialDay } from '../../kernel/day.ts';
import type { EvaluationLimits } from './limits.ts';
import type { AnyReasonSlug } from './reason-codes.ts';

/** What a criterion is told besides the facts. */
export interface EvaluationContext {
  readonly level: Level;
  readonly limits: EvaluationLimits;
  /** The day, or month, of the state of affairs; null where unknown. */
  readonly asOf: PartialDay | null;
  /** Year in which the first-year students of that state entered; null where unknown. */
  readonly freshmanYear: number | null;
  /** Earliest day from which a congress counts (2019-10 on the 2020 form), or null. */
  readonly congressSince: PartialDay | null;
  /**
   * Whether the facts are the school's own records: they hold every row there is, so a row they lack is missing, and
   * a rule shows nothing of what was done.
   */
  readonly recorded: boolean;
  /** Whether the form knows the posts only as presidium and department members (2023–2024). */
  readonly membersOnly: boolean;
}

/** First month of the Chinese school year for this purpose: first-years enter in late August or September. */
const entryMonth = 8;

/** The year in which those entered who are first-years on a day; null where the day lacks its year. */
export function freshmanYearOn(day: PartialDay): number | null {
  const { year, month } = dayParts(day);
  if (year === null) return null;
  return month >= entryMonth ? year : year - 1;
}

export type FactReason = Reason<Fact>;

/** A criterion: all facts of one level in, reasons out. It never supports a claim with that claim. */
export type Criterion = (
  facts: readonly Fact[],
  context: EvaluationContext,
) => readonly FactReason[];

/** Builds reasons of one criterion; the code is `<criterion>.<slug>`. */
export function reasonsOf<C extends CriterionName>(criterion: C) {
  return (
    weight: Weight,
    slug: AnyReasonSlug<C>,
    facts: readonly Fact[],
    values: Readonly<Record<string, string | number>> = {},
    scope: 'item' | 'annexes' = 'item',
  ): FactReason => ({ code: `${criterion}.${slug}`, weight, scope, values, facts });
}

/** Whether a fact is the form's own claim, which never supports itself. */
export function isClaim(fact: Fact): boolean {
  return fact.basis === 'claim';
}
