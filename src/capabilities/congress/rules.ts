import type { Day } from '../../kernel/day.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { Outcome } from '../../engines/procedures/model.ts';
import { ceilingOf } from '../../engines/apportionment/integers.ts';
import type { Fraction } from '../../kernel/fraction.ts';
import type { CongressKind, DelegateCondition, FloorGroup } from './model.ts';

/** Where a congress is. */
export const congressStages = [
  'asking',
  'approved',
  'refused',
  'choosing',
  'held',
  'cancelled',
] as const;

/** One of them. */
export type CongressStage = (typeof congressStages)[number];

/** What its stage follows from. */
export interface StageGrounds {
  readonly approval: Outcome | null;
  readonly approvalId: string | null;
  readonly cancelled: Day | null;
  readonly heldSince: Day | null;
  /** Whether its quotas are published, so that units choose. */
  readonly published: boolean;
}

/** The stage of a congress. A congress of the past has no approval here and is held. */
export function stageOf(grounds: StageGrounds): CongressStage {
  if (grounds.cancelled !== null) return 'cancelled';
  if (grounds.heldSince !== null) return 'held';
  if (grounds.approvalId === null || grounds.approval === null) return 'asking';
  if (grounds.approval !== 'completed') return 'refused';
  return grounds.published ? 'choosing' : 'approved';
}

/** Refuses planned days that are reversed or a last day for delegates after the congress begins. */
export function judgeDays(days: {
  readonly plannedSince: Day;
  readonly plannedUntil: Day;
  readonly delegatesBy: Day | null;
}): readonly Refusal[] {
  const { plannedSince, plannedUntil, delegatesBy } = days;
  return [
    ...(plannedUntil < plannedSince
      ? [refusal('dates-reversed', 'plannedUntil', { since: plannedSince })]
      : []),
    ...(delegatesBy !== null && delegatesBy > plannedSince
      ? [refusal('delegates-too-late', 'delegatesBy', { since: plannedSince })]
      : []),
  ];
}

/** Refuses an assembly of all students of the school, or of a unit with too many of them. */
export function judgeKind(
  kind: CongressKind,
  unit: boolean,
  { students, below }: { readonly students: number; readonly below: number },
): readonly Refusal[] {
  if (kind === 'congress') return [];
  if (!unit) return [refusal('assembly-of-units-only', 'kind')];
  return students < below ? [] : [refusal('assembly-too-large', 'kind', { students, below })];
}

/** How many are nominated at least: the seats and the share of them above, rounded up. */
export const nominationsWanted = (seats: number, surplus: Fraction): number =>
  seats + ceilingOf(surplus, seats);

/** What counts of somebody on a list. */
export interface Listed {
  readonly female: boolean | null;
  readonly minority: boolean | null;
  readonly cadre: boolean;
}

/** How many of a list are of each group; of whom it is unknown does not count. */
export function countGroups(listed: readonly Listed[]): Readonly<Record<FloorGroup, number>> {
  return {
    women: listed.filter(({ female }) => female === true).length,
    minority: listed.filter(({ minority }) => minority === true).length,
    'non-cadres': listed.filter(({ cadre }) => !cadre).length,
  };
}

/** A floor that a list misses. */
export interface Shortfall {
  readonly group: FloorGroup;
  readonly wanted: number;
  readonly found: number;
}

/** Floors that are missed, each with both numbers. */
export function shortfalls(
  floors: Readonly<Record<FloorGroup, number>>,
  listed: readonly Listed[],
): readonly Shortfall[] {
  const found = countGroups(listed);
  return (Object.keys(floors) as FloorGroup[]).flatMap((group) =>
    found[group] < floors[group] ? [{ group, wanted: floors[group], found: found[group] }] : [],
  );
}

/** The same as refusals. */
export const refuseShortfalls = (missed: readonly Shortfall[]): readonly Refusal[] =>
  missed.map(({ group, wanted, found }) =>
    refusal(`floor-missed-${group}`, [], { wanted, found, lacking: wanted - found }),
  );

/** Codes of it. */
export const floorRefusals: readonly string[] = [
  'floor-missed-women',
  'floor-missed-minority',
  'floor-missed-non-cadres',
];

/** What is known of a condition. */
export const verdicts = ['met', 'unmet', 'attested', 'unknown'] as const;

/** One of them. */
export type Verdict = (typeof verdicts)[number];

/** What records tell of a delegate. */
export interface Records {
  readonly registered: boolean;
  readonly fullTime: boolean | null;
  readonly citizen: boolean | null;
  readonly onProbation: boolean;
  /** Whether they were elected in the unit's certified election. */
  readonly elected: boolean;
}

/** A condition with what is known of it. */
export interface Judged {
  readonly condition: DelegateCondition;
  readonly verdict: Verdict;
}

const known = (value: boolean | null): Verdict =>
  value === null ? 'unknown' : value ? 'met' : 'unmet';

/** Judges every condition by records; what they do not tell counts as attested where a named person vouched. */
export function judgeDelegate(
  records: Records,
  attested: readonly DelegateCondition[],
): readonly Judged[] {
  const found: Readonly<Record<DelegateCondition, Verdict>> = {
    registered: known(records.registered),
    'full-time': known(records.fullTime),
    citizen: known(records.citizen),
    'no-probation': known(!records.onProbation),
    conduct: 'unknown',
    'elected-properly': records.elected ? 'met' : 'unknown',
  };
  return (Object.entries(found) as [DelegateCondition, Verdict][]).map(([condition, verdict]) => ({
    condition,
    verdict: verdict === 'unknown' && attested.includes(condition) ? 'attested' : verdict,
  }));
}

/** Why somebody cannot be found qualified: conditions that records show unmet, or of which nothing is known. */
export function refuseQualifying(judged: readonly Judged[]): readonly Refusal[] {
  const unmet = judged.filter(({ verdict }) => verdict === 'unmet');
  const open = judged.filter(({ verdict }) => verdict === 'unknown').length;
  return [
    ...unmet.map(({ condition }) => refusal(`condition-${condition}`)),
    ...(open > 0 ? [refusal('conditions-open', [], { count: open })] : []),
  ];
}

/** Codes of it; nobody is unmet in what only people can vouch for. */
export const conditionRefusals: readonly string[] = [
  'condition-registered',
  'condition-full-time',
  'condition-citizen',
  'condition-no-probation',
  'conditions-open',
];
