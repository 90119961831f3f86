import { isFreshman } from './criteria/academic-standing.ts';
import type { EvaluationContext } from './context.ts';
import type { Fact, FactOf } from '../../facts/fact.ts';
import type { StaffMember, StaffSummary } from '../../facts/vocabulary.ts';
import { compareFractions } from '../../kernel/fraction.ts';

type Member = FactOf<'staff.member'>;

/**
 * Whether rank and courses are as they must be: within the limit and nothing failed. First-years need neither, and
 * graduates no rank. Null where the records do not tell.
 */
export function standsWithin(member: Member, context: EvaluationContext): boolean | null {
  const { rank, failed, education } = member.value;
  if (rank.kind === 'judged') return rank.within;
  const freshman = isFreshman(member, context);
  if (freshman === true) return true;
  if (failed !== false) return failed === null ? null : false;
  if (education === 'graduate') return true;
  switch (rank.kind) {
    case 'place':
      return (
        compareFractions(
          { numerator: rank.place, denominator: rank.size },
          context.limits.rankShare,
        ) <= 0
      );
    case 'share':
      return compareFractions(rank.share, context.limits.rankShare) <= 0;
    case 'not-yet':
    case 'blank':
    case 'unreadable':
      return null;
  }
}

/** A roster row without rank and failures: only whether they are as they must be. What is unknown stays unknown. */
export function reducedMember(member: Member, context: EvaluationContext): Member {
  const within = standsWithin(member, context);
  const rank: StaffMember['rank'] =
    within === null ? { kind: 'blank' } : { kind: 'judged', within };
  return { ...member, value: { ...member.value, rank, failed: null } };
}

/** A roster told in figures only; a figure that one row leaves open is null. */
export function summaryOf(members: readonly Member[], context: EvaluationContext): StaffSummary {
  const statuses = members.map(({ value }) => value.status);
  const among = (...wanted: readonly StaffMember['status'][]): number =>
    statuses.filter((status) => wanted.includes(status)).length;
  const known = !statuses.includes(null);
  const freshmen = members.filter((member) => isFreshman(member, context) === true).length;
  const standings = members.map((member) => standsWithin(member, context));
  const needed = members.length - freshmen;
  const failures = members.map(({ value }) => value.failed);
  return {
    staff: members.length,
    partyMembers: known ? among('party-member', 'probationary-party-member') : null,
    leagueMembers: known ? among('league-member') : null,
    activists: known ? among('activist') : null,
    freshmen,
    nonFreshmen: needed,
    withinThirty: standings.includes(null)
      ? null
      : standings.filter((within) => within === true).length - freshmen,
    withinThirtyPercent: null,
    failed: failures.includes(true) ? true : failures.includes(null) ? null : false,
  };
}

/** Facts as those see them who do not keep the roster: neither ranks nor political status. */
export function reducedFact(fact: Fact, context: EvaluationContext): Fact {
  if (fact.name !== 'staff.member') return fact;
  const reduced = reducedMember(fact, context);
  return { ...reduced, value: { ...reduced.value, status: null, statusText: null } };
}
