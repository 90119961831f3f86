import type { Phase } from '../../engines/ballots/model.ts';

/** Where casts go: the box's own address, or its port on the host the page came from. */
export type BoxAddress =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'port'; readonly port: number };

/** What the box tells of a round before it is closed: never who, when or what. */
export interface BoxState {
  readonly phase: Extract<Phase, 'issuing' | 'casting' | 'closed'>;
  readonly cast: number;
}

/**
 * The ballot box as the issuer sees it: a process of its own with a store of its own (docs/ballot-protocol.md, section 7).
 * Every command may be repeated: the second time changes nothing and answers the same. Rejects with `BoxGone` where the
 * process cannot be reached.
 */
export interface BallotBox {
  /** Where phones reach it; starts the process if it is not running. */
  readonly address: () => Promise<BoxAddress>;
  /** Makes the round's receipt key and answers its public part (32 bytes), before the setup is written. */
  readonly newKey: (round: string) => Promise<Uint8Array>;
  /** Takes a round with its setup (the exact bytes). */
  readonly register: (round: string, setup: Uint8Array) => Promise<void>;
  readonly openCasting: (round: string) => Promise<void>;
  readonly state: (round: string) => Promise<BoxState>;
  /** Closes for good, wipes every trace of order, and answers the ballots as cast, sorted by their hash. */
  readonly close: (round: string) => Promise<readonly Uint8Array[]>;
  /** Deletes the store of a round: after its board is published, or when it is void. */
  readonly forget: (round: string) => Promise<void>;
}

/** The box's process is not there. */
export class BoxGone extends Error {
  override readonly name = 'BoxGone';
}
