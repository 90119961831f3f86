import { ballotTotals, isQuorate, total, voidReasons } from './ballots-total.ts';
import type { BallotTotals, RoundDecision, Tally, Working } from './decision.ts';
import { exact } from './exact.ts';
import type { CandidateId, CountingRules, Requirement, RoundInput, RoundKind } from './model.ts';
import { nextAfter, type Cut } from './next-step.ts';
import { sheetFaultsOf } from './sheet-faults.ts';
import { needed } from './threshold.ts';

/** What it takes to be elected in a round of a kind: among the tied, most votes are enough. */
export function requirementOf(rules: CountingRules, kind: RoundKind): Requirement {
  if (kind === 'tie') return { kind: 'most' };
  if (kind === 'first' || rules.electedFurther.kind === 'same') return rules.elected;
  return rules.electedFurther;
}

/** The rules as they hold in a round of a kind: among the tied, nobody else can be written in. */
export function rulesIn(rules: CountingRules, kind: RoundKind): CountingRules {
  return kind === 'tie' ? { ...rules, writeIns: 'off' } : rules;
}

interface Needed {
  readonly base: number | null;
  readonly votes: number;
}

function votesNeeded(wanted: Requirement, totals: BallotTotals, kind: RoundKind): Needed {
  // Nobody is elected without a vote, not even where a share of no valid ballots is nought. The tied all stay in
  // question whatever their votes.
  if (wanted.kind === 'most') return { base: null, votes: kind === 'tie' ? 0 : 1 };
  const base = totals[wanted.base];
  const votes = needed(base, wanted.threshold);
  return { base, votes: votes < 1 ? 1 : votes };
}

type Votes = Omit<Tally, 'passes' | 'outcome'>;

/** Votes over all channels, by votes; equals in the order of the list, those written in after it. */
function votesOf({ rules, candidates, sheets, barred }: RoundInput): readonly Votes[] {
  const listed = candidates.map((id) => {
    const rows = sheets.flatMap((one) => one.candidates.filter((row) => row.id === id));
    const sum = (of: 'yes' | 'no' | 'abstain'): number => total(rows, (row) => row[of]);
    const votes = { yes: sum('yes'), no: sum('no'), abstain: sum('abstain') };
    return { id, listed: true, ...votes, barred: false };
  });
  const rows = sheets.flatMap(({ writeIns }) => writeIns);
  const written = [...new Set(rows.map(({ id }) => id))].sort().map((id) => ({
    id,
    listed: false,
    yes: total(
      rows.filter((row) => row.id === id),
      ({ votes }) => votes,
    ),
    no: 0,
    abstain: 0,
    barred: !rules.writeInsElectable || barred.includes(id),
  }));
  return [...listed, ...written].sort((a, b) => b.yes - a.yes);
}

/** C5: who of those that pass has a seat, and who is equal at the last one. `passing` stands by votes. */
function cutOf(passing: readonly Votes[], seats: number): Cut {
  const ids = (those: readonly Votes[]): readonly CandidateId[] => those.map(({ id }) => id);
  const last = passing[seats - 1];
  const first = passing[seats];
  if (last === undefined || first === undefined || last.yes > first.yes)
    return { elected: ids(passing.slice(0, seats)), tied: [], votes: null };
  return {
    elected: ids(passing.filter(({ yes }) => yes > last.yes)),
    tied: ids(passing.filter(({ yes }) => yes === last.yes)),
    votes: last.yes,
  };
}

function demandWhole({ kind, seats, candidates, number, tieNumber }: RoundInput): void {
  if (exact(seats) < 1) throw new RangeError('a round needs a seat');
  if (exact(number) < 1 || exact(tieNumber) < 0) throw new RangeError('rounds count from 1');
  if (new Set(candidates).size !== candidates.length)
    throw new RangeError('a candidate stands on a list once');
  if ((kind === 'tie') !== tieNumber > 0)
    throw new RangeError('tie rounds, and no others, count among the ties');
  if (kind === 'tie' && candidates.length <= seats)
    throw new RangeError('a tie is of more people than seats');
}

function decide(round: RoundInput, totals: BallotTotals): RoundDecision {
  const { rules, kind, seats } = round;
  const requirement = requirementOf(rules, kind);
  const { base, votes: wanted } = votesNeeded(requirement, totals, kind);
  const all = votesOf(round);
  const passing = all.filter(({ yes, barred }) => yes >= wanted && !barred);
  const cut = cutOf(passing, seats);
  const outcome = (id: CandidateId): Tally['outcome'] =>
    cut.elected.includes(id) ? 'elected' : cut.tied.includes(id) ? 'tied' : 'not-elected';
  const tallies = all.map((one) => ({
    ...one,
    passes: one.yes >= wanted,
    outcome: outcome(one.id),
  }));
  const { next, further } = nextAfter(round, tallies, cut);
  const tie = cut.votes === null ? null : { votes: cut.votes, seats: seats - cut.elected.length };
  const working: Working = {
    ...totals,
    seats,
    requirement,
    base,
    needed: wanted,
    passing: passing.length,
    tallies,
    tie,
    further,
  };
  return { kind: 'decided', elected: cut.elected, tied: cut.tied, next, working };
}

/**
 * Decides one round, in the order of the law: quorum (C1), ballots (C2), accounting (C3), who is elected (C5), a tie at
 * the last seat (C6), too few elected (C7). The same numbers give the same decision whatever the order of sheets and
 * however votes are split over them. Throws where the round itself makes no sense (no seat, a candidate listed twice).
 */
export function countRound(round: RoundInput): RoundDecision {
  demandWhole(round);
  const totals = ballotTotals(round);
  if (!isQuorate(totals)) return { kind: 'no-quorum', totals };
  const reasons = voidReasons(round);
  if (reasons.length > 0) return { kind: 'void', totals, reasons };
  const context = { ...round, rules: rulesIn(round.rules, round.kind) };
  const faults = sheetFaultsOf(round.sheets, context);
  if (faults.length > 0) return { kind: 'inconsistent', totals, faults };
  return decide(round, totals);
}
