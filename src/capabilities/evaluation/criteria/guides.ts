import { factsNamed } from '../../../facts/fact.ts';
import { reasonsOf, type Criterion, type FactReason } from '../context.ts';

const reason = reasonsOf('guides');

/** A full-time deputy secretary guides; a full-time deputy secretary or officer is secretary-general (item 17). */
export const judgeGuides: Criterion = (facts) => {
  const reasons: FactReason[] = [];
  const guides = factsNamed(facts, 'guide').filter((fact) => fact.basis === 'practice');
  for (const guide of guides) {
    if (guide.value.holder === 'student') reasons.push(reason('against', 'student-holds', [guide]));
    else if (guide.value.holder === 'vacant') reasons.push(reason('against', 'vacant', [guide]));
    else if (guide.value.fullTime === false)
      reasons.push(reason('against', `not-full-time-${guide.value.role}`, [guide]));
  }
  const deputy = guides.find((guide) => guide.value.role === 'deputy-secretary');
  const general = guides.find((guide) => guide.value.role === 'secretary-general');
  if (guides.length > 0 && !deputy)
    reasons.push(reason('missing', 'no-deputy-secretary', guides.slice(0, 1)));
  if (guides.length > 0 && !general)
    reasons.push(reason('missing', 'no-secretary-general', guides.slice(0, 1)));
  // The item asks for a full-time deputy secretary or an officer: a named League officer will do.
  const officer =
    general?.value.fullTime === true ||
    (general?.value.holder === 'cadre' && general.value.fullTime === null);
  if (deputy?.value.fullTime === true && general && officer) {
    reasons.push(reason('support', 'told', [deputy, general]));
  }
  return reasons;
};
