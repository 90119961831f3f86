import { mkdirSync } from 'node:fs';
import { BoxRefused, type BoxState } from '../../capabilities/ballots/box.ts';
import { compareBytes, equalBytes, toB64, toHex } from '../../engines/ballots/bytes.ts';
import { castChecker } from '../../engines/ballots/cast-check.ts';
import type { CheckingPrimitives } from '../../engines/ballots/primitives.ts';
import { receiptMessage } from '../../engines/ballots/receipt.ts';
import { readSetup } from '../../engines/ballots/setup-reading.ts';
import { contextOf } from '../../engines/ballots/setup.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import { castQueue, type CastQueue } from './cast-queue.ts';
import type { BoxAnswers, BoxCommand } from './messages.ts';
import { roundFile, storedRounds } from './round-files.ts';
import { receiptKey, receiptSecretLength, type ReceiptKey } from './receipt-key.ts';
import {
  deleteRoundStore,
  makeRoundStore,
  NotStored,
  openRoundStore,
  type RoundStore,
} from './round-store.ts';

/** Why a ballot was not taken: docs/ballot-protocol.md, section 7. */
export type CastRefusal =
  | 'malformed'
  | 'token-refused'
  | 'signature-refused'
  | 'round-unknown'
  | 'cast-already'
  | 'not-open'
  | 'closed'
  | 'not-stored';

/** What a phone is answered. */
export type CastAnswer =
  | { readonly ok: true; readonly h: Uint8Array; readonly receipt: Uint8Array }
  | { readonly ok: false; readonly code: CastRefusal };

/** What phones may ask. */
export interface Voting {
  /** Checks a ballot, has it on the disk, answers the receipt; `context` is hex. */
  readonly cast: (context: string, ballot: Uint8Array) => Promise<CastAnswer>;
  /** What anybody may know of a round; null where there is none. */
  readonly look: (context: string) => BoxState | null;
}

/** All rounds of a folder. */
export interface Rounds extends Voting {
  /** Throws `BoxRefused` for what cannot be done. */
  readonly command: (command: BoxCommand) => BoxAnswers[keyof BoxAnswers];
  /** Stores what is waiting and lets go of all files. */
  readonly end: () => void;
}

/** What they stand on. */
export interface RoundsParts {
  readonly folder: string;
  readonly primitives: CheckingPrimitives;
  readonly random: (bytes: number) => Uint8Array;
}

/** A round whose store is open. */
interface OpenRound {
  readonly store: RoundStore;
  readonly key: ReceiptKey;
  readonly queue: CastQueue;
  setup: RegisteredSetup | null;
}

interface RegisteredSetup {
  readonly bytes: Uint8Array;
  readonly ctx: Uint8Array;
  readonly context: string;
  /** The receipt key it names. */
  readonly box: string;
  readonly check: ReturnType<typeof castChecker>;
}

function registered(bytes: Uint8Array, { primitives }: RoundsParts): RegisteredSetup {
  const setup = readSetup(primitives.sha256, bytes);
  if (setup === null) throw new Error('the setup does not fit together');
  const ctx = contextOf(primitives.sha256, bytes);
  const check = castChecker(primitives, setup, ctx);
  return { bytes, ctx, check, context: toHex(ctx), box: setup.box };
}

function openRound(store: RoundStore, parts: RoundsParts): OpenRound {
  const bytes = store.setup();
  return {
    store,
    key: receiptKey(store.secret),
    queue: castQueue(store),
    setup: bytes === null ? null : registered(bytes, parts),
  };
}

