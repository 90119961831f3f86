import { factsNamed, placeKey, type Fact } from '../../../facts/fact.ts';
import { reasonsOf, type Criterion, type FactReason } from '../context.ts';

const reason = reasonsOf('no-administrative-duties');

/** The union carries no dormitory control, campus policing or security (item 1 of every form). */
export const judgeNoAdministrativeDuties: Criterion = (facts) => {
  const reasons: FactReason[] = [];
  const carried = factsNamed(facts, 'duty.carried');
  const places = new Map<string, Fact>();
  for (const fact of carried) places.set(placeKey(fact.source), fact);
  for (const place of places.values()) {
    const duties = carried.filter((fact) => placeKey(fact.source) === placeKey(place.source));
    const first = duties[0];
    if (!first) continue;
    const slug = first.value.degree === 'assists' ? 'assists' : 'carries';
    reasons.push(reason('against', `${slug}-${first.value.duty}`, [place as Fact]));
  }
  const unlisted = factsNamed(facts, 'duty.unlisted');
  for (const fact of unlisted)
    reasons.push(
      reason('missing', 'duties-unlisted', [fact], { department: fact.value.department }),
    );
  if (reasons.length > 0) return reasons;
  const denied = factsNamed(facts, 'duty.denied');
  if (denied.length > 0) return [reason('support', 'denied', denied.slice(0, 2))];
  const told = factsNamed(facts, 'duty.told');
  const enough = told.length >= 2 || told.some((fact) => fact.coverage === 'complete');
  return enough ? [reason('support', 'none-told', told.slice(0, 2))] : [];
};
