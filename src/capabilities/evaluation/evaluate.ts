import { judgementOf, type Judgement } from '../../engines/criteria/criterion.ts';
import type { CriterionName } from '../../facts/criteria.ts';
import type { Fact, Level } from '../../facts/fact.ts';
import type { Criterion, EvaluationContext } from './context.ts';
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

/** Judges one criterion over the facts of one level. */
export function evaluate(
  criterion: CriterionName,
  facts: readonly Fact[],
  context: EvaluationContext,
): Judgement<Fact> {
  return judgementOf(criteria[criterion](ofLevel(facts, context.level), context));
}
