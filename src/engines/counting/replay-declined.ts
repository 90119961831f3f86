import { unreachable } from '../../kernel/unreachable.ts';
import type { Tally } from './decision.ts';
import type { CandidateId, CountingRules } from './model.ts';
import { afterTooFew } from './next-step.ts';
import type { DeclinedEvent, Resolved } from './record.ts';
import type { Elected, OfficeResult, ReplayFault, RoundResult } from './replay-model.ts';
import { afterNext, type Filled, type Step } from './replay-step.ts';

/** What those who declined are judged by. */
interface Held {
  readonly rules: CountingRules;
  /** The round after which they declined stands last. */
  readonly rounds: readonly RoundResult[];
  readonly events: {
    readonly declined: readonly DeclinedEvent[];
    readonly ofDeclined: readonly Resolved[];
  };
}

const annulled = ({ resolution }: RoundResult): boolean => resolution?.settlement.kind === 'annul';

/**
 * Who is next in line for the seat of somebody elected: of the round that elected them, whoever had enough votes and no
 * seat, has not declined one, and had more votes than everybody else like that. Null where there is nobody, or two.
 */
export function nextInLine(
  rounds: readonly RoundResult[],
  { elected, declined }: Pick<Filled, 'elected' | 'declined'>,
  electedIn: number,
): Tally | null {
  const decision = rounds.find(({ opened }) => opened.round === electedIn)?.decision;
  if (decision?.kind !== 'decided') return null;
  const taken = new Set([...elected, ...declined].map(({ id }) => id));
  const [first, second] = decision.working.tallies.filter(
    ({ id, passes, barred, yes }) => passes && !barred && yes > 0 && !taken.has(id),
  );
  return first === undefined || first.yes === second?.yes ? null : first;
}

function withDeclined(filled: Filled, event: DeclinedEvent): Filled | null {
  const { person, round, reason, by } = event;
  const seat = filled.elected.find(({ id }) => id === person);
  if (seat === undefined) return null;
  const gone = { id: person, round, reason, by, electedIn: seat.round, settled: null };
  return {
    ...filled,
    elected: filled.elected.filter((one) => one !== seat),
    declined: [...filled.declined, gone],
    owed: [...filled.owed, person],
  };
}

/** The seats of some who declined, settled without a vote; null where that is not open (yet). */
function withSettled(
  filled: Filled,
  { settlement, declined = [], by }: Resolved,
  { rules, rounds }: Held,
): Filled | null {
  const named = new Set(declined);
  const fits = named.size === declined.length && declined.every((id) => filled.owed.includes(id));
  if (!fits) return null;
  const settled: Filled = {
    ...filled,
    declined: filled.declined.map((one) =>
      named.has(one.id) && filled.owed.includes(one.id)
        ? { ...one, settled: { settlement, by } }
        : one,
    ),
    owed: filled.owed.filter((id) => !named.has(id)),
  };
  switch (settlement.kind) {
    case 'vacant':
      return { ...settled, open: filled.open + named.size };
    case 'reduce-seats':
      return { ...settled, reduced: filled.reduced + named.size };
    case 'next': {
      const [id] = declined;
      const seat = filled.declined.findLast((one) => one.id === id);
      const up = seat === undefined ? null : nextInLine(rounds, filled, seat.electedIn);
      const alone = named.size === 1 && settlement.elected.length === 1;
      if (rules.declined !== 'next' || !alone || seat === undefined || up === null) return null;
      if (settlement.elected[0] !== up.id) return null;
      const more: Elected = { id: up.id, round: seat.electedIn, by: 'next', yes: up.yes };
      return { ...settled, elected: [...filled.elected, more] };
    }
    case 'annul':
    case 'lots':
    case 'presidium':
    case 'hands':
      return null;
    default:
      return unreachable(settlement);
  }
}

/** Everything of one round that takes or settles seats, one after another, in whatever order they fit. */
function settle(from: Filled, held: Held, round: number) {
  let filled = from;
  let gone = held.events.declined.filter((one) => one.round === round);
  let resolved = held.events.ofDeclined.filter((one) => one.round === round);
  for (let again = true; again;) {
    again = false;
    for (const event of gone) {
      const next = withDeclined(filled, event);
      if (next === null) continue;
      filled = next;
      gone = gone.filter((one) => one !== event);
      again = true;
    }
    for (const event of resolved) {
      const next = withSettled(filled, event, held);
      if (next === null) continue;
      filled = next;
      resolved = resolved.filter((one) => one !== event);
      again = true;
    }
  }
  return { filled, gone, resolved };
}

/** C7 for the seats that are open again: those of the list who have none, by the votes of their last round. */
function calledAgain(step: Step, seats: number, { rules, rounds }: Held, last: RoundResult): Step {
  const { filled } = step;
  const base = rounds.findLast(
    (one) => one.decision?.kind === 'decided' && one.call.tieNumber === 0 && !annulled(one),
  );
  const tallies = base?.decision?.kind === 'decided' ? base.decision.working.tallies : [];
  const taken = new Set([...filled.elected, ...filled.declined].map(({ id }) => id));
  const left = tallies.filter(({ id, listed }) => listed && !taken.has(id));
  const { number, contest } = last.call;
  const { next } = afterTooFew({ rules, number, contest }, left, seats);
  return { ...afterNext(next, last, filled), faults: step.faults };
}

/** Seats that a further round or a resolution on open seats is due for; null where something else comes first. */
function dueFor({ state }: Pick<Step, 'state'>): number | null {
  switch (state.kind) {
    case 'complete':
      return 0;
    case 'opening':
      return state.call.is === 'further' ? state.call.seats : null;
    case 'resolution':
      return state.next.about === 'open-seats' ? state.next.seats : null;
    case 'sheets':
    case 'correction':
      return null;
    default:
      return unreachable(state);
  }
}

/**
 * What a round leads to once it is known who of the elected declined after it: they have no seat, and what is open then
 * is voted on again (C7) or settled by the meeting. While a tie or a void round comes first, their seats wait. What was
 * told of an annulled round is gone with it.
 */
export function afterDeclined(step: Step, held: Held): Step {
  const last = held.rounds.at(-1);
  if (last === undefined) return step;
  const at = last.opened.round;
  const { filled, gone, resolved } = settle(step.filled, held, at);
  const faults: Omit<ReplayFault, 'office'>[] = annulled(last)
    ? []
    : [
        ...gone.map(({ person }) => ({ code: 'declined-not-elected' as const, thing: person })),
        ...resolved.map(({ id, settlement }) => ({
          code:
            settlement.kind === 'next'
              ? ('resolution-names' as const)
              : ('resolution-not-open' as const),
          thing: id,
        })),
      ].map((one) => ({ ...one, round: at }));
  const judged: Step = { ...step, filled, faults: [...step.faults, ...faults] };
  const due = dueFor(judged);
  if (due === null || filled.owed.length === 0) return judged;
  return calledAgain(judged, due + filled.owed.length, held, last);
}

/** What a resolution on open seats would settle now: how many that voting left open, and whose that declined. */
export function seatsToSettle({ state, owed }: Pick<OfficeResult, 'state' | 'owed'>): {
  readonly voted: number;
  readonly declined: readonly CandidateId[];
} | null {
  const due = state.kind === 'complete' ? null : dueFor({ state });
  return due === null ? null : { voted: due - owed.length, declined: owed };
}
