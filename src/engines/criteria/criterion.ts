/**
 * A criterion judges facts. It accuses only on what is there, and passes only on what is evidenced:
 * unknown never becomes a pass, and never a contradiction.
 */
export type Standing =
  | 'met'
  | 'unmet'
  | 'needs-ground'
  | 'conflicting'
  | 'not-evidenced'
  | 'attested'
  | 'not-applicable';

/**
 * What a reason does to the standing.
 * `against`: facts show the rule is not met. `conflict`: two facts cannot both be true.
 * `ground`: allowed only on a ground not given, or two facts hard to reconcile.
 * `missing`: something required is not there. `support`: a fact shows the rule is met.
 * `attested`: nothing but a named person's word, with a paper, shows it.
 */
export type Weight = 'against' | 'conflict' | 'ground' | 'missing' | 'support' | 'attested';

/** Why a criterion stands as it does; `facts` are shown to the reader, in this order. */
export interface Reason<F> {
  readonly code: string;
  readonly weight: Weight;
  /** Whether it concerns the item of the form, or ties two other places of the records. */
  readonly scope: 'item' | 'annexes';
  readonly values: Readonly<Record<string, string | number>>;
  readonly facts: readonly F[];
}

export interface Judgement<F> {
  readonly standing: Standing;
  readonly reasons: readonly Reason<F>[];
}

const order: readonly (readonly [Weight, Standing])[] = [
  ['against', 'unmet'],
  ['conflict', 'conflicting'],
  ['ground', 'needs-ground'],
  ['support', 'met'],
  ['attested', 'attested'],
];

/**
 * The standing that follows from the reasons: the gravest wins, so a later pass never hides an earlier
 * failure. Reasons between annexes inform, and leave the item's standing alone.
 */
export function judgementOf<F>(reasons: readonly Reason<F>[]): Judgement<F> {
  const onItem = reasons.filter((reason) => reason.scope === 'item');
  const found = order.find(([weight]) => onItem.some((reason) => reason.weight === weight));
  return { standing: found ? found[1] : 'not-evidenced', reasons };
}
