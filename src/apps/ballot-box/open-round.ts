import { BoxRefused, type BoxState } from '../../capabilities/ballots/box.ts';
import { compareBytes, equalBytes, toB64, toHex } from '../../engines/ballots/bytes.ts';
import { castChecker } from '../../engines/ballots/cast-check.ts';
import type { CheckingPrimitives } from '../../engines/ballots/primitives.ts';
import { readSetup } from '../../engines/ballots/setup-reading.ts';
import { contextOf } from '../../engines/ballots/setup.ts';
import { castQueue, type CastQueue } from './cast-queue.ts';
import { receiptKey, type ReceiptKey } from './receipt-key.ts';
import { NotStored, type RoundStore } from './round-store.ts';

/** A setup that a round was registered with, made ready to check ballots. */
export interface RegisteredSetup {
  readonly bytes: Uint8Array;
  readonly ctx: Uint8Array;
  /** `ctx` in hex. */
  readonly context: string;
  /** The receipt key it names, base64url. */
  readonly box: string;
  readonly check: ReturnType<typeof castChecker>;
}

/** A round whose store is open. */
export interface OpenRound {
  readonly store: RoundStore;
  readonly key: ReceiptKey;
  readonly queue: CastQueue;
  setup: RegisteredSetup | null;
}

/** Throws where the bytes are no setup: the issuer writes none such. */
function readyToCheck(bytes: Uint8Array, primitives: CheckingPrimitives): RegisteredSetup {
  const setup = readSetup(primitives.sha256, bytes);
  if (setup === null) throw new Error('the setup does not fit together');
  const ctx = contextOf(primitives.sha256, bytes);
  const check = castChecker(primitives, setup, ctx);
  return { bytes, ctx, check, context: toHex(ctx), box: setup.box };
}

/** A round on its store. */
export function openRound(store: RoundStore, primitives: CheckingPrimitives): OpenRound {
  const bytes = store.setup();
  return {
    store,
    key: receiptKey(store.secret),
    queue: castQueue(store),
    setup: bytes === null ? null : readyToCheck(bytes, primitives),
  };
}

/** Takes the setup of a round; the same one once more changes nothing, another is refused. */
export function registerSetup(
  round: OpenRound,
  bytes: Uint8Array,
  primitives: CheckingPrimitives,
): void {
  if (round.setup) {
    if (equalBytes(round.setup.bytes, bytes)) return;
    throw new BoxRefused('other-setup');
  }
  const setup = readyToCheck(bytes, primitives);
  if (setup.box !== toB64(round.key.public)) throw new BoxRefused('other-setup');
  round.store.register(bytes);
  round.setup = setup;
}

/** What may be told of a round. */
export function stateOf({ store }: OpenRound): BoxState {
  const phase = store.phase();
  return { phase: phase === 'key' ? 'issuing' : phase, cast: store.cast() };
}

/** Opens casting; refused where no setup was registered, or the round is closed. */
export function openCasting({ store }: OpenRound): void {
  const phase = store.phase();
  if (phase === 'key' || phase === 'closed') throw new BoxRefused('wrong-phase');
  store.openCasting();
}

/**
 * Closes a round for good; answers its ballots sorted by their hash. Ballots that are waiting are stored before the phase is
 * set; those that come later find it closed.
 */
export function closeRound(
  { store, queue }: OpenRound,
  { sha256 }: CheckingPrimitives,
): readonly Uint8Array[] {
  const phase = store.phase();
  if (phase === 'key' || phase === 'issuing') throw new BoxRefused('wrong-phase');
  queue.flush();
  store.close();
  return store
    .ballots()
    .map((bytes) => ({ bytes, h: sha256(bytes) }))
    .sort((a, b) => compareBytes(a.h, b.h))
    .map(({ bytes }) => bytes);
}

/** Empties a store that is about to be deleted, and lets go of it. */
export function endForGood({ store }: OpenRound): void {
  try {
    store.empty();
  } catch (error) {
    // A full disk refuses even this; removing the file does it all the same.
    if (!(error instanceof NotStored)) throw error;
  }
  store.end();
}
