import { NotStored, type CheckedBallot, type RoundStore, type Stored } from './round-store.ts';

/** What became of a ballot, or that the disk refused it. */
export type Kept = Stored | 'not-stored';

/** Stores ballots of one round. */
export interface CastQueue {
  /** Answers when it is known what became of the ballot: on the disk, or not stored at all. */
  readonly add: (ballot: CheckedBallot) => Promise<Kept>;
  /** Stores at once what is waiting. */
  readonly flush: () => void;
}

interface Waiting {
  readonly ballot: CheckedBallot;
  readonly settle: (kept: Kept) => void;
}

function storeOne(store: Pick<RoundStore, 'store'>, ballot: CheckedBallot): Kept {
  try {
    return store.store([ballot])[0] ?? 'not-stored';
  } catch (error) {
    if (error instanceof NotStored) return 'not-stored';
    throw error;
  }
}

/** All in one transaction; where that is refused, each by itself, so that none is lost for another's sake. */
function storeAll(
  store: Pick<RoundStore, 'store'>,
  ballots: readonly CheckedBallot[],
): readonly Kept[] {
  try {
    return store.store(ballots);
  } catch (error) {
    if (!(error instanceof NotStored)) throw error;
    return ballots.length === 1 ? ['not-stored'] : ballots.map((ballot) => storeOne(store, ballot));
  }
}

/** Ballots that arrive in one turn of the event loop share a transaction, and with it one wait for the disk. */
export function castQueue(store: Pick<RoundStore, 'store'>): CastQueue {
  let waiting: Waiting[] = [];
  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const kept = storeAll(
      store,
      batch.map(({ ballot }) => ballot),
    );
    for (const [at, { settle }] of batch.entries()) settle(kept[at] ?? 'not-stored');
  };
  return {
    flush,
    add: (ballot) =>
      new Promise((settle) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ ballot, settle });
      }),
  };
}