/** Opens the rounds of a folder, which is made where it is not there. */
export function openRounds(parts: RoundsParts): Rounds {
  const { folder } = parts;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const rounds = new Map<string, OpenRound>();
  const byContext = new Map<string, OpenRound>();
  const fileOf = (round: string): string => {
    const file = roundFile(folder, round);
    if (file === null) throw new BoxRefused('round-unknown');
    return file;
  };
  const keep = (round: string, opened: OpenRound): OpenRound => {
    rounds.set(round, opened);
    if (opened.setup) byContext.set(opened.setup.context, opened);
    return opened;
  };
  const unreadable = new Set<string>();
  for (const round of storedRounds(folder)) {
    try {
      const store = openRoundStore(fileOf(round));
      if (store) keep(round, openRound(store, parts));
      else deleteRoundStore(fileOf(round));
    } catch {
      // One damaged file keeps no other round from going on; commands to its own are refused.
      unreadable.add(round);
    }
  }
  const known = (round: string): OpenRound => {
    const found = rounds.get(round);
    if (unreadable.has(round)) throw new BoxRefused('not-stored');
    if (!found) throw new BoxRefused('round-unknown');
    return found;
  };
  const newKey = (round: string): Uint8Array => {
    const secret = parts.random(receiptSecretLength);
    const found =
      rounds.get(round) ?? keep(round, openRound(makeRoundStore(fileOf(round), secret), parts));
    return found.key.public;
  };
  const register = (round: string, bytes: Uint8Array): void => {
    const found = known(round);
    registerSetup(found, registered(bytes, parts));
    keep(round, found);
  };
  const forget = (round: string): void => {
    const found = rounds.get(round);
    if (found) endForGood(found.store);
    rounds.delete(round);
    unreadable.delete(round);
    if (found?.setup) byContext.delete(found.setup.context);
    deleteRoundStore(fileOf(round));
  };
  const command = (asked: BoxCommand): BoxAnswers[keyof BoxAnswers] => {
    switch (asked.name) {
      case 'newKey':
        return newKey(asked.round);
      case 'register':
        register(asked.round, asked.setup);
        return null;
      case 'openCasting':
        openCasting(known(asked.round));
        return null;
      case 'state':
        return stateOf(known(asked.round));
      case 'close':
        return close(known(asked.round), parts.primitives);
      case 'forget':
        forget(asked.round);
        return null;
      default:
        return unreachable(asked);
    }
  };
  return {
    command: (asked) => {
      try {
        return command(asked);
      } catch (error) {
        if (error instanceof NotStored) throw new BoxRefused('not-stored');
        throw error;
      }
    },
    cast: async (context, ballot) => {
      const found = byContext.get(context);
      return found?.setup ? cast(found, found.setup, ballot) : { ok: false, code: 'round-unknown' };
    },
    look: (context) => {
      const found = byContext.get(context);
      return found ? stateOf(found) : null;
    },
    end: () => {
      for (const { queue, store } of rounds.values()) {
        queue.flush();
        store.end();
      }
    },
  };
}

function endForGood(store: RoundStore): void {
  try {
    store.empty();
  } catch (error) {
    // A full disk refuses even this; removing the file does it all the same.
    if (!(error instanceof NotStored)) throw error;
  }
  store.end();
}

/** Takes the setup of a round; the same one once more changes nothing, another is refused. */
function registerSetup(round: OpenRound, setup: RegisteredSetup): void {
  if (round.setup) {
    if (equalBytes(round.setup.bytes, setup.bytes)) return;
    throw new BoxRefused('other-setup');
  }
  if (setup.box !== toB64(round.key.public)) throw new BoxRefused('other-setup');
  round.store.register(setup.bytes);
  round.setup = setup;
}

function stateOf({ store }: OpenRound): BoxState {
  const phase = store.phase();
  return { phase: phase === 'key' ? 'issuing' : phase, cast: store.cast() };
}

function openCasting({ store }: OpenRound): void {
  const phase = store.phase();
  if (phase === 'key' || phase === 'closed') throw new BoxRefused('wrong-phase');
  store.openCasting();
}

/** Ballots that are waiting are stored before the phase is set; those that come later find it closed. */
function close({ store, queue }: OpenRound, { sha256 }: CheckingPrimitives): Uint8Array[] {
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

const refused = (code: CastRefusal): CastAnswer => ({ ok: false, code });

async function cast(
  { store, queue, key }: OpenRound,
  { ctx, check }: RegisteredSetup,
  bytes: Uint8Array,
): Promise<CastAnswer> {
  const phase = store.phase();
  if (phase !== 'casting' && phase !== 'closed') return refused('not-open');
  const checked = check(bytes);
  if (!checked.ok) return refused(phase === 'closed' ? 'closed' : checked.code);
  const { pk, h } = checked;
  const receipt = (): CastAnswer => ({ ok: true, h, receipt: key.sign(receiptMessage(ctx, h)) });
  if (phase === 'closed') {
    const there = store.find(pk);
    return there !== null && equalBytes(there, bytes) ? receipt() : refused('closed');
  }
  const kept = await queue.add({ pk, bytes });
  switch (kept) {
    case 'stored':
    case 'same':
      return receipt();
    case 'other':
      return refused('cast-already');
    case 'not-casting':
      return refused('closed');
    case 'not-stored':
      return refused('not-stored');
    default:
      return unreachable(kept);
  }
}
