import type { Ballot } from '../ballot.ts';
import type { CandidateId, CountingRules, RoundInput } from '../model.ts';

/**
 * The counting law a second time, by somebody who has not read the first: ballot by ballot, by trying every set of
 * people, with long numbers. It is slow and says only what is decided; the tests let the two judge the same elections.
 */

/** One box with its ballots at hand. */
export interface Box {
  readonly channel: string;
  readonly issued: number;
  readonly ballots: readonly Ballot[];
}

/** A round whose ballots are at hand instead of its sheets. */
export type BallotRound = Omit<RoundInput, 'sheets'> & { readonly boxes: readonly Box[] };

/** What is decided, people as sets. */
export type NaiveOutcome =
  | { readonly kind: 'no-quorum' | 'void' }
  | {
      readonly kind: 'decided';
      readonly elected: readonly CandidateId[];
      readonly tied: readonly CandidateId[];
      readonly next: string;
      readonly seats: number;
      readonly standing: readonly CandidateId[];
    };

type Share = CountingRules['quorum'];

function reaches(x: number, whole: number, { n, d, op }: Share): boolean {
  const gap = BigInt(x) * BigInt(d) - BigInt(whole) * BigInt(n);
  return op === '>' ? gap > 0n : gap > -1n;
}

function counts(one: Ballot, round: BallotRound): boolean {
  const { rules, candidates, seats, kind } = round;
  const places = Object.fromEntries(one.marks.map(({ id, mark }) => [id, mark]));
  if (Object.keys(places).length < one.marks.length) return false;
  if (Object.keys(places).some((id) => !candidates.includes(id))) return false;
  const letters = candidates.map((id) => (places[id] ?? 'unmarked').charAt(0)).join('');
  if (/^i+$/.test(letters)) return false;
  const others = one.writeIns.filter((id, at) => one.writeIns.indexOf(id) === at);
  const allowed = kind === 'tie' ? 'off' : rules.writeIns;
  if (others.length > 0 && (allowed === 'off' || others.some((id) => candidates.includes(id))))
    return false;
  const chosen = letters.replaceAll(/[^y]/g, '').length + others.length;
  if (chosen > seats || (rules.exactSeats && chosen < seats)) return false;
  if (allowed === 'per-against' && others.length > letters.split('n').length - 1) return false;
  return !(rules.blank === 'invalid' && /^u*$/.test(letters) && others.length === 0);
}

/** Every set of some people, smallest first. */
function setsOf(people: readonly CandidateId[]): readonly (readonly CandidateId[])[] {
  let sets: (readonly CandidateId[])[] = [[]];
  for (const one of people) sets = [...sets, ...sets.map((some) => [...some, one])];
  return sets.toSorted((a, b) => a.length - b.length);
}

/** Sets in which everyone has more votes than everyone left out. */
function topSets(people: readonly CandidateId[], votes: ReadonlyMap<CandidateId, number>) {
  const of = (id: CandidateId): number => votes.get(id) ?? 0;
  return setsOf(people).filter((some) =>
    some.every((inside) => people.every((other) => some.includes(other) || of(inside) > of(other))),
  );
}

function votesIn(round: BallotRound, valid: readonly Ballot[]): ReadonlyMap<CandidateId, number> {
  const votes = new Map(round.candidates.map((id) => [id, 0]));
  for (const { marks, writeIns } of valid) {
    const chosen = marks.filter(({ mark }) => mark === 'yes').map(({ id }) => id);
    for (const id of new Set([...chosen, ...writeIns])) votes.set(id, (votes.get(id) ?? 0) + 1);
  }
  return votes;
}

function enough(round: BallotRound, returned: number, valid: number): (votes: number) => boolean {
  const { rules, kind, expected, present } = round;
  if (kind === 'tie') return () => true;
  const { elected, electedFurther } = rules;
  const wanted = kind === 'further' && electedFurther.kind !== 'same' ? electedFurther : elected;
  if (wanted.kind === 'most') return (votes) => votes > 0;
  const whole = { expected, present, returned, valid }[wanted.base];
  return (votes) => votes > 0 && reaches(votes, whole, wanted.threshold);
}

function tieNext({ rules, tieNumber }: BallotRound): string {
  if (rules.tie === 'vacant') return 'vacant';
  return rules.tie === 'revote' && tieNumber + 1 <= rules.maxTieRounds ? 'tie-round' : 'resolution';
}

/** The smallest number of candidates that a contested list may have, found by trying. */
function wantedFor(seats: number, { n, d }: CountingRules['margin']): number {
  let more = 1;
  while (BigInt(more) * BigInt(d) < BigInt(seats) * BigInt(n)) more += 1;
  return seats + more;
}

function furtherNext(
  round: BallotRound,
  left: readonly CandidateId[],
  votes: ReadonlyMap<CandidateId, number>,
  seats: number,
): { readonly next: string; readonly standing: readonly CandidateId[] } {
  const { rules } = round;
  const equal = round.contest === 'equal' || rules.tooFew === 'further-equal';
  const wanted = equal ? seats : wantedFor(seats, rules.margin);
  const standing = topSets(left, votes).find((some) => some.length >= wanted) ?? left;
  const asked = rules.tooFew === 'vacant' || rules.tooFew === 'reduce-seats';
  const over = round.number >= rules.maxRounds || left.length === 0;
  return { next: asked || over ? 'resolution' : 'further-round', standing };
}

/** Decides a round from its ballots; `gone` are those of the elected who declined at once. */
export function naiveOutcome(round: BallotRound, gone: readonly CandidateId[] = []): NaiveOutcome {
  const { rules, boxes, expected, present, seats, candidates } = round;
  if (present > expected || !reaches(present, expected, rules.quorum)) return { kind: 'no-quorum' };
  if (boxes.some(({ issued, ballots }) => ballots.length > issued)) return { kind: 'void' };
  let issued = 0;
  for (const box of boxes) issued += box.issued;
  if (issued > present) return { kind: 'void' };
  const all = boxes.flatMap(({ ballots }) => ballots);
  const valid = all.filter((one) => counts(one, round));
  const votes = votesIn(round, valid);
  const isEnough = enough(round, all.length, valid.length);
  const able = [...votes.keys()].filter(
    (id) =>
      isEnough(votes.get(id) ?? 0) &&
      (candidates.includes(id) || (rules.writeInsElectable && !round.barred.includes(id))),
  );
  const tops = topSets(able, votes);
  const elected = tops.findLast((some) => some.length <= seats) ?? [];
  let open = seats - elected.length;
  const tied = able.length > elected.length && open > 0;
  if (!tied) for (const id of elected) open += gone.includes(id) ? 1 : 0;
  const decided = { kind: 'decided', elected: elected.toSorted(), seats: open } as const;
  if (open === 0) return { ...decided, tied: [], next: 'none', standing: [] };
  if (tied) {
    const more = tops.find((some) => some.length > seats) ?? able;
    const even = more.filter((id) => !elected.includes(id)).toSorted();
    const next = tieNext(round);
    return { ...decided, tied: even, next, standing: next === 'vacant' ? [] : even };
  }
  const left = candidates.filter((id) => !elected.includes(id));
  const { next, standing } = furtherNext(round, left, votes, open);
  return { ...decided, tied: [], next, standing: standing.toSorted() };
}
