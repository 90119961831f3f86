import { factsNamed, type FactOf } from '../../../facts/fact.ts';
import { reasonsOf, type Criterion, type EvaluationContext, type FactReason } from '../context.ts';

const reason = reasonsOf('guides');
type Guide = FactOf<'guide'>;

/** Who guides: the deputy secretary of the school; at the second level whoever leads the unit's League organisation. */
function isGuide({ value }: Guide, { level }: EvaluationContext): boolean {
  return value.role === 'deputy-secretary' || (level !== 'school' && value.role === 'unit-guide');
}

/** Whether somebody who guides is enough: the school's deputy must be known to be full-time, a unit's guide need not. */
function guidesEnough({ value }: Guide, { level }: EvaluationContext): boolean {
  return level === 'school' ? value.fullTime === true : value.holder === 'cadre';
}

/** The item asks for a full-time deputy secretary or an officer: a named League officer will do. */
function servesAsGeneral({ value }: Guide, { level }: EvaluationContext): boolean {
  if (value.fullTime === true) return true;
  return value.holder === 'cadre' && (value.fullTime === null || level !== 'school');
}

/**
 * A full-time deputy secretary guides, and a full-time deputy secretary or officer is secretary-general (item 17). At
 * the second level one who leads the unit's League organisation guides, and a League teacher is secretary-general
 * (item 13 of the second level); neither need be full-time.
 */
export const judgeGuides: Criterion = (facts, context) => {
  const reasons: FactReason[] = [];
  const guides = factsNamed(facts, 'guide').filter((fact) => fact.basis === 'practice');
  for (const guide of guides) {
    if (guide.value.holder === 'student') reasons.push(reason('against', 'student-holds', [guide]));
    else if (guide.value.holder === 'vacant') reasons.push(reason('against', 'vacant', [guide]));
    else if (guide.value.fullTime === false && context.level === 'school')
      reasons.push(reason('against', `not-full-time-${guide.value.role}`, [guide]));
  }
  const deputy = guides.find((guide) => isGuide(guide, context));
  const general = guides.find((guide) => guide.value.role === 'secretary-general');
  if (guides.length > 0 && !deputy)
    reasons.push(reason('missing', 'no-deputy-secretary', guides.slice(0, 1)));
  if (guides.length > 0 && !general)
    reasons.push(reason('missing', 'no-secretary-general', guides.slice(0, 1)));
  if (deputy && guidesEnough(deputy, context) && general && servesAsGeneral(general, context))
    reasons.push(reason('support', 'told', [deputy, general]));
  return reasons;
};
