import type { Context } from '../../engines/actions/verb.ts';
import type { RoundDecision } from '../../engines/counting/decision.ts';
import type { Sheet } from '../../engines/counting/model.ts';
import type { Channel } from '../../engines/counting/record.ts';
import type { Call } from '../../engines/counting/replay-model.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { conductOf, officeKey, recordOf, type OfficeConduct } from './conduct.ts';
import {
  appendEvents,
  eventsIn,
  type BoardMark,
  type EventPayloads,
  type NewEvent,
} from './events.ts';
import { writeElection, type Held } from './holding.ts';
import {
  actorOf,
  callsOf,
  judgeBeginning,
  slateRefusals,
  withoutQuorum,
  type Attended,
} from './opening.ts';

// What the room of voting by phone needs of an election. None of it looks at who asks: the calling verb does.

/** The channel that phones cast into, and the box that paper goes into beside it. */
export const electronicBox: Channel = { id: 'electronic-1', kind: 'electronic' };
export const paperBox: Channel = { id: 'paper-1', kind: 'paper' };

/** Codes of `dueRound`. */
export const dueRefusals = ['election-over', 'list-not-public', 'round-not-due'] as const;

/** The round that an office waits for, and everything of the office that its ballot bears. */
export interface DueRound {
  readonly at: OfficeConduct;
  readonly call: Call;
  /** People of the office's first list, in its order: the same in every round. */
  readonly listed: readonly string[];
}

/** People of an office's first list, in its order. */
export const listedOf = (held: Held, office: number): readonly string[] =>
  recordOf(held).offices.find(({ id }) => id === officeKey(office))?.candidates ?? [];

/** The round that is due for an office once the list is public; refuses where there is none. */
export function dueRound(held: Held, office: number): Result<DueRound, readonly Refusal[]> {
  const { state } = held.row;
  if (state === 'certified' || state === 'cancelled')
    return err([refusal('election-over', 'electionId')]);
  if (state === 'preparing') return err([refusal('list-not-public', 'electionId')]);
  const due = callsOf(conductOf(held), office);
  if (!due.ok) return due;
  const [first] = due.value;
  return first
    ? ok({ ...first, listed: listedOf(held, office) })
    : err([refusal('round-not-due', 'office')]);
}

/** Codes of `judgeBallots`. */
export const beginningRefusals = [
  'list-not-public',
  'publicity-runs',
  'tellers-missing',
  ...slateRefusals,
] as const;

/** What must stand before tokens are handed out: all but the meeting's approval of the tellers. */
export const judgeBallots = (held: Held, today: Context['today']): readonly Refusal[] =>
  held.row.state === 'open' ? [] : judgeBeginning(held, today, true);

/** Codes of `openElectronicRound`. */
export const openRefusals = [
  ...beginningRefusals,
  'election-over',
  'tellers-not-approved',
  'round-not-due',
  'quorum-missing',
] as const;

/** A round about to be opened for phones. */
export interface ElectronicOpening extends Attended {
  readonly office: number;
  /** Ballots on paper handed out; null where there is no box for them. */
  readonly paper: number | null;
  readonly tellersApproved: boolean;
}

/**
 * Opens the round that is due with the electronic box, and one for paper where ballots on paper are out. Without a quorum it
 * is refused, not recorded: whoever is missing may still come.
 */
export async function openElectronicRound(
  context: Context,
  held: Held,
  { office, paper, tellersApproved, ...attended }: ElectronicOpening,
): Promise<Result<Call, readonly Refusal[]>> {
  const due = dueRound(held, office);
  if (!due.ok) return due;
  const open = held.row.state === 'open';
  const refusals = open ? [] : judgeBeginning(held, context.today, tellersApproved);
  if (refusals.length > 0) return err(refusals);
  const { call } = due.value;
  const failed = withoutQuorum(held, call, attended);
  if (failed?.kind === 'no-quorum') {
    const needed = failed.totals.quorumNeeded;
    return err([refusal('quorum-missing', [], { ...attended, needed })]);
  }
  const channels = paper === null ? [electronicBox] : [electronicBox, paperBox];
  const payload = { round: call.round, is: call.is, ...attended, channels };
  await append(context, held, [
    { kind: 'round-opened', office, payload },
    ...(paper === null ? [] : [issuedEvent(office, call.round, paperBox.id, paper)]),
  ]);
  if (!open) await writeElection(context.tx, held.row, { state: 'open' });
  return ok(call);
}

