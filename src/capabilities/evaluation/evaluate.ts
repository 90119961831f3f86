import { judgementOf, type Judgement } from '../../engines/criteria/criterion.ts';
import type { CriterionName } from '../../facts/criteria.ts';
import { factsNamed, type Fact, type Level } from '../../facts/fact.ts';
import { reasonsOf, type Criterion, type EvaluationContext, type FactReason } from './context.ts';
import { judgeAcademicStanding } from './criteria/academic-standing.ts';
import { judgeCandidateVetting } from './criteria/candidate-vetting.ts';
import { judgeCongressHeld } from './criteria/congress-held.ts';
import { judgeDelegatesElected } from './criteria/delegates-elected.ts';
import { judgeDepartmentCap } from './criteria/department-cap.ts';
import { judgeElectedByCongress } from './criteria/elected-by-congress.ts';
import { judgeGuides } from './criteria/guides.ts';
import { judgeNoAdministrativeDuties } from './criteria/no-administrative-duties.ts';
import { judgePoliticalStatus } from './criteria/political-status.ts';
import { judgePosts } from './criteria/posts.ts';
import {
  judgeAwards,
  judgeCongressStudy,
  judgePartyLeadership,
  judgeReview,
  judgeTraining,
} from './criteria/practice-criteria.ts';
import { judgePresidiumCap } from './criteria/presidium-cap.ts';
import { judgeStaffCap } from './criteria/staff-cap.ts';
import { judgeStructure } from './criteria/structure.ts';

/** The eighteen criteria by name. */
export const criteria: Readonly<Record<CriterionName, Criterion>> = {
  'no-administrative-duties': judgeNoAdministrativeDuties,
  structure: judgeStructure,
  'staff-cap': judgeStaffCap,
  'presidium-cap': judgePresidiumCap,
  'department-cap': judgeDepartmentCap,
  posts: judgePosts,
  'political-status': judgePoliticalStatus,
  'academic-standing': judgeAcademicStanding,
  'candidate-vetting': judgeCandidateVetting,
  'elected-by-congress': judgeElectedByCongress,
  'congress-held': judgeCongressHeld,
  'delegates-elected': judgeDelegatesElected,
  'congress-study': judgeCongressStudy,
  training: judgeTraining,
  review: judgeReview,
  'awards-by-review': judgeAwards,
  'party-leadership': judgePartyLeadership,
  guides: judgeGuides,
};

const levels = new WeakMap<readonly Fact[], Map<Level, readonly Fact[]>>();

function ofLevel(facts: readonly Fact[], level: Level): readonly Fact[] {
  const known = levels.get(facts) ?? new Map<Level, readonly Fact[]>();
  levels.set(facts, known);
  const own = known.get(level) ?? facts.filter((fact) => fact.level === level);
  known.set(level, own);
  return own;
}

const shownByRule = (fact: Fact): boolean => fact.basis === 'rule' || fact.basis === 'plan';

/** What a reason weighs where the facts are records: no claim stands on a rule alone, and a word is a word. */
function weighed(criterion: CriterionName, reason: FactReason): FactReason {
  if (reason.weight !== 'support') return reason;
  if (reason.facts.every(shownByRule))
    return { ...reason, code: `${criterion}.rule-only`, weight: 'missing' };
  return reason.facts.some((fact) => fact.basis === 'attested')
    ? { ...reason, weight: 'attested' }
    : reason;
}

/** The word of a named person for the criterion as a whole. */
function attestations(criterion: CriterionName, facts: readonly Fact[]): readonly FactReason[] {
  const build = reasonsOf(criterion);
  return factsNamed(facts, 'attestation')
    .filter((fact) => fact.value.criterion === criterion)
    .map((fact) => build('attested', 'attested', [fact], { what: fact.value.what }));
}

/**
 * Records hold all there is: what they lack is missing, and keeps a criterion from being met; a named person may
 * vouch for it, and then it is attested, never met.
 */
function judgeRecords(
  criterion: CriterionName,
  facts: readonly Fact[],
  reasons: readonly FactReason[],
): Judgement<Fact> {
  const all = [...reasons.map((one) => weighed(criterion, one)), ...attestations(criterion, facts)];
  const lacks = all.some(({ weight, scope }) => weight === 'missing' && scope === 'item');
  const { standing } = judgementOf(lacks ? all.filter(({ weight }) => weight !== 'support') : all);
  return { standing, reasons: all };
}

/** Judges one criterion over the facts of one level. */
export function evaluate(
  criterion: CriterionName,
  facts: readonly Fact[],
  context: EvaluationContext,
): Judgement<Fact> {
  const own = ofLevel(facts, context.level);
  const reasons = criteria[criterion](own, context);
  return context.recorded ? judgeRecords(criterion, own, reasons) : judgementOf(reasons);
}
