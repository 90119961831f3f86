import { replayElection } from '../../engines/counting/replay-election.ts';
import type {
  Channel,
  ElectionEvent as CountedEvent,
  ElectionRecord,
} from '../../engines/counting/record.ts';
import type { OfficeResult, Replay, RoundResult } from '../../engines/counting/replay-model.ts';
import type { RoundDecision } from '../../engines/counting/decision.ts';
import type { Uuid } from '../../kernel/id.ts';
import { eventsIn, type BoardMark, type ElectionEvent } from './events.ts';
import { standing, type CandidateRow, type Held, type OfficeRow } from './holding.ts';

/** An office as counting's record names it. */
export const officeKey = (number: number): string => String(number);

/** The order of the ballot: by position where the list is fixed, else as the candidates stand. */
const inOrder = (candidates: readonly CandidateRow[]): readonly CandidateRow[] =>
  candidates.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));

function countedEvent(event: ElectionEvent): CountedEvent | null {
  const office = officeKey(event.office ?? 0);
  switch (event.kind) {
    case 'round-opened':
      return { kind: 'round-opened', office, ...event.payload };
    case 'sheet': {
      const { entrants: _, board: _board, ...sheet } = event.payload;
      return { kind: 'sheet', office, ...sheet };
    }
    case 'barred': {
      const { person, reason, by } = event.payload;
      return { kind: 'barred', office, person, reason, by };
    }
    case 'declined':
      return { kind: 'declined', office, ...event.payload };
    case 'resolution': {
      const { reason: _, ...resolved } = event.payload;
      return { kind: 'resolution', office, id: `resolution-${event.number}`, ...resolved };
    }
    case 'issued':
    case 'entered':
    case 'reopened':
    case 'announced':
    case 'certified':
    case 'appointed':
      return null;
  }
}

/**
 * What was told of those who declined rests on the announcement: where a correction or a ruling changed the round since,
 * it has fallen with it, and is told again if it still holds.
 */
function hasFallen(event: ElectionEvent, events: readonly ElectionEvent[]): boolean {
  const { kind, office, number, payload } = event;
  const rests = kind === 'declined' || (kind === 'resolution' && event.payload.declined);
  if (!rests || office === null || !('round' in payload)) return false;
  return events.some(
    (later) => later.number > number && inRound(later, office, payload.round) && unsettles(later),
  );
}

/** Everything that decides the election, as counting takes it. */
export function recordOf(held: Held): ElectionRecord {
  return {
    rules: held.rules.counting,
    offices: held.offices.map(({ number, seats, mode }) => ({
      id: officeKey(number),
      seats,
      contest: mode,
      candidates: inOrder(standing(held, number)).map(({ personId }) => personId),
    })),
    events: eventsIn(held.events).flatMap((event, _, all) =>
      hasFallen(event, all) ? [] : (countedEvent(event) ?? []),
    ),
  };
}

/** A ballot box of a round: ballots handed out, and where its sheet stands. */
export interface Box {
  readonly channel: string;
  readonly kind: Channel['kind'];
  readonly issued: number | null;
  /** The id of the sheet in force; null while none is accepted. */
  readonly sheet: string | null;
  /** Whether the sheet in force is to be entered anew, and why. */
  readonly reopened: string | null;
}

/** The last round of an office. */
export interface CurrentRound {
  readonly result: RoundResult;
  readonly boxes: readonly Box[];
  /** What was announced and still stands: nothing of the round changed since. */
  readonly announced: RoundDecision | null;
}

/** An office as its events make it. */
export interface OfficeConduct {
  readonly office: OfficeRow;
  readonly result: OfficeResult;
  readonly current: CurrentRound | null;
}

/** An election as its events make it. */
export interface Conduct {
  readonly replay: Replay;
  readonly offices: readonly OfficeConduct[];
  readonly last: number;
}

