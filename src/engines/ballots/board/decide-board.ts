import { countRound } from '../../counting/count-round.ts';
import type { RoundDecision } from '../../counting/decision.ts';
import type { CandidateId, RoundInput, Sheet } from '../../counting/model.ts';
import { unreachable } from '../../../kernel/unreachable.ts';
import type { BoardDecision, Setup } from '../model.ts';

/** What a round of a board is decided by, beside its setup. */
export interface ToDecide {
  readonly setup: Setup;
  /** 应到 and 实到. */
  readonly expected: number;
  readonly present: number;
  /** The electronic sheet and those on paper in force. */
  readonly sheets: readonly Sheet[];
  /** People written in who were ruled out. */
  readonly barred: readonly CandidateId[];
}

/** The round as counting knows it. */
export function roundOf({ setup, expected, present, sheets, barred }: ToDecide): RoundInput {
  const { rules, round, candidates } = setup;
  return {
    rules,
    kind: round.kind,
    number: round.lawNumber,
    tieNumber: round.tieNumber,
    seats: round.seats,
    contest: round.contest,
    candidates: candidates.map(({ id }) => id),
    expected,
    present,
    sheets,
    barred,
  };
}

const sorted = (ids: readonly CandidateId[]): readonly CandidateId[] =>
  [...ids].sort((a, b) => (a < b ? -1 : 1));

/** A decision in the words of the board. */
export function told(decision: RoundDecision, seats: number): BoardDecision {
  switch (decision.kind) {
    case 'no-quorum':
    case 'void':
    case 'inconsistent':
      return { kind: decision.kind, needed: null, elected: [], tied: [], open: null };
    case 'decided':
      return {
        kind: 'decided',
        needed: decision.working.needed,
        elected: sorted(decision.elected),
        tied: sorted(decision.tied),
        open: seats - decision.elected.length,
      };
    default:
      return unreachable(decision);
  }
}

/**
 * Decides the round of a board by the counting law. Throws, as counting does, where the setup makes no sense (a candidate
 * listed twice, a tie of no more people than seats); `ruleFailures` names that.
 */
export function decideBoard(given: ToDecide): BoardDecision {
  return told(countRound(roundOf(given)), given.setup.round.seats);
}
