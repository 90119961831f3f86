import { factsNamed, type Fact } from '../../../facts/fact.ts';
import {
  isClaim,
  reasonsOf,
  type Criterion,
  type EvaluationContext,
  type FactReason,
} from '../context.ts';
import { unitsOver } from './unit-sizes.ts';
import { amountText, canAgree, isExact } from './amounts.ts';

const reason = reasonsOf('staff-cap');

interface Counted {
  readonly count: number;
  readonly fact: Fact;
  readonly from: 'claim' | 'roster' | 'summary' | 'text';
}

/** Every exact head-count of the staff the facts hold; a plan's or charter's number is no head-count. */
function headCounts(facts: readonly Fact[]): readonly Counted[] {
  const out: Counted[] = [];
  for (const fact of factsNamed(facts, 'staff.count')) {
    if (!isExact(fact.value) || fact.basis === 'plan' || fact.basis === 'rule') continue;
    out.push({ count: fact.value.min, fact, from: isClaim(fact) ? 'claim' : 'text' });
  }
  for (const fact of factsNamed(facts, 'staff.summary')) {
    if (fact.value.staff !== null) out.push({ count: fact.value.staff, fact, from: 'summary' });
  }
  const members = factsNamed(facts, 'staff.member');
  const last = members.at(-1);
  if (last && members.length >= 3) out.push({ count: members.length, fact: last, from: 'roster' });
  return out;
}

function disagreements(counts: readonly Counted[]): readonly FactReason[] {
  const out: FactReason[] = [];
  const base = counts.find((item) => item.from === 'claim') ?? counts[0];
  if (!base) return out;
  const told = new Set([base.count]);
  for (const other of counts) {
    if (told.has(other.count)) continue;
    told.add(other.count);
    const slug = other.from === 'roster' ? 'roster-differs' : 'counts-differ';
    out.push(
      reason('conflict', slug, [base.fact, other.fact], {
        stated: base.count,
        counted: other.count,
      }),
    );
  }
  return out;
}

function ground(facts: readonly Fact[], context: EvaluationContext): Fact | null {
  return (
    factsNamed(facts, 'school.size').find(
      ({ value }) =>
        value.many ||
        (value.campuses ?? 0) >= 2 ||
        (value.students ?? 0) >= context.limits.manyStudents,
    ) ?? null
  );
}

/** At most 40 staff, 60 on the ground of many students or campuses; 30 at the second level (item 3). */
export const judgeStaffCap: Criterion = (facts, context) => {
  const counts = headCounts(facts);
  const reasons: FactReason[] = [...disagreements(counts)];
  const { staff, staffWithGround } = context.limits;
  const units = unitsOver(facts, 'staff', staff);
  for (const unit of units.over) {
    const size = { unit: unit.value.unit, count: unit.value.staff ?? 0, limit: staff };
    reasons.push(
      reason('against', 'unit-over-limit', [unit], { ...size, conforming: units.conforming }),
    );
  }
  const highest = counts.reduce<Counted | null>(
    (top, item) => (top && top.count >= item.count ? top : item),
    null,
  );
  const values = { count: highest?.count ?? 0, limit: staffWithGround, plain: staff };
  if (highest && highest.count > staffWithGround) {
    reasons.push(reason('against', 'over-limit', [highest.fact], values));
  } else if (highest && highest.count > staff) {
    const given = ground(facts, context);
    const counted = counts.some((item) => item.from !== 'claim');
    if (given && counted)
      reasons.push(reason('support', 'ground-given', [highest.fact, given], values));
    if (!given) reasons.push(reason('ground', 'no-ground', [highest.fact], values));
  }
  for (const limit of factsNamed(facts, 'staff.count')) {
    if (limit.basis !== 'rule' && limit.basis !== 'plan') continue;
    if (!highest || canAgree(limit.value, { min: highest.count, max: highest.count })) continue;
    reasons.push(
      reason('ground', 'charter-differs', [highest.fact, limit], {
        count: highest.count,
        allowed: amountText(limit.value),
      }),
    );
  }
  const evidence = counts.find((item) => item.from !== 'claim');
  if (evidence && highest && highest.count <= staff)
    reasons.push(reason('support', 'within', [evidence.fact], values));
  return reasons;
};
