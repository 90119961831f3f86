import type { RoundDecision } from '../../engines/counting/decision.ts';
import type { Sheet } from '../../engines/counting/model.ts';
import type { Authority, Calling, Channel, Settlement } from '../../engines/counting/record.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Json } from '../../kernel/json.ts';
import type { EventRow } from './holding.ts';
import type { CertifiedPayload } from './reads.ts';
import { electionEvent } from './tables.ts';

/** By what anybody finds the board of a round held by phone. */
export interface BoardMark {
  readonly roundId: Uuid;
  readonly checkCode: string;
  readonly head: string;
  /** Whether so few ballots came in that the channel is not told by itself. */
  readonly few: boolean;
}

/** Payloads by the kind of event. `round` counts the openings of an office from 1, as counting's record does. */
export interface EventPayloads {
  /** 应到 and 实到 as counted when the round was opened; the boxes into which ballots go. */
  readonly 'round-opened': {
    readonly round: number;
    readonly is: Calling;
    readonly expected: number;
    readonly present: number;
    readonly channels: readonly Channel[];
  };
  /** How many ballots were handed out for a box; the newest counts. */
  readonly issued: { readonly round: number; readonly channel: string; readonly issued: number };
  /** What one teller entered. */
  readonly entered: { readonly round: number; readonly slot: number; readonly sheet: Sheet };
  /**
   * A sheet on which the entries agree; one that a machine counted has none, and names the board it was counted from
   * (docs/ballot-protocol.md): its check code, and its head at that time.
   */
  readonly sheet: {
    readonly id: string;
    readonly round: number;
    readonly replaces: string | null;
    readonly entries: readonly Sheet[];
    readonly entrants: readonly Uuid[];
    readonly sheet: Sheet;
    readonly board?: BoardMark;
  };
  /** A sheet is to be entered anew; the one in force stays until then. */
  readonly reopened: { readonly round: number; readonly channel: string; readonly reason: string };
  readonly barred: {
    readonly round: number;
    readonly person: Uuid;
    readonly reason: 'not-eligible' | 'declined';
    readonly by: Authority;
  };
  /** Somebody elected who does not take the seat, told after the announcement. */
  readonly declined: {
    readonly round: number;
    readonly person: Uuid;
    readonly reason: 'declined' | 'unable' | 'not-eligible';
    readonly by: Authority;
  };
  readonly resolution: {
    readonly round: number;
    readonly settlement: Settlement;
    /** Those who declined and whose seats it settles; absent where it settles what voting left open. */
    readonly declined?: readonly Uuid[];
    readonly by: Authority;
    readonly reason: string;
  };
  /** What was told to the meeting, as it was decided then. */
  readonly announced: { readonly round: number; readonly decision: RoundDecision };
  readonly certified: CertifiedPayload;
  readonly appointed: {
    readonly appointments: readonly {
      readonly office: number;
      readonly personId: Uuid;
      readonly appointmentId: Uuid;
    }[];
  };
}

/** The kinds there are. */
export type EventKind = keyof EventPayloads;

/** One event as it is told. */
export type ElectionEvent = {
  readonly [K in EventKind]: {
    readonly number: number;
    readonly kind: K;
    readonly office: number | null;
    readonly at: Instant;
    readonly personId: Uuid | null;
    readonly role: string | null;
    readonly payload: EventPayloads[K];
  };
}[EventKind];

/** Stored events as they are told; only `appendEvents` writes them. */
export const eventsIn = (rows: readonly EventRow[]): readonly ElectionEvent[] =>
  rows.map((row) => row as unknown as ElectionEvent);

/** An event about to happen. */
export type NewEvent = {
  readonly [K in EventKind]: {
    readonly kind: K;
    readonly office: number | null;
    readonly payload: EventPayloads[K];
  };
}[EventKind];

/** Adds events after the last of an election whose row is held. */
export async function appendEvents(
  { db, schoolId }: SchoolTransaction,
  by: {
    readonly electionId: Uuid;
    readonly at: Instant;
    readonly personId: Uuid | null;
    readonly role: string | null;
  },
  last: number,
  events: readonly NewEvent[],
): Promise<void> {
  await db.insert(electionEvent).values(
    events.map(({ kind, office, payload }, at) => ({
      schoolId,
      ...by,
      number: last + at + 1,
      kind,
      office,
      payload: payload as unknown as Json,
    })),
  );
}
