import type { Phase, Setup } from '../../engines/ballots/model.ts';

// What the issuer answers, as this page reads it.

/** Where casts go: an address of its own, or a port of the host this page came from. */
export type BoxPlace =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'port'; readonly port: number };

/** A ballot round as it concerns one person. */
export interface MyRound {
  readonly id: string;
  readonly electionId: string;
  readonly phase: Phase;
  /** The setup exactly as written on the board; null before there is one. */
  readonly setup: string | null;
  readonly box: BoxPlace | null;
  readonly present: boolean;
  readonly way: 'electronic' | 'paper' | null;
  /** Whether tokens were asked for, on whatever device. */
  readonly requested: boolean;
}

/** A round whose setup is there, read. */
export interface RoundAtHand {
  readonly id: string;
  readonly electionId: string;
  readonly setup: Setup;
  /** Hex hash of the setup's bytes. */
  readonly ctx: string;
  /** `XXXX-XXXX`, to be compared with the hall's screen. */
  readonly checkCode: string;
  readonly box: BoxPlace | null;
}
