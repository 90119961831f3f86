import type { CandidateId, Contest, Requirement, Threshold } from './model.ts';

/** Where a sheet contradicts itself. */
export const sheetFaults = [
  /** X > R. */
  'invalid-above-returned',
  /** Y + N + A ≠ V. */
  'marks',
  /** W > V. */
  'write-in-above-valid',
  /** ΣY + ΣW > S·V, or ≠ where exactly S must be chosen. */
  'choices',
  /** More written in than 反对 marked, where the rules tie the two. */
  'write-ins-above-against',
  'write-in-forbidden',
  'write-in-listed',
  'write-in-twice',
  'candidate-missing',
  'candidate-unknown',
  'candidate-twice',
  'channel-twice',
] as const;
export interface SheetFault {
  readonly channel: string;
  readonly code: (typeof sheetFaults)[number];
  /** Whom it is about; null where the sheet as a whole. */
  readonly candidate: CandidateId | null;
  /** What is there, and what should be (at most). */
  readonly found: number;
  readonly expected: number;
}

/** One person's standing in a round. */
export interface Tally {
  readonly id: CandidateId;
  readonly listed: boolean;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** Whether the votes reach what is needed. */
  readonly passes: boolean;
  /** Written in, and cannot be elected by the rules or by a recorded reason. */
  readonly barred: boolean;
  readonly outcome: 'elected' | 'tied' | 'not-elected';
}

/** The arithmetic of attendance and ballots; what is known before anything is decided. */
export interface BallotTotals {
  readonly expected: number;
  readonly present: number;
  readonly quorum: Threshold;
  readonly quorumNeeded: number;
  readonly issued: number;
  readonly returned: number;
  readonly invalid: number;
  readonly valid: number;
}

/** How a further round's list came about. */
export interface FurtherWorking {
  /** Seats still open. */
  readonly seats: number;
  /** How many candidates that many seats want. */
  readonly wanted: number;
  /** Votes of the last one taken in; null where nobody is left. Everyone with as many is in. */
  readonly cut: number | null;
  /** How many candidates are missing because not enough are left; 0 as a rule. */
  readonly short: number;
}

/** Every number a decision stands on. */
export interface Working extends BallotTotals {
  readonly seats: number;
  readonly requirement: Requirement;
  /** What the share is taken of; null where most votes win. */
  readonly base: number | null;
  /** Votes needed. */
  readonly needed: number;
  /** How many reach it. */
  readonly passing: number;
  /** Everyone, by votes, equals in the order of the list. */
  readonly tallies: readonly Tally[];
  /** The votes at which a tie stands, and the seats it is about. */
  readonly tie: { readonly votes: number; readonly seats: number } | null;
  readonly further: FurtherWorking | null;
}

/** How the meeting may settle what voting did not. */
export type Answer = 'reduce-seats' | 'vacant' | 'lots' | 'presidium' | 'hands';

/** What comes after a round. */
export type Next =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'tie-round';
      readonly candidates: readonly CandidateId[];
      readonly seats: number;
    }
  | {
      readonly kind: 'further-round';
      readonly candidates: readonly CandidateId[];
      readonly seats: number;
      /** Whether 差额 or 等额 governs it; who tied at the cut stays in either way. */
      readonly contest: Contest;
      readonly requirement: Requirement;
    }
  | { readonly kind: 'vacant'; readonly seats: number }
  | {
      readonly kind: 'resolution';
      readonly about: 'tie' | 'open-seats';
      readonly seats: number;
      /** The tied, or who would stand in a further round. */
      readonly candidates: readonly CandidateId[];
      readonly answers: readonly Answer[];
    };

/** Why a vote is void (重选 follows: the same candidates, everything again). */
export type VoidReason =
  | {
      readonly code: 'returned-above-issued';
      readonly channel: string;
      readonly issued: number;
      readonly returned: number;
    }
  | { readonly code: 'issued-above-present'; readonly issued: number; readonly present: number };

/** What a round comes to. */
export type RoundDecision =
  | { readonly kind: 'no-quorum'; readonly totals: BallotTotals }
  | {
      readonly kind: 'void';
      readonly totals: BallotTotals;
      readonly reasons: readonly VoidReason[];
    }
  | {
      readonly kind: 'inconsistent';
      readonly totals: BallotTotals;
      readonly faults: readonly SheetFault[];
    }
  | {
      readonly kind: 'decided';
      /** By votes, equals in the order of the list. */
      readonly elected: readonly CandidateId[];
      readonly tied: readonly CandidateId[];
      readonly next: Next;
      readonly working: Working;
    };
