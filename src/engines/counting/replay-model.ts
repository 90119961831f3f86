import type { Next, RoundDecision } from './decision.ts';
import type { CandidateId, Contest, Sheet } from './model.ts';
import type { Authority, Calling, DeclinedEvent, RoundOpened, Settlement } from './record.ts';

/** A round that is due: opening it needs nothing more than attendance. */
export interface Call {
  /** The number the opening gets. */
  readonly round: number;
  readonly is: Calling;
  readonly seats: number;
  readonly contest: Contest;
  readonly candidates: readonly CandidateId[];
  /** Which round of the election it is, ties not counted; which tie in a row, or 0. */
  readonly number: number;
  readonly tieNumber: number;
}

/** One round as it was held. */
export interface RoundResult {
  readonly opened: RoundOpened;
  readonly call: Call;
  /** The sheet in force of every channel that has one, by the channel's name. */
  readonly sheets: readonly Sheet[];
  /** Channels whose sheet is still to come; while there are any, nothing is decided. */
  readonly missing: readonly string[];
  /** Null while sheets are missing. */
  readonly decision: RoundDecision | null;
  readonly resolution: { readonly settlement: Settlement; readonly by: Authority } | null;
}

/** Somebody elected: in which round, and by votes or how else; `next` moved up for somebody who declined. */
export interface Elected {
  readonly id: CandidateId;
  readonly round: number;
  readonly by: 'votes' | 'lots' | 'presidium' | 'hands' | 'next';
  /** 赞成 in that round. */
  readonly yes: number;
}

/** Somebody who was elected and declined, after which round, and how the meeting settled the seat if it did. */
export interface Declined extends Pick<DeclinedEvent, 'round' | 'reason' | 'by'> {
  readonly id: CandidateId;
  /** The round that had elected them. */
  readonly electedIn: number;
  /** Null: a further round fills the seat, or nothing does yet. */
  readonly settled: { readonly settlement: Settlement; readonly by: Authority } | null;
}

/** What an office waits for. */
export type OfficeState =
  | { readonly kind: 'complete' }
  | { readonly kind: 'opening'; readonly call: Call }
  | { readonly kind: 'sheets'; readonly round: number; readonly channels: readonly string[] }
  | { readonly kind: 'correction'; readonly round: number }
  | {
      readonly kind: 'resolution';
      readonly round: number;
      readonly next: Extract<Next, { kind: 'resolution' }>;
    };

/** What came of one office. */
export interface OfficeResult {
  readonly office: string;
  readonly rounds: readonly RoundResult[];
  readonly elected: readonly Elected[];
  /** Seats left open for good: a tie left vacant, or by resolution. */
  readonly open: number;
  /** Seats given up by resolution. */
  readonly reduced: number;
  /** Whoever was elected and declined; none of them is among the elected. */
  readonly declined: readonly Declined[];
  /** Those of them whose seats are open again: neither settled nor voted on yet. */
  readonly owed: readonly CandidateId[];
  readonly state: OfficeState;
}

/** Why a record cannot be what happened. */
export const replayFaults = [
  'office-unknown',
  'office-twice',
  'round-twice',
  /** A round is missing before it. */
  'round-gap',
  /** The round before does not call for one of this kind, or calls for none. */
  'round-not-called',
  'channel-twice',
  'channel-unknown',
  'round-unknown',
  'sheet-id-twice',
  /** Corrections do not form one line: two first sheets, one corrected twice, one correcting what is not there. */
  'sheet-chain',
  /** A number of the sheet is not what two people entered. */
  'sheet-not-agreed',
  'resolution-twice',
  /** Nothing was open that it could settle, or the rules settle it otherwise. */
  'resolution-not-open',
  /** It elects others than the tied, or not as many as there are seats. */
  'resolution-names',
  /** Whoever declined had not been elected. */
  'declined-not-elected',
] as const;
export interface ReplayFault {
  readonly code: (typeof replayFaults)[number];
  readonly office: string;
  /** Null where no round is meant. */
  readonly round: number | null;
  /** A channel, a sheet, a resolution or a person; empty where the round as a whole. */
  readonly thing: string;
}

/** An election computed from its record. */
export interface Replay {
  readonly offices: readonly OfficeResult[];
  /** In order of office and round. Empty, or the record is not to be relied on. */
  readonly faults: readonly ReplayFault[];
}
