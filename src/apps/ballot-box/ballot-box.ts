import path from 'node:path';
import { BoxRefused, type BoxState } from '../../capabilities/ballots/box.ts';
import type { CheckingPrimitives } from '../../engines/ballots/primitives.ts';
import { makePrivateFolder, openDataDirectory } from '../../engines/storage/data-directory.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import { castInto, refused, type CastAnswer } from './casting.ts';
import type { BoxAnswers, BoxCommand } from './messages.ts';
import {
  closeRound,
  endForGood,
  openCasting,
  openRound,
  registerSetup,
  stateOf,
  type OpenRound,
} from './open-round.ts';
import { receiptSecretLength } from './receipt-key.ts';
import { leaveToKeeper, roundFile, storedRounds } from './round-files.ts';
import { deleteRoundStore, makeRoundStore, NotStored, openRoundStore } from './round-store.ts';

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

/** Rounds at hand, by id and by context, and those whose file cannot be read. */
interface Shelf {
  readonly parts: RoundsParts;
  readonly rounds: Map<string, OpenRound>;
  readonly byContext: Map<string, OpenRound>;
  readonly unreadable: Set<string>;
}

function fileOf({ parts }: Shelf, round: string): string {
  const file = roundFile(parts.folder, round);
  if (file === null) throw new BoxRefused('round-unknown');
  return file;
}

function keep({ rounds, byContext }: Shelf, id: string, round: OpenRound): OpenRound {
  rounds.set(id, round);
  if (round.setup) byContext.set(round.setup.context, round);
  return round;
}

function known({ rounds, unreadable }: Shelf, id: string): OpenRound {
  const found = rounds.get(id);
  if (unreadable.has(id)) throw new BoxRefused('not-stored');
  if (!found) throw new BoxRefused('round-unknown');
  return found;
}

/** One damaged file keeps no other round from going on; commands to its own are refused. */
function openStored(shelf: Shelf, id: string): void {
  const file = fileOf(shelf, id);
  try {
    const store = openRoundStore(file);
    if (store) keep(shelf, id, openRound(store, shelf.parts.primitives));
    else deleteRoundStore(file);
  } catch {
    // Whatever was wrong with it, whoever asks for this round is told that it cannot be had.
    shelf.unreadable.add(id);
  }
}

function newKey(shelf: Shelf, id: string): Uint8Array {
  const before = shelf.rounds.get(id);
  if (before) return before.key.public;
  const { parts } = shelf;
  const file = fileOf(shelf, id);
  const store = makeRoundStore(file, parts.random(receiptSecretLength));
  leaveToKeeper(parts.folder, file);
  return keep(shelf, id, openRound(store, parts.primitives)).key.public;
}

function forget(shelf: Shelf, id: string): void {
  const found = shelf.rounds.get(id);
  if (found) endForGood(found);
  shelf.rounds.delete(id);
  shelf.unreadable.delete(id);
  if (found?.setup) shelf.byContext.delete(found.setup.context);
  deleteRoundStore(fileOf(shelf, id));
}

function carryOut(shelf: Shelf, asked: BoxCommand): BoxAnswers[keyof BoxAnswers] {
  const { primitives } = shelf.parts;
  switch (asked.name) {
    case 'newKey':
      return newKey(shelf, asked.round);
    case 'register': {
      const found = known(shelf, asked.round);
      registerSetup(found, asked.setup, primitives);
      keep(shelf, asked.round, found);
      return null;
    }
    case 'openCasting':
      openCasting(known(shelf, asked.round));
      return null;
    case 'state':
      return stateOf(known(shelf, asked.round));
    case 'close':
      return closeRound(known(shelf, asked.round), primitives);
    case 'forget':
      forget(shelf, asked.round);
      return null;
    default:
      return unreachable(asked);
  }
}

/** Opens the rounds of a folder, which is made where it is not there. */
export function openRounds(parts: RoundsParts): Rounds {
  const directory = openDataDirectory(path.dirname(parts.folder));
  if (!directory.ok) throw new BoxRefused('not-stored');
  makePrivateFolder(directory.value, path.basename(parts.folder));
  const shelf: Shelf = {
    ...{ parts, rounds: new Map(), byContext: new Map(), unreadable: new Set() },
  };
  for (const id of storedRounds(parts.folder)) openStored(shelf, id);
  return {
    command: (asked) => {
      try {
        return carryOut(shelf, asked);
      } catch (error) {
        if (error instanceof NotStored) throw new BoxRefused('not-stored');
        throw error;
      }
    },
    cast: async (context, ballot) => {
      const found = shelf.byContext.get(context);
      return found?.setup ? castInto(found, found.setup, ballot) : refused('round-unknown');
    },
    look: (context) => {
      const found = shelf.byContext.get(context);
      return found ? stateOf(found) : null;
    },
    end: () => {
      for (const { queue, store } of shelf.rounds.values()) {
        queue.flush();
        store.end();
      }
    },
  };
}
