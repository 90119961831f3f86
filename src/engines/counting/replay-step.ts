import { unreachable } from '../../kernel/unreachable.ts';
import type { Next, RoundDecision } from './decision.ts';
import type { CandidateId, RoundKind } from './model.ts';
import type { Settlement } from './record.ts';
import type {
  Call,
  Declined,
  Elected,
  OfficeState,
  ReplayFault,
  RoundResult,
} from './replay-model.ts';

/** How far an office is filled. */
export interface Filled {
  readonly elected: readonly Elected[];
  readonly open: number;
  readonly reduced: number;
  readonly declined: readonly Declined[];
  readonly owed: readonly CandidateId[];
}

/** What a round leads to. */
export interface Step {
  readonly filled: Filled;
  readonly state: OfficeState;
  readonly faults: readonly Omit<ReplayFault, 'office'>[];
}

type Decided = Extract<RoundDecision, { kind: 'decided' }>;

/** The kind of round that a call is for; a repeated one is of the kind it repeats. */
export function roundKindOf({ number, tieNumber }: Call): RoundKind {
  if (tieNumber > 0) return 'tie';
  return number > 1 ? 'further' : 'first';
}

const opening = (call: Call): OfficeState => ({ kind: 'opening', call });

function again(call: Call, is: 'rerun' | 'reconvened'): OfficeState {
  return opening({ ...call, round: call.round + 1, is });
}

function votesOf(decided: Decided, id: CandidateId): number {
  return decided.working.tallies.find((one) => one.id === id)?.yes ?? 0;
}

function electedBy(
  decided: Decided,
  ids: readonly CandidateId[],
  round: number,
  by: Elected['by'],
): readonly Elected[] {
  return ids.map((id) => ({ id, round, by, yes: votesOf(decided, id) }));
}

function isOpen(next: Next, { kind }: Settlement): boolean {
  if (kind === 'annul') return true;
  // Somebody moves up only for somebody who declined.
  if (kind === 'next') return false;
  // Whoever may hold a further round may also leave it (接近应选名额, 经半数以上选举人同意或主席团决定).
  if (next.kind === 'further-round') return kind === 'reduce-seats' || kind === 'vacant';
  return next.kind === 'resolution' && next.answers.includes(kind);
}

function namesTied(next: Next, elected: readonly CandidateId[]): boolean {
  return (
    next.kind === 'resolution' &&
    new Set(elected).size === next.seats &&
    elected.length === next.seats &&
    elected.every((id) => next.candidates.includes(id))
  );
}

/** What is due by what follows a round. */
export function afterNext(
  next: Next,
  { call, opened }: Pick<RoundResult, 'call' | 'opened'>,
  filled: Filled,
): Step {
  const round = opened.round + 1;
  const step = (state: OfficeState, changed: Filled = filled): Step => ({
    filled: changed,
    state,
    faults: [],
  });
  switch (next.kind) {
    case 'none':
      return step({ kind: 'complete' });
    case 'vacant':
      return step({ kind: 'complete' }, { ...filled, open: filled.open + next.seats });
    case 'resolution':
      return step({ kind: 'resolution', round: opened.round, next });
    case 'tie-round': {
      const { candidates, seats } = next;
      const tieNumber = call.tieNumber + 1;
      return step(opening({ ...call, round, is: 'tie', seats, candidates, tieNumber }));
    }
    case 'further-round': {
      // The contest stays that of the first list: what it becomes is asked of the rules each time.
      const { candidates, seats } = next;
      const number = call.number + 1;
      return step(
        opening({ ...call, round, is: 'further', seats, candidates, number, tieNumber: 0 }),
      );
    }
    default:
      return unreachable(next);
  }
}

function settled(
  decided: Decided,
  settlement: Settlement,
  round: RoundResult,
  filled: Filled,
): Step {
  const { next } = decided;
  const seats = 'seats' in next ? next.seats : 0;
  const done = (changed: Partial<Filled>): Step => ({
    filled: { ...filled, ...changed },
    state: { kind: 'complete' },
    faults: [],
  });
  switch (settlement.kind) {
    case 'reduce-seats':
      return done({ reduced: filled.reduced + seats });
    case 'vacant':
      return done({ open: filled.open + seats });
    case 'annul':
      return { filled, state: again(round.call, 'rerun'), faults: [] };
    case 'next':
      throw new Error('nobody moves up where nobody declined');
    case 'lots':
    case 'presidium':
    case 'hands': {
      const { kind, elected } = settlement;
      const at = round.opened.round;
      if (namesTied(next, elected))
        return done({
          elected: [...filled.elected, ...electedBy(decided, elected, at, kind)],
        });
      return {
        ...afterNext(next, round, filled),
        faults: [{ code: 'resolution-names', round: at, thing: '' }],
      };
    }
    default:
      return unreachable(settlement);
  }
}

function afterDecided(decided: Decided, round: RoundResult, filled: Filled): Step {
  const at = round.opened.round;
  const more = electedBy(decided, decided.elected, at, 'votes');
  const grown = { ...filled, elected: [...filled.elected, ...more] };
  const { resolution } = round;
  if (resolution === null) return afterNext(decided.next, round, grown);
  if (isOpen(decided.next, resolution.settlement))
    return settled(
      decided,
      resolution.settlement,
      round,
      resolution.settlement.kind === 'annul' ? filled : grown,
    );
  const step = afterNext(decided.next, round, grown);
  return { ...step, faults: [{ code: 'resolution-not-open', round: at, thing: '' }] };
}

/** What follows a round: the next opening, something to wait for, or nothing more. */
export function stepAfter(round: RoundResult, filled: Filled): Step {
  const { decision, resolution, opened, missing, call } = round;
  const at = opened.round;
  const wait = (state: OfficeState): Step => {
    const needless = resolution !== null && resolution.settlement.kind !== 'annul';
    const annulled = resolution !== null && !needless;
    return {
      filled,
      state: annulled ? again(call, 'rerun') : state,
      faults: needless ? [{ code: 'resolution-not-open', round: at, thing: '' }] : [],
    };
  };
  if (decision === null) return wait({ kind: 'sheets', round: at, channels: missing });
  switch (decision.kind) {
    case 'no-quorum':
      return wait(again(call, 'reconvened'));
    case 'void':
      return wait(again(call, 'rerun'));
    case 'inconsistent':
      return wait({ kind: 'correction', round: at });
    case 'decided':
      return afterDecided(decision, round, filled);
    default:
      return unreachable(decision);
  }
}
