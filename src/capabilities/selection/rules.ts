import type { Day } from '../../kernel/day.ts';
import { compareFractions, type Fraction } from '../../kernel/fraction.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { EducationLevel, PoliticalStatus } from '../organisation/people/model.ts';
import { includes, reversed, type Days } from '../organisation/spans.ts';
import { conditions, type Condition, type Members, type PathName, type Verdict } from './model.ts';
import { pathServes } from './paths.ts';

/** What study records tell; null where nobody has recorded it. */
export interface Study {
  /** The place within the programme as a share: 9 of 30. */
  readonly rank: Fraction | null;
  /** Whether the records say that there is no rank yet (未达到一学期). */
  readonly notYet: boolean;
  readonly failed: boolean | null;
}

/** What records tell of a person on a day. */
export interface Candidate extends Days {
  readonly kind: 'student' | 'teacher';
  readonly fullTime: boolean | null;
  readonly citizen: boolean | null;
  readonly politicalStatus: PoliticalStatus | null;
  readonly educationLevel: EducationLevel | null;
  /** Year of entry. */
  readonly grade: number | null;
  /** Whether a probation (留校察看) runs on that day. */
  readonly onProbation: boolean;
  readonly study: Study;
}

/** A condition, and what is known of it. */
export interface Judged {
  readonly condition: Condition;
  readonly verdict: Verdict;
}

/** 10·rank ≤ 3·size, never rounded (form of 2021, item 8). */
const topShare: Fraction = { numerator: 3, denominator: 10 };

/** The year in which the academic year of a day began: it begins in August. */
export function academicYearOf(day: Day): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month >= 8 ? year : year - 1;
}

const known = (value: boolean | null): Verdict =>
  value === null ? 'unknown' : value ? 'met' : 'unmet';

function rankOf({ educationLevel, grade, study }: Candidate, day: Day): Verdict {
  // First-year students have no rank yet, graduates none at all.
  if (educationLevel === 'postgraduate' || grade === academicYearOf(day)) return 'not-applicable';
  if (study.notYet) return 'not-applicable';
  if (study.rank === null) return 'unknown';
  return compareFractions(study.rank, topShare) <= 0 ? 'met' : 'unmet';
}

function failedOf({ educationLevel, grade, study }: Candidate, day: Day): Verdict {
  if (study.failed === null && educationLevel !== 'postgraduate' && grade === academicYearOf(day))
    return 'not-applicable';
  return study.failed === null ? 'unknown' : known(!study.failed);
}

const statusOf = ({ politicalStatus }: Candidate): Verdict =>
  politicalStatus === null
    ? 'unknown'
    : known(
        ['party-member', 'probationary-party-member', 'league-member'].includes(politicalStatus),
      );

function verdictOf(condition: Condition, candidate: Candidate, day: Day): Verdict {
  switch (condition) {
    case 'registered':
      return known(candidate.kind === 'student' && includes(candidate, day));
    case 'full-time':
      return known(candidate.fullTime);
    case 'citizen':
      return known(candidate.citizen);
    case 'no-probation':
      return known(!candidate.onProbation);
    case 'political-status':
      return statusOf(candidate);
    case 'rank':
      return rankOf(candidate, day);
    case 'no-failed-course':
      return failedOf(candidate, day);
    case 'conduct':
      // No record shows good conduct: somebody who knows the person says so.
      return 'unknown';
  }
}

/** Judges every condition by the records of a day; what they do not tell counts as attested where somebody vouched. */
export function judgeConditions(
  candidate: Candidate,
  attested: readonly Condition[],
  day: Day,
): readonly Judged[] {
  return conditions.map((condition) => {
    const verdict = verdictOf(condition, candidate, day);
    const vouched = verdict === 'unknown' && attested.includes(condition);
    return { condition, verdict: vouched ? 'attested' : verdict };
  });
}

/** Refuses what records show not to be fulfilled, each by its own code. */
export function refuseUnmet(judged: readonly Judged[]): readonly Refusal[] {
  return judged
    .filter(({ verdict }) => verdict === 'unmet')
    .map(({ condition }) => refusal(`condition-${condition}`));
}

/** Refuses to recommend somebody of whom conditions are neither recorded nor vouched for. */
export function refuseOpen(judged: readonly Judged[]): readonly Refusal[] {
  const open = judged.filter(({ verdict }) => verdict === 'unknown').length;
  return open > 0 ? [refusal('conditions-open', [], { count: open })] : [];
}

/** Codes of both. */
export const conditionRefusals: readonly string[] = [
  ...conditions.map((condition) => `condition-${condition}`),
  'conditions-open',
];

/** A call as it is judged. */
export interface CallDays {
  readonly applySince: Day;
  readonly applyUntil: Day;
  readonly closed: Day | null;
}

/** Refuses days that are reversed, and a path that is for other posts or another level (`path-not-for`). */
export function judgeCall(call: {
  readonly applySince: Day;
  readonly applyUntil: Day;
  readonly members: Members;
  readonly unit: boolean;
  readonly path: PathName;
}): readonly Refusal[] {
  const days = reversed({ since: call.applySince, until: call.applyUntil });
  const serves = pathServes(call.path);
  const fits = serves.members === call.members && serves.unit === call.unit;
  return [
    ...days.map(() => refusal('dates-reversed', 'applyUntil', { since: call.applySince })),
    ...(fits ? [] : [refusal('path-not-for', 'path')]),
  ];
}

/** Refuses an application before the call opens, after its last day, or to a call that is closed. */
export function judgeApplying(
  { applySince, applyUntil, closed }: CallDays,
  day: Day,
): readonly Refusal[] {
  if (closed !== null && day >= closed) return [refusal('call-closed', [], { day: closed })];
  if (day < applySince) return [refusal('call-not-yet', [], { since: applySince })];
  return day > applyUntil ? [refusal('call-over', [], { until: applyUntil })] : [];
}
