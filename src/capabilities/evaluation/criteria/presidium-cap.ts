import { factsNamed, type Fact, type FactOf } from '../../../facts/fact.ts';
import { isClaim, reasonsOf, type Criterion, type FactReason } from '../context.ts';
import { unitsOver } from './unit-sizes.ts';
import { amountText, canAgree, distinctAmounts, isExact } from './amounts.ts';

const reason = reasonsOf('presidium-cap');
const presidiumPosts = new Set(['chair', 'vice-chair', 'rotating-chair', 'presidium-member']);

/** The presidium members a roster with posts shows; null where the roster has no such posts. */
function rostered(facts: readonly Fact[]): { readonly count: number; readonly fact: Fact } | null {
  const members = factsNamed(facts, 'staff.member').filter(
    (member) => member.value.post && presidiumPosts.has(member.value.post.kind),
  );
  const first = members[0];
  return first &&
    members.some((member) => member.value.post?.kind !== 'presidium-member' || members.length > 1)
    ? { count: members.length, fact: first }
    : null;
}

function compare(
  actual: FactOf<'presidium.count'>,
  others: readonly FactOf<'presidium.count'>[],
): readonly FactReason[] {
  return others.flatMap((other): readonly FactReason[] => {
    if (other === actual || canAgree(actual.value, other.value)) return [];
    const values = { count: amountText(actual.value), other: amountText(other.value) };
    if (other.basis === 'plan') return [reason('ground', 'plan-differs', [actual, other], values)];
    const slug = other.basis === 'rule' ? 'charter-differs' : 'counts-differ';
    return [reason('conflict', slug, [actual, other], values)];
  });
}

/** At most five in the presidium, three at the second level (item 4); and every paper says the same number. */
export const judgePresidiumCap: Criterion = (facts, context) => {
  const counts = distinctAmounts(factsNamed(facts, 'presidium.count'));
  const reasons: FactReason[] = [];
  const actual =
    counts.find(isClaim) ??
    counts.find((fact) => fact.basis === 'practice' && isExact(fact.value)) ??
    counts.find((fact) => isExact(fact.value));
  if (actual) reasons.push(...compare(actual, counts));
  const roster = rostered(facts);
  if (roster && actual && !canAgree(actual.value, { min: roster.count, max: roster.count })) {
    reasons.push(
      reason('conflict', 'roster-differs', [actual, roster.fact], {
        count: amountText(actual.value),
        counted: roster.count,
      }),
    );
  }
  const { presidium } = context.limits;
  const units = unitsOver(facts, 'presidium', presidium);
  for (const unit of units.over) {
    const size = { unit: unit.value.unit, count: unit.value.presidium ?? 0, limit: presidium };
    reasons.push(
      reason('against', 'unit-over-limit', [unit], { ...size, conforming: units.conforming }),
    );
  }
  for (const fact of counts) {
    const over = isExact(fact.value)
      ? fact.value.min > presidium
      : (fact.value.max ?? 0) > presidium;
    if (!over) continue;
    const weight = isExact(fact.value) && fact.basis !== 'plan' ? 'against' : 'ground';
    reasons.push(
      reason(weight, weight === 'against' ? 'over-limit' : 'allows-more', [fact], {
        count: amountText(fact.value),
        limit: presidium,
      }),
    );
  }
  if (roster && roster.count > presidium) {
    reasons.push(
      reason('against', 'over-limit', [roster.fact], { count: roster.count, limit: presidium }),
    );
  }
  const evidence = counts.find((fact) => !isClaim(fact)) ?? roster?.fact;
  if (reasons.length === 0 && evidence) reasons.push(reason('support', 'within', [evidence]));
  return reasons;
};