function boxOf(events: readonly ElectionEvent[], { id: channel, kind }: Channel): Box {
  let box: Box = { channel, kind, issued: null, sheet: null, reopened: null };
  for (const event of events) {
    if (event.kind === 'issued' && event.payload.channel === channel)
      box = { ...box, issued: event.payload.issued };
    if (event.kind === 'sheet' && event.payload.sheet.channel === channel)
      box = { ...box, sheet: event.payload.id, reopened: null };
    if (event.kind === 'reopened' && event.payload.channel === channel)
      box = { ...box, reopened: event.payload.reason };
  }
  return box;
}

/** What makes an announcement of its round void: something that decides the round was changed. */
const unsettles = ({ kind }: ElectionEvent): boolean =>
  kind === 'sheet' || kind === 'barred' || kind === 'reopened';

/** The newest announcement, unless something that decides the round came after it. */
function announcedIn(events: readonly ElectionEvent[]): RoundDecision | null {
  let announced: RoundDecision | null = null;
  for (const event of events) {
    if (event.kind === 'announced') announced = event.payload.decision;
    else if (unsettles(event)) announced = null;
  }
  return announced;
}

const inRound = (event: ElectionEvent, office: number, round: number): boolean =>
  event.office === office && 'round' in event.payload && event.payload.round === round;

/** The public board that a round held by phone was counted from; null for one on paper. */
export function boardOf(
  events: readonly ElectionEvent[],
  office: number,
  round: number,
): BoardMark | null {
  const marks = events.flatMap((event) =>
    event.kind === 'sheet' && inRound(event, office, round) && event.payload.board
      ? [event.payload.board]
      : [],
  );
  return marks.at(-1) ?? null;
}

/** A round of an office with its boxes and announcement. */
export function roundAt(
  events: readonly ElectionEvent[],
  office: number,
  result: RoundResult,
): CurrentRound {
  const own = events.filter((event) => inRound(event, office, result.opened.round));
  return {
    result,
    boxes: result.opened.channels.map((channel) => boxOf(own, channel)),
    announced: announcedIn(own),
  };
}

/** The state that the events give: counting decides every round anew, the rest is read off the events. */
export function conductOf(held: Held): Conduct {
  const events = eventsIn(held.events);
  const replay = replayElection(recordOf(held));
  const offices = held.offices.map((office, at): OfficeConduct => {
    const result = replay.offices[at];
    if (!result) throw new Error('counting lost an office');
    const round = result.rounds.at(-1);
    const current = round ? roundAt(events, office.number, round) : null;
    return { office, result, current };
  });
  return { replay, offices, last: events.at(-1)?.number ?? 0 };
}

/** What an office waits for, in the words of whoever conducts the election. */
export type Waiting =
  'round' | 'ballots' | 'sheets' | 'correction' | 'announcement' | 'resolution' | 'nothing';

/** Nothing goes on before what was decided is announced. */
export function waitingOf({ result, current }: Omit<OfficeConduct, 'office'>): Waiting {
  const { state } = result;
  if (current !== null) {
    const { boxes, announced } = current;
    if (boxes.some(({ reopened }) => reopened !== null)) return 'sheets';
    const annulled = current.result.resolution?.settlement.kind === 'annul';
    if (!annulled && current.result.decision !== null && announced === null) return 'announcement';
    const unissued = boxes.some(({ kind, issued }) => kind === 'paper' && issued === null);
    if (state.kind === 'sheets' && unissued) return 'ballots';
  }
  switch (state.kind) {
    case 'opening':
      return 'round';
    case 'sheets':
      return 'sheets';
    case 'correction':
      return 'correction';
    case 'resolution':
      return 'resolution';
    case 'complete':
      return 'nothing';
  }
}

/** People whom a decision names, for looking up their names. */
export function peopleIn({ replay }: Conduct): readonly Uuid[] {
  const ids = replay.offices.flatMap(({ rounds, elected, declined }) => [
    ...[...elected, ...declined].map(({ id }) => id),
    ...rounds.flatMap(({ sheets }) =>
      sheets.flatMap(({ writeIns }) => writeIns.map(({ id }) => id)),
    ),
  ]);
  return [...new Set(ids)] as Uuid[];
}
