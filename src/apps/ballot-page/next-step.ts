import type { Phase } from '../../engines/ballots/model.ts';
import type { KeptRound } from './keep/kept.ts';

/** What is to be done next in a round, on this device. */
export type Step =
  /** No keys yet. */
  | 'not-begun'
  | 'void'
  /** The setup is another one than the one tokens were fetched for: never cast. */
  | 'other-setup'
  | 'not-present'
  | 'paper'
  /** A ballot may be fetched; nothing of it is here. */
  | 'fetch'
  /** A ballot was fetched elsewhere: the recovery code is needed. */
  | 'recover'
  /** The recovery code has to be written down. */
  | 'code'
  /** Tokens are being asked for. */
  | 'request'
  /** A token did not verify: never cast. */
  | 'token-bad'
  | 'wait'
  | 'fill'
  /** A ballot was made and perhaps sent: send that one until it is answered. */
  | 'send'
  /** The box refused for good. */
  | 'refused'
  /** Receipt at hand, list not published yet. */
  | 'cast'
  /** The list is published: look for the ballot. */
  | 'look'
  | 'found'
  | 'missing'
  /** Closed, and this device has no ballot in it. */
  | 'over';

/** What a step follows from. */
export interface Situation {
  readonly phase: Phase;
  /** Hex hash of the round's setup; null before there is one. */
  readonly ctx: string | null;
  readonly present: boolean;
  readonly way: 'electronic' | 'paper' | null;
  readonly requested: boolean;
  readonly kept: KeptRound | null;
  /** Whether the election's seed is here, and written down. */
  readonly seed: 'none' | 'new' | 'noted';
}

const listed: ReadonlySet<Phase> = new Set(['closed', 'opened', 'counted', 'certified']);

/** The step of a device that made a ballot: only ever this one is sent. */
function stepAfterBallot({ phase, kept }: Situation): Step {
  if (kept?.refused === 'cast-already') return 'refused';
  if (listed.has(phase)) return 'look';
  if (kept?.receipt) return 'cast';
  return kept?.refused ? 'refused' : 'send';
}

function stepBeforeToken({ present, way, requested, kept, seed }: Situation): Step {
  if (way === 'paper') return 'paper';
  if (kept?.wrongCode) return 'recover';
  if (kept) return seed === 'new' ? 'code' : 'request';
  if (requested) return seed === 'none' ? 'recover' : 'request';
  return present ? 'fetch' : 'not-present';
}

/**
 * The step of a round on this device. It is a function of what is kept and told alone, so that a page that was closed,
 * or a phone that lost the network, goes on where it was.
 */
export function stepOf(situation: Situation): Step {
  const { phase, ctx, kept } = situation;
  if (kept?.onBoard) return kept.onBoard;
  if (phase === 'void') return 'void';
  if (ctx === null) return 'not-begun';
  if (kept && kept.ctx !== ctx) return 'other-setup';
  if (kept?.tokenBad) return 'token-bad';
  if (kept?.ballot) return stepAfterBallot(situation);
  if (listed.has(phase)) return 'over';
  if (phase === 'keys') return 'not-begun';
  if (!kept?.tokens) return stepBeforeToken(situation);
  return phase === 'casting' ? 'fill' : 'wait';
}

/** Whether a round needs nothing of this device any more: its traces may be deleted. */
export function isOver(phase: Phase, sealed: boolean): boolean {
  return phase === 'certified' || phase === 'void' || (phase === 'counted' && !sealed);
}
