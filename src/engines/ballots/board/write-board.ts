import { canonicalJson, type Json } from '../../../kernel/json.ts';
import { toHex, utf8 } from '../bytes.ts';
import type { BoardEvent } from '../model.ts';
import type { CheckingPrimitives } from '../primitives.ts';

/** Where a chain ends: the height of its last event, and hex H of that event's line. */
export interface BoardHead {
  readonly height: number;
  readonly hash: string;
}

/** An event as written: its two lines, and the head they make. */
export interface WrittenEvent {
  readonly payload: string;
  readonly line: string;
  readonly head: BoardHead;
}

/** Writes an event behind a head; null where it is the first. */
export function writeEvent(
  sha256: CheckingPrimitives['sha256'],
  head: BoardHead | null,
  { type, payload: content }: BoardEvent,
): WrittenEvent {
  const payload = canonicalJson(content as unknown as Json);
  const height = head === null ? 0 : head.height + 1;
  const line = canonicalJson({
    height,
    parent: head === null ? null : head.hash,
    payload: toHex(sha256(utf8(payload))),
    type,
  });
  return { payload, line, head: { height, hash: toHex(sha256(utf8(line))) } };
}

/** The head of lines written before; null where there is no event among them. */
export function headOf(
  sha256: CheckingPrimitives['sha256'],
  lines: readonly string[],
): BoardHead | null {
  const events = lines.filter((line) => line.startsWith('{"height":'));
  const last = events.at(-1);
  return last === undefined ? null : { height: events.length - 1, hash: toHex(sha256(utf8(last))) };
}

/** The lines that an event adds to a board; after a `ballots` event its ballots as cast, in ascending order of h. */
export function appendEvent(
  sha256: CheckingPrimitives['sha256'],
  {
    lines,
    ballots = [],
  }: { readonly lines: readonly string[]; readonly ballots?: readonly string[] },
  event: BoardEvent,
): readonly string[] {
  const { payload, line } = writeEvent(sha256, headOf(sha256, lines), event);
  return [payload, line, ...ballots];
}

/** A whole board from its events; the ballots stand behind the `ballots` event. */
export function writeBoard(
  sha256: CheckingPrimitives['sha256'],
  events: readonly BoardEvent[],
  ballots: readonly string[],
): string {
  let head: BoardHead | null = null;
  const lines: string[] = [];
  for (const event of events) {
    const written: WrittenEvent = writeEvent(sha256, head, event);
    lines.push(written.payload, written.line, ...(event.type === 'ballots' ? ballots : []));
    head = written.head;
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** Ballots in the order of the board, with the payload of their `ballots` event. */
export function listBallots(
  sha256: CheckingPrimitives['sha256'],
  cast: readonly Uint8Array[],
): { readonly ballots: readonly Uint8Array[]; readonly n: number; readonly root: string } {
  const sorted = cast
    .map((bytes) => ({ bytes, h: sha256(bytes) }))
    .map((one) => ({ ...one, key: toHex(one.h) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const joined = new Uint8Array(sorted.length * 32);
  for (const [at, { h }] of sorted.entries()) joined.set(h, at * 32);
  return {
    ballots: sorted.map(({ bytes }) => bytes),
    n: sorted.length,
    root: toHex(sha256(joined)),
  };
}
