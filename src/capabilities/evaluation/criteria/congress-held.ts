import { factsNamed, type FactOf } from '../../../facts/fact.ts';
import { couldBeSameDay, dayParts, type PartialDay } from '../../../kernel/day.ts';
import {
  isClaim,
  reasonsOf,
  type Criterion,
  type EvaluationContext,
  type FactReason,
} from '../context.ts';

const reason = reasonsOf('congress-held');
type Held = FactOf<'congress.held'>;
type Cycle = FactOf<'congress.cycle'>;

/** Months from year 0, for comparing; null where the year is unknown. */
function monthsOf(day: PartialDay): number | null {
  const parts = dayParts(day);
  return parts.year === null ? null : parts.year * 12 + parts.month - 1;
}

/** Whether two statements can mean the same congress: their days, or ranges of days, meet. */
function couldBeSame(a: Held, b: Held): boolean {
  if (a.day === null || b.day === null) return false;
  if (couldBeSameDay(a.day, b.day)) return true;
  const inside = (day: PartialDay, held: Held): boolean => {
    const { lastDay } = held.value;
    if (lastDay === null || held.day === null) return false;
    const year = dayParts(day).year;
    const sameYear =
      year === null || dayParts(lastDay).year === null || year === dayParts(lastDay).year;
    return sameYear && day.slice(-5) >= held.day.slice(-5) && day.slice(-5) <= lastDay.slice(-5);
  };
  return inside(a.day, b) || inside(b.day, a);
}

function judgeDates(claim: Held | undefined, practice: readonly Held[]): readonly FactReason[] {
  const day = claim?.day;
  const dated = practice.filter((fact) => fact.day !== null && !fact.value.earlier);
  if (!claim || !day || dated.length === 0) return [];
  if (dated.some((fact) => couldBeSame(claim, fact))) return [];
  const year = dayParts(day).year;
  const near = dated.filter((fact) => {
    const other = dayParts(fact.day as PartialDay).year;
    return year === null || other === null || Math.abs(other - year) <= 1;
  });
  const other = near[0];
  return other
    ? [reason('conflict', 'dates-differ', [claim, other], { stated: day, told: other.day ?? '' })]
    : [];
}

function judgeTime(
  held: Held,
  cycles: readonly Cycle[],
  context: EvaluationContext,
): readonly FactReason[] {
  const day = held.day;
  const month = day === null ? null : monthsOf(day);
  if (day === null || month === null) return [];
  const reasons: FactReason[] = [];
  const asOf = context.asOf === null ? null : monthsOf(context.asOf);
  if (asOf !== null && month > asOf)
    reasons.push(
      reason('conflict', 'after-state', [held], { date: day, state: context.asOf ?? '' }),
    );
  const since = context.congressSince === null ? null : monthsOf(context.congressSince);
  if (since !== null && month < since) {
    reasons.push(
      reason('against', 'before-period', [held], { date: day, since: context.congressSince ?? '' }),
    );
  }
  const cycle =
    cycles
      .filter((fact) => fact.value.of === 'congress')
      .sort((a, b) => b.value.maxYears - a.value.maxYears)[0] ?? cycles[0];
  if (
    asOf !== null &&
    cycle &&
    asOf - month > cycle.value.maxYears * 12 + context.limits.congressGraceMonths
  ) {
    reasons.push(
      reason('against', 'overdue', [held, cycle], { date: day, years: cycle.value.maxYears }),
    );
  } else if (asOf !== null && !cycle && asOf - month > 24 + context.limits.congressGraceMonths) {
    reasons.push(reason('ground', 'long-ago', [held], { date: day }));
  }
  return reasons;
}

/** Two congresses farther apart than the cycle: one in between was missed, or the cycle was another. */
function judgeSpacing(
  held: readonly Held[],
  cycles: readonly Cycle[],
  context: EvaluationContext,
): readonly FactReason[] {
  const cycle = cycles.find((fact) => fact.value.of === 'congress') ?? cycles[0];
  const dated = held
    .map((fact) => ({ fact, month: fact.day === null ? null : monthsOf(fact.day) }))
    .filter((entry): entry is { fact: Held; month: number } => entry.month !== null)
    .sort((a, b) => b.month - a.month);
  const latest = dated[0];
  const before = latest && dated.find((entry) => latest.month - entry.month > 3);
  if (!cycle || !latest || !before) return [];
  const months = latest.month - before.month;
  if (months <= cycle.value.maxYears * 12 + context.limits.congressGraceMonths + 3) return [];
  return [
    reason('ground', 'far-apart', [cycle, before.fact, latest.fact], {
      years: cycle.value.maxYears,
      before: before.fact.day ?? '',
      date: latest.fact.day ?? '',
    }),
  ];
}

function judgeCycles(cycles: readonly Cycle[], held: Held | undefined): readonly FactReason[] {
  const reasons: FactReason[] = [];
  const first = cycles[0];
  const other = cycles.find(
    (fact) =>
      first &&
      (fact.value.minYears > first.value.maxYears || fact.value.maxYears < first.value.minYears),
  );
  if (first && other) {
    reasons.push(
      reason('ground', 'cycle-differs', [first, other], {
        first: first.value.maxYears,
        other: other.value.maxYears,
      }),
    );
  }
  const month = cycles.find((fact) => fact.value.month !== null);
  const day = held?.day;
  if (month && held && day && dayParts(day).month !== month.value.month) {
    reasons.push(
      reason('ground', 'month-differs', [month, held], {
        planned: month.value.month ?? 0,
        held: dayParts(day).month,
      }),
    );
  }
  return reasons;
}

/** The congress is held on time and in order (item 11 of 2021), or since October 2019 (item 9 of 2020). */
export const judgeCongressHeld: Criterion = (facts, context) => {
  const held = factsNamed(facts, 'congress.held');
  const claim = held.find(isClaim);
  const practice = held.filter((fact) => !isClaim(fact));
  const cycles = factsNamed(facts, 'congress.cycle');
  const reasons: FactReason[] = [...judgeDates(claim, practice)];
  const latest = practice
    .filter((fact) => !fact.value.earlier)
    .sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''))[0];
  const best = claim?.day && dayParts(claim.day).year !== null ? claim : (latest ?? claim);
  if (best) reasons.push(...judgeTime(best, cycles, context));
  reasons.push(...judgeCycles(cycles, best), ...judgeSpacing(held, cycles, context));
  const failed = factsNamed(facts, 'congress.not-held').find((fact) => !isClaim(fact));
  if (failed)
    reasons.push(
      reason('against', failed.value.why === 'postponed' ? 'postponed' : 'not-held', [failed]),
    );
  if (latest && !reasons.some((item) => item.weight === 'against'))
    reasons.push(reason('support', 'told', [latest], { date: latest.day ?? '' }));
  return reasons;
};
