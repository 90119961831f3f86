import { factsNamed, type FactOf } from '../../../facts/fact.ts';
import { compareFractions, decimalFraction, printsAsPercent } from '../../../kernel/fraction.ts';
import { unreachable } from '../../../kernel/unreachable.ts';
import { reasonsOf, type Criterion, type EvaluationContext, type FactReason } from '../context.ts';

const reason = reasonsOf('academic-standing');
type Member = FactOf<'staff.member'>;

/** Whether the row is a first-year student's: true, false, or null where grade or day is unknown. */
export function isFreshman(member: Member, context: EvaluationContext): boolean | null {
  if (member.value.studyYear !== null) return member.value.studyYear === 1;
  if (member.value.entryYear === null || context.freshmanYear === null) return null;
  return member.value.entryYear >= context.freshmanYear;
}

function judgeRank(
  member: Member,
  context: EvaluationContext,
): FactReason | 'blank' | 'unreadable' | null {
  const { rank, row } = member.value;
  const share = context.limits.rankShare;
  switch (rank.kind) {
    case 'place': {
      const values = { row, place: rank.place, size: rank.size };
      if (rank.place > rank.size || rank.place < 1)
        return reason('conflict', 'rank-impossible', [member], values);
      const over = compareFractions({ numerator: rank.place, denominator: rank.size }, share) > 0;
      return over ? reason('against', 'rank-over-limit', [member], values) : null;
    }
    case 'share': {
      const over = compareFractions(rank.share, share) > 0;
      return over
        ? reason('against', 'share-over-limit', [member], { row, percent: rank.percent })
        : null;
    }
    case 'judged':
      return null;
    case 'not-yet':
      return reason('ground', 'rank-not-yet', [member], {
        row,
        grade: member.value.gradeText ?? '',
      });
    case 'blank':
      return 'blank';
    case 'unreadable':
      return 'unreadable';
    default:
      return unreachable(rank);
  }
}

function judgeRows(members: readonly Member[], context: EvaluationContext): readonly FactReason[] {
  const reasons: FactReason[] = [];
  const blank: Member[] = [];
  const garbled: Member[] = [];
  const untold: Member[] = [];
  let unknown: Member | null = null;
  let ranked = 0;
  for (const member of members) {
    const freshman = isFreshman(member, context);
    if (member.value.failed === true) {
      const who = freshman === true ? 'failed-course-freshman' : 'failed-course';
      reasons.push(
        reason(freshman === true ? 'ground' : 'against', who, [member], { row: member.value.row }),
      );
    }
    const { rank } = member.value;
    // A reduced row says of rank and failures together whether they are as they must be.
    if (rank.kind === 'judged') {
      if (!rank.within)
        reasons.push(reason('against', 'not-within', [member], { row: member.value.row }));
      else ranked += 1;
      continue;
    }
    if (member.value.failed === null && member.coverage === 'complete' && freshman !== true)
      untold.push(member);
    if (freshman === true || member.value.education === 'graduate') continue;
    if (freshman === null && (rank.kind === 'not-yet' || rank.kind === 'blank')) {
      unknown ??= member;
      continue;
    }
    const found = judgeRank(member, context);
    if (found === 'blank') blank.push(member);
    else if (found === 'unreadable') garbled.push(member);
    else if (found) reasons.push(found);
    else ranked += 1;
  }
  if (garbled.length > 0) {
    const values = { count: garbled.length, row: garbled[0]?.value.row ?? 0 };
    reasons.push(reason('missing', 'rank-unreadable', garbled.slice(0, 3), values));
  }
  if (blank.length > 0)
    reasons.push(reason('missing', 'rank-missing', blank.slice(0, 3), { count: blank.length }));
  if (untold.length > 0)
    reasons.push(reason('missing', 'failed-unknown', untold, { count: untold.length }));
  if (unknown) reasons.push(reason('missing', 'grade-unknown', [unknown]));
  const first =
    members.find(
      (member) => member.value.rank.kind === 'place' || member.value.rank.kind === 'share',
    ) ?? members[0];
  if (
    first &&
    blank.length === 0 &&
    unknown === null &&
    (ranked > 0 ||
      members.every((m) => m.value.education === 'graduate' || isFreshman(m, context) === true))
  ) {
    reasons.push(reason('support', 'rows-within', [first], { count: ranked }));
  }
  return reasons;
}

function judgeSummary(summary: FactOf<'staff.summary'>): readonly FactReason[] {
  const { staff, withinThirty, withinThirtyPercent, nonFreshmen, freshmen, failed } = summary.value;
  const reasons: FactReason[] = [];
  if (failed === true) reasons.push(reason('against', 'summary-failed', [summary]));
  const base = nonFreshmen ?? (staff !== null && freshmen !== null ? staff - freshmen : null);
  if (withinThirtyPercent !== null) {
    const printed = decimalFraction(withinThirtyPercent);
    const whole =
      printed !== null && compareFractions(printed, { numerator: 100, denominator: 1 }) >= 0;
    const counts =
      staff === null
        ? null
        : [...Array(staff + 1).keys()].findLast((n) =>
            printsAsPercent(n, staff, withinThirtyPercent),
          );
    const values = {
      percent: withinThirtyPercent,
      staff: staff ?? 0,
      count: counts ?? withinThirty ?? 0,
    };
    if (whole) reasons.push(reason('support', 'summary-all', [summary], values));
    else if (base !== null && withinThirty !== null && withinThirty >= base)
      reasons.push(reason('support', 'summary-all', [summary], values));
    else if (base !== null && counts !== null && counts !== undefined && counts >= base)
      reasons.push(reason('support', 'summary-all', [summary], values));
    else if (freshmen !== null || nonFreshmen !== null)
      reasons.push(reason('against', 'summary-share', [summary], values));
    else reasons.push(reason('ground', 'summary-share-unexplained', [summary], values));
    if (
      staff !== null &&
      withinThirty !== null &&
      !printsAsPercent(withinThirty, staff, withinThirtyPercent) &&
      !(base !== null && printsAsPercent(withinThirty, base, withinThirtyPercent))
    ) {
      reasons.push(
        reason('conflict', 'summary-percent', [summary], {
          percent: withinThirtyPercent,
          count: withinThirty,
          staff,
        }),
      );
    }
  } else if (withinThirty !== null && base !== null) {
    const values = { count: withinThirty, staff: base };
    reasons.push(
      withinThirty >= base
        ? reason('support', 'summary-all', [summary], { ...values, percent: '' })
        : reason('against', 'summary-count', [summary], values),
    );
  }
  return reasons;
}

/** Ranks within 30 % exactly and no failed course; freshmen and graduates bear no rank (item 8). */
export const judgeAcademicStanding: Criterion = (facts, context) => {
  const members = factsNamed(facts, 'staff.member');
  const hasRanks = members.some((member) => member.value.rank.kind !== 'blank');
  const rows =
    hasRanks || members.some((member) => member.value.failed !== null)
      ? judgeRows(members, context)
      : [];
  const summaries = factsNamed(facts, 'staff.summary').flatMap(judgeSummary);
  return [...rows, ...summaries];
};
