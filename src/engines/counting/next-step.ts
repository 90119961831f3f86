import type { FurtherWorking, Next, Tally } from './decision.ts';
import { dividedUp, exact } from './exact.ts';
import type { CandidateId, Contest, RoundInput, Share } from './model.ts';

/** Who has a seat for certain, who is equal at the last one, and at how many votes. */
export interface Cut {
  readonly elected: readonly CandidateId[];
  readonly tied: readonly CandidateId[];
  readonly votes: number | null;
}

export interface Following {
  readonly next: Next;
  readonly further: FurtherWorking | null;
}

/** ⌈S·δ⌉: by how many candidates outnumber seats. */
export function marginOf(seats: number, { n, d }: Share): number {
  return dividedUp(exact(seats * n), d);
}

/** C6. */
function afterTie({ rules, tieNumber }: RoundInput, candidates: Cut['tied'], seats: number): Next {
  if (rules.tie === 'vacant') return { kind: 'vacant', seats };
  if (rules.tie === 'hands')
    return { kind: 'resolution', about: 'tie', seats, candidates, answers: ['hands'] };
  if (tieNumber < rules.maxTieRounds) return { kind: 'tie-round', candidates, seats };
  return { kind: 'resolution', about: 'tie', seats, candidates, answers: [rules.lastTie] };
}

/** Whose further round: those of the list without a seat, most votes first, until enough; all equal to the last stay. */
function furtherList(
  left: readonly Tally[],
  seats: number,
  wanted: number,
): { readonly candidates: readonly CandidateId[]; readonly working: FurtherWorking } {
  const cut = left[wanted - 1]?.yes ?? left.at(-1)?.yes ?? null;
  const candidates = left.filter(({ yes }) => cut !== null && yes >= cut).map(({ id }) => id);
  const short = wanted > candidates.length ? wanted - candidates.length : 0;
  return { candidates, working: { seats, wanted, cut, short } };
}

/** C7: what follows for seats still open, with those of the list who have none, most votes first. */
export function afterTooFew(
  round: Pick<RoundInput, 'rules' | 'number' | 'contest'>,
  left: readonly Tally[],
  seats: number,
): Following {
  const { rules, number } = round;
  const contest: Contest = rules.tooFew === 'further-equal' ? 'equal' : round.contest;
  // ⌈s·δ⌉ is never below 1, so this is the larger of s + 1 and s + ⌈s·δ⌉.
  const wanted = contest === 'equal' ? seats : seats + marginOf(seats, rules.margin);
  const { candidates, working } = furtherList(left, seats, wanted);
  const requirement = rules.electedFurther.kind === 'same' ? rules.elected : rules.electedFurther;
  const asks: Next = {
    kind: 'resolution',
    about: 'open-seats',
    seats,
    candidates,
    answers: rules.tooFew === 'vacant' ? ['vacant', 'reduce-seats'] : ['reduce-seats', 'vacant'],
  };
  const resolved = rules.tooFew === 'reduce-seats' || rules.tooFew === 'vacant';
  if (resolved || number >= rules.maxRounds || candidates.length === 0)
    return { next: asks, further: null };
  const next: Next = { kind: 'further-round', candidates, seats, contest, requirement };
  return { next, further: working };
}

/** What follows once it is known who has a seat: nothing, a tie to be ended, or seats to be filled. */
export function nextAfter(round: RoundInput, tallies: readonly Tally[], cut: Cut): Following {
  const seats = round.seats - cut.elected.length;
  if (seats === 0) return { next: { kind: 'none' }, further: null };
  if (cut.tied.length > 0) return { next: afterTie(round, cut.tied, seats), further: null };
  const left = tallies.filter(({ listed, outcome }) => listed && outcome === 'not-elected');
  return afterTooFew(round, left, seats);
}
