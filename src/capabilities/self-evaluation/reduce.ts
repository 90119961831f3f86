import type { Fact } from '../../facts/fact.ts';
import type { StaffMember } from '../../facts/vocabulary.ts';
import type { EvaluationContext } from '../evaluation/context.ts';
import { compareFractions } from '../../kernel/fraction.ts';

/** Whether a rank lies within the limit; null where there is none to say it of. */
export function withinLimit(
  { rank }: Pick<StaffMember, 'rank'>,
  { limits }: Pick<EvaluationContext, 'limits'>,
): boolean | null {
  switch (rank.kind) {
    case 'place':
      return (
        compareFractions({ numerator: rank.place, denominator: rank.size }, limits.rankShare) <= 0
      );
    case 'share':
      return compareFractions(rank.share, limits.rankShare) <= 0;
    case 'judged':
      return rank.within;
    case 'not-yet':
    case 'blank':
    case 'unreadable':
      return null;
  }
}

/**
 * A roster row without what only its keepers see: the rank told as within the limit or not, the political status not
 * at all. The verdict over reduced rows is the verdict over the whole ones but for what is left out.
 */
export function reducedRow(member: StaffMember, context: EvaluationContext): StaffMember {
  const within = withinLimit(member, context);
  return {
    ...member,
    status: null,
    statusText: null,
    rank: within === null ? member.rank : { kind: 'judged', within },
  };
}

/** Facts as those see them who do not keep the roster. */
export function reducedFact(fact: Fact, context: EvaluationContext): Fact {
  return fact.name === 'staff.member' ? { ...fact, value: reducedRow(fact.value, context) } : fact;
}
