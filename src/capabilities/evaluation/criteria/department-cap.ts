import { factsNamed, type Fact } from '../../../facts/fact.ts';
import { isClaim, reasonsOf, type Criterion, type FactReason } from '../context.ts';
import { amountText, canAgree, distinctAmounts, isExact } from './amounts.ts';

const reason = reasonsOf('department-cap');
const notDepartment = /主席团|^主席$|^秘书长$/;

/** Working departments a roster names, where it has that column. */
function rosterDepartments(
  facts: readonly Fact[],
): { readonly names: readonly string[]; readonly fact: Fact } | null {
  const members = factsNamed(facts, 'staff.member').filter(
    (member) =>
      member.value.department !== null &&
      member.value.department !== '' &&
      !notDepartment.test(member.value.department),
  );
  const first = members[0];
  if (!first) return null;
  const names = [...new Set(members.map((member) => member.value.department as string))];
  return { names, fact: first };
}

/** At most six working departments (item 5); the charter, the roster and the form name the same number. */
export const judgeDepartmentCap: Criterion = (facts, context) => {
  const reasons: FactReason[] = [];
  const counts = distinctAmounts(factsNamed(facts, 'department.count'));
  const claim = counts.find(isClaim);
  const cap = context.limits.departments;
  for (const other of counts) {
    if (!claim || other === claim || canAgree(claim.value, other.value)) continue;
    const values = { count: amountText(claim.value), other: amountText(other.value) };
    const plan = other.basis === 'plan';
    reasons.push(
      reason(
        plan ? 'ground' : 'conflict',
        plan ? 'plan-differs' : 'counts-differ',
        [claim, other],
        values,
      ),
    );
  }
  const lists = factsNamed(facts, 'department.list');
  for (const list of lists) {
    const named = list.value.names.length;
    if (
      claim &&
      isExact(claim.value) &&
      named !== claim.value.min &&
      (named > claim.value.min || !list.value.open)
    ) {
      const weight = list.value.open || list.basis === 'plan' ? 'ground' : 'conflict';
      reasons.push(
        reason(weight, 'list-differs', [claim, list], {
          count: claim.value.min,
          listed: named,
          names: list.value.names.join('、'),
        }),
      );
    }
    if (cap !== null && named > cap && list.basis !== 'plan') {
      reasons.push(reason('against', 'over-limit', [list], { count: named, limit: cap }));
    }
  }
  const roster = rosterDepartments(facts);
  if (roster && claim && isExact(claim.value) && roster.names.length > claim.value.min) {
    reasons.push(
      reason('conflict', 'roster-differs', [claim, roster.fact], {
        count: claim.value.min,
        listed: roster.names.length,
        names: roster.names.join('、'),
      }),
    );
  }
  for (const fact of counts) {
    if (cap !== null && isExact(fact.value) && fact.value.min > cap && fact.basis !== 'plan') {
      reasons.push(reason('against', 'over-limit', [fact], { count: fact.value.min, limit: cap }));
    }
  }
  const evidence = lists[0] ?? counts.find((fact) => !isClaim(fact)) ?? roster?.fact;
  if (reasons.length === 0 && evidence) reasons.push(reason('support', 'within', [evidence]));
  return reasons;
};
