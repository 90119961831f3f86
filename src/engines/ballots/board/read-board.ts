import { canonicalJson, type Json } from '../../../kernel/json.ts';
import { fromB64, textOf, toHex, utf8 } from '../bytes.ts';
import { readCanonical } from '../canonical.ts';
import { eventLine, payloads, type BoardEvent, type EventType, type Setup } from '../model.ts';
import type { CheckingPrimitives } from '../primitives.ts';
import { failed, type BoardFailure } from './checks.ts';
import { linesOf, startsEvent, type Line } from './lines.ts';

/** An event as it stands on a board; `payload` is null where its line cannot be read. */
export type ReadEvent = {
  readonly [T in EventType]: {
    readonly type: T;
    readonly payload: Extract<BoardEvent, { readonly type: T }>['payload'] | null;
    readonly place: string;
    /** The payload as it was written. */
    readonly written: Uint8Array;
    /** H of the event line. */
    readonly hash: Uint8Array;
  };
}[EventType];

/** A line of the list of ballots. What it is, its setup tells. */
export interface ListedLine {
  readonly place: string;
  /** Hex H of the line. */
  readonly h: string;
  readonly bytes: Uint8Array;
}

/** A board taken apart. */
export interface ReadBoard {
  readonly events: readonly ReadEvent[];
  readonly ballots: readonly ListedLine[];
  /** Hex H of the last event line; null where there is none. */
  readonly head: string | null;
  /** Failures of V01 and V02. */
  readonly failures: readonly BoardFailure[];
}

interface Reading {
  readonly sha256: CheckingPrimitives['sha256'];
  readonly failures: BoardFailure[];
}

const place = ({ number }: Line): string => `line-${number}`;

/** What a schema reads in a line, if the line is that in canonical form; defaults that were left out are not. */
function readLine<T>(
  { bytes }: Line,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
): T | null {
  const read = schema.safeParse(readCanonical(bytes));
  return read.success && canonicalJson(read.data as Json) === textOf(bytes) ? read.data : null;
}

/** Texts of bytes in a setup, which the schema holds to their alphabet but not to their stray bits. */
function keysOf(setup: Setup): readonly (string | null)[] {
  return [
    setup.box,
    ...setup.issuers.map(({ n }) => n),
    ...setup.observers.flatMap(({ ed25519, x25519, rsa, proof }) => [ed25519, x25519, rsa, proof]),
  ];
}

function bytesIn({ type, payload }: ReadEvent): readonly (string | null)[] {
  if (payload === null) return [];
  if (type === 'setup') return keysOf(payload);
  if (type === 'open') return [payload.x25519];
  return type === 'certify' ? [payload.sig] : [];
}

const isWhole = (event: ReadEvent): boolean =>
  bytesIn(event).every((text) => text === null || fromB64(text) !== null);

/** Reads an event of two lines, the first of which may be missing. */
function readEvent(
  [payloadLine, line]: readonly [Line | null, Line],
  [before, height]: readonly [Uint8Array | null, number],
  { sha256, failures }: Reading,
): ReadEvent | null {
  const at = `event-${height}`;
  const read = readLine(line, eventLine);
  if (read === null) {
    failures.push(failed('V01', place(line), 'event'));
    return null;
  }
  if (read.height !== height) failures.push(failed('V02', at, 'height'));
  if (read.parent !== (before === null ? null : toHex(sha256(before))))
    failures.push(failed('V02', at, 'parent'));
  if (payloadLine === null) {
    failures.push(failed('V01', place(line), 'payload-missing'));
    return null;
  }
  const written = payloadLine.bytes;
  if (read.payload !== toHex(sha256(written))) failures.push(failed('V02', at, 'payload'));
  const payload = readLine<unknown>(payloadLine, payloads[read.type]);
  const event = { type: read.type, payload, place: at, written, hash: sha256(line.bytes) };
  if (payload !== null && isWhole(event as ReadEvent)) return event as ReadEvent;
  failures.push(failed('V01', place(payloadLine), 'payload', { type: read.type }));
  return { ...event, payload: null } as ReadEvent;
}

function listed(list: readonly Line[], { sha256 }: Reading): readonly ListedLine[] {
  return list.map(({ bytes }, at) => ({
    place: `ballot-${at + 1}`,
    h: toHex(sha256(bytes)),
    bytes,
  }));
}

/**
 * Takes a board apart, whatever it is made of. Lines that begin with `{"height":` are the second lines of events, the
 * line before each is its payload; lines between are ballots after a `ballots` event and belong nowhere elsewhere.
 */
export function readBoard(
  sha256: CheckingPrimitives['sha256'],
  file: Uint8Array | string,
): ReadBoard {
  const { lines, ended } = linesOf(typeof file === 'string' ? utf8(file) : file);
  const failures: BoardFailure[] = [];
  const reading: Reading = { sha256, failures };
  if (!ended) failures.push(failed('V01', `line-${lines.length}`, 'unended'));
  const starts = lines.flatMap((line, at) => (startsEvent(line) ? [at] : []));
  const events: ReadEvent[] = [];
  const ballots: ListedLine[] = [];
  let last: Line | null = null;
  let list: 'none' | 'here' | 'over' = 'none';
  let from = 0;
  for (const [height, at] of [...starts, lines.length + 1].entries()) {
    const between = lines.slice(from, Math.max(from, at - 1));
    if (list === 'here') for (const one of listed(between, reading)) ballots.push(one);
    else for (const line of between) failures.push(failed('V01', place(line), 'stray'));
    const line = lines[at];
    if (line === undefined) break;
    const payloadLine = at > from ? (lines[at - 1] ?? null) : null;
    const event = readEvent([payloadLine, line], [last?.bytes ?? null, height], reading);
    if (event !== null) events.push(event);
    list = list === 'none' ? (event?.type === 'ballots' ? 'here' : 'none') : 'over';
    last = line;
    from = at + 1;
  }
  if (starts.length === 0) failures.push(failed('V01', '', 'empty'));
  const head = last === null ? null : toHex(sha256(last.bytes));
  return { events, ballots, head, failures };
}
