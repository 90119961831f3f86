import { defineProvision, type AnyProvision } from '../../charter/provision.ts';
import { count, fraction, monthOfYear, months, oneOf, yesNo } from '../../charter/value-type.ts';
import type { ElectingBody, FactValues } from '../../facts/vocabulary.ts';
import { deciders, type Decider } from './model.ts';

// What a charter says of itself, and of matters whose own rooms do not exist yet: who elects, how often the congress
// meets, how delegates are chosen, trained and reviewed. The criteria hear of them only where an article states them.

/** Who must decide on the charter and the rules of the congress at least; bodies above may as well. */
export const charterDecider = defineProvision<Decider>({
  name: 'charter.decided-by',
  type: oneOf(deciders),
  default: 'congress',
  source: 'congress-rules',
});

/** Who must decide on any other rule document at least. */
export const ruleDecider = defineProvision<Decider>({
  name: 'rule.decided-by',
  type: oneOf(deciders),
  default: 'presidium',
  source: 'practice',
});

/** Share of those present whose votes put the charter or an amendment in force; exactly this share is enough (以上). */
export const charterMajority = defineProvision({
  name: 'charter.majority',
  type: fraction(),
  default: { numerator: 1, denominator: 2 },
  source: 'practice',
});

/** How often the congress meets, at most so many months apart (rules name one or two years). */
export const congressInterval = defineProvision({
  name: 'congress.interval',
  type: months({ min: 6, max: 60 }),
  default: 12,
  source: 'congress-rules',
});

/** The month in which it usually meets. */
export const congressMonth = defineProvision({
  name: 'congress.month',
  type: monthOfYear(),
  default: 11,
  source: 'practice',
});

const electing = oneOf([
  'congress',
  'assembly',
  'committee',
  'standing-committee',
  'standing-delegates',
  'party-or-league',
  'presidium',
  'other',
] as const satisfies readonly ElectingBody[]);

/** Who elects the presidium of the school's union. */
export const presidiumElector = defineProvision<ElectingBody>({
  name: 'presidium.elected-by',
  type: electing,
  default: 'congress',
  source: 'congress-rules',
});

/** Whether there are more candidates for the presidium than seats (差额). */
export const presidiumContested = defineProvision({
  name: 'presidium.contested',
  type: yesNo(),
  default: false,
  source: 'practice',
});

/** Who chooses the heads of departments. */
export const headsElector = defineProvision<ElectingBody>({
  name: 'heads.elected-by',
  type: electing,
  default: 'presidium',
  source: 'practice',
});

/** The least share of the students who are delegates (rules: one in a hundred). */
export const delegatesLeast = defineProvision({
  name: 'delegates.least',
  type: fraction(),
  default: { numerator: 1, denominator: 100 },
  source: 'congress-rules',
});

type Step<S extends 'nominated' | 'elected'> = Extract<
  FactValues['delegates.step'],
  { readonly step: S }
>['by'];

/** Who proposes the delegates. */
export const delegatesProposer = defineProvision<Step<'nominated'>>({
  name: 'delegates.proposed-by',
  type: oneOf(['class-league', 'class', 'unit-union', 'unit-league', 'self', 'other']),
  default: 'class-league',
  source: 'congress-rules',
});

/** Who elects them. */
export const delegatesElector = defineProvision<Step<'elected'>>({
  name: 'delegates.elected-by',
  type: oneOf(['unit', 'class', 'other']),
  default: 'unit',
  source: 'congress-rules',
});

/** How often a year all staff are trained. */
export const trainingTimes = defineProvision({
  name: 'training.times',
  type: count('time', { min: 0, max: 24 }),
  default: 2,
  source: 'self-evaluation-form',
});

/** How often a year work is reported to the review committee. */
export const reviewTimes = defineProvision({
  name: 'review.times',
  type: count('time', { min: 0, max: 24 }),
  default: 2,
  source: 'self-evaluation-form',
});

/** Who reports. */
export const reviewWho = defineProvision<FactValues['review.report']['who']>({
  name: 'review.who',
  type: oneOf(['presidium-and-heads', 'presidium', 'heads']),
  default: 'presidium-and-heads',
  source: 'self-evaluation-form',
});

/** Whether most members of the review committee are students. */
export const reviewStudents = defineProvision({
  name: 'review.students-majority',
  type: yesNo(),
  default: true,
  source: 'self-evaluation-form',
});

/** Whether the student affairs office and the League committee sit in it. */
export const reviewOffices = defineProvision({
  name: 'review.with-offices',
  type: yesNo(),
  default: true,
  source: 'self-evaluation-form',
});

/** What awards and honours of staff follow from: how they were reviewed, or the post alone. */
export const awardsBasis = defineProvision<FactValues['awards.basis']['by']>({
  name: 'awards.follow',
  type: oneOf(['review', 'post']),
  default: 'review',
  source: 'self-evaluation-form',
});

/**
 * Every provision of this room. How often and when the congress meets stands among those of the duties that come
 * round (`workbench/duties.ts`), which use the two above.
 */
export const rulebookProvisions: readonly AnyProvision[] = [
  charterDecider,
  ruleDecider,
  charterMajority,
  presidiumElector,
  presidiumContested,
  headsElector,
  delegatesLeast,
  delegatesProposer,
  delegatesElector,
  trainingTimes,
  reviewTimes,
  reviewWho,
  reviewStudents,
  reviewOffices,
  awardsBasis,
];
