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
 * process cannot be reached, with `BoxRefused` where it answers no.
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

/**
 * Why the box cannot be reached: its process is not there; its port is another program's (`port`); or the product stands
 * behind a public address and nobody said under which the box does (setting BALLOT_BOX_ADDRESS).
 */
export type BoxGoneReason = 'gone' | 'port-busy' | 'address-missing';

/** The box's process is not there. */
export class BoxGone extends Error {
  override readonly name = 'BoxGone';
  readonly reason: BoxGoneReason;
  /** The port that is another's; null for other reasons. */
  readonly port: number | null;

  constructor(reason: BoxGoneReason = 'gone', port: number | null = null) {
    super(reason);
    this.reason = reason;
    this.port = port;
  }
}

/**
 * What the box answers to a command it cannot carry out: it knows no such round (its store was lost, or forgotten); the
 * round is in another phase; another setup was registered before; or its disk refused.
 */
export type BoxRefusal = 'round-unknown' | 'wrong-phase' | 'other-setup' | 'not-stored';

/** The box is there and does not do what it was told. */
export class BoxRefused extends Error {
  override readonly name = 'BoxRefused';
  readonly code: BoxRefusal;

  constructor(code: BoxRefusal) {
    super(code);
    this.code = code;
  }
}