const issuedEvent = (office: number, round: number, channel: string, issued: number): NewEvent => ({
  kind: 'issued',
  office,
  payload: { round, channel, issued },
});

const append = (context: Context, held: Held, events: readonly NewEvent[]): Promise<void> =>
  appendEvents(
    context.tx,
    { electionId: held.row.id, ...actorOf(context) },
    held.events.at(-1)?.number ?? 0,
    events,
  );

/** Which round of which office. */
export interface RoundPlace {
  readonly office: number;
  readonly round: number;
}

/** How many ballots are out for a box of a round. */
export const noteIssued = (
  context: Context,
  held: Held,
  {
    office,
    round,
    channel,
    issued,
  }: RoundPlace & { readonly channel: Channel; readonly issued: number },
): Promise<void> => append(context, held, [issuedEvent(office, round, channel.id, issued)]);

/** Takes what was counted of the electronic box, of ids of people; nobody enters it by hand. */
export const acceptMachineSheet = (
  context: Context,
  held: Held,
  {
    office,
    round,
    sheet,
    board,
  }: RoundPlace & { readonly sheet: Sheet; readonly board: BoardMark },
): Promise<void> => {
  const id = `sheet-${(held.events.at(-1)?.number ?? 0) + 1}`;
  const payload = { id, round, replaces: null, entries: [], entrants: [], sheet, board };
  return append(context, held, [{ kind: 'sheet', office, payload }]);
};

/** Annuls an opened round that phones voted in: the same candidates vote again. */
export const annulRound = (
  context: Context,
  held: Held,
  { office, round, reason }: RoundPlace & { readonly reason: string },
): Promise<void> => {
  const by = { body: held.row.electorName, on: context.today };
  const payload = { round, settlement: { kind: 'annul' as const }, by, reason };
  return append(context, held, [{ kind: 'resolution', office, payload }]);
};

/** What a round held by phone came to, as far as it went. */
export interface ElectronicOutcome {
  /** What was announced and still stands. */
  readonly announced: RoundDecision | null;
  /** Sheets of paper boxes in their order, those that were replaced among them. */
  readonly paper: readonly EventPayloads['sheet'][];
  readonly barred: readonly EventPayloads['barred'][];
  /** Whether another round followed, or the office is finished after it. */
  readonly current: boolean;
}

/** Reads it off the events of an election; null where the round was not opened. */
export function electronicOutcome(
  held: Held,
  { office, round }: RoundPlace,
): ElectronicOutcome | null {
  const at = conductOf(held).offices.find((one) => one.office.number === office);
  const result = at?.result.rounds.find(({ opened }) => opened.round === round);
  if (!at || !result) return null;
  const events = eventsIn(held.events).filter(
    (event) => event.office === office && 'round' in event.payload && event.payload.round === round,
  );
  const current = at.current?.result.opened.round === round;
  const lastAnnounced = events.flatMap((one) =>
    one.kind === 'announced' ? [one.payload.decision] : [],
  );
  return {
    announced: current ? (at.current?.announced ?? null) : (lastAnnounced.at(-1) ?? null),
    paper: events.flatMap((one) =>
      one.kind === 'sheet' && one.payload.sheet.channel !== electronicBox.id ? [one.payload] : [],
    ),
    barred: events.flatMap((one) => (one.kind === 'barred' ? [one.payload] : [])),
    current,
  };
}
