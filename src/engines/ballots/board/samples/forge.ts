import { canonicalJson, type Json } from '../../../../kernel/json.ts';
import { fromB64, textOf, toB64, toHex, utf8 } from '../../bytes.ts';
import type { BoardEvent, Choices, EventType, PayloadOf, Setup } from '../../model.ts';
import { portablePrimitives } from '../../portable-primitives.ts';
import { ballotReader } from '../../reading.ts';
import type { BoardCheck } from '../checks.ts';
import { decideBoard } from '../decide-board.ts';
import { sheetsInForce } from '../paper.ts';
import { tallyBoard } from '../tally-board.ts';
import { listBallots, writeBoard } from '../write-board.ts';
import { certificates, type SampleBoard } from './sample-board.ts';

/** A board somebody tampered with, and a check that must fail for it; null where any will do. */
export interface Mutant {
  readonly name: string;
  /** Made when asked for: there are thousands. */
  readonly file: () => Uint8Array;
  readonly must: BoardCheck | null;
}

const { sha256 } = portablePrimitives;

/** A board in parts, to be put together again. */
export interface Parts {
  readonly events: readonly BoardEvent[];
  readonly ballots: readonly string[];
}

/** The same bytes with one bit of one of them turned. */
export function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ bit;
  return changed;
}

/** Other bytes in the same spelling. */
export const bent = (text: string, at = 3): string => {
  const bytes = fromB64(text) ?? new Uint8Array(1);
  return toB64(flipped(bytes, at % bytes.length, 4));
};

/** Changes the payload of the first (or last) event of a type. */
export function edited<T extends EventType>(
  events: readonly BoardEvent[],
  type: T,
  change: (payload: PayloadOf<T>) => PayloadOf<T>,
  which: 'first' | 'last' = 'first',
): readonly BoardEvent[] {
  const find = (one: BoardEvent): boolean => one.type === type;
  const at = which === 'first' ? events.findIndex(find) : events.findLastIndex(find);
  return events.map((one, index) =>
    index === at ? ({ type, payload: change(one.payload as PayloadOf<T>) } as BoardEvent) : one,
  );
}

/** What a forger makes right again: the list's hash, the tally, the decision, the signatures of bought observers. */
export interface Mending {
  readonly list?: boolean;
  readonly tally?: boolean;
  readonly decision?: boolean;
  readonly sign?: boolean;
}

/** Ballots read before: forgers read the same ones again and again. */
const alreadyRead = new Map<string, Choices | null>();

function tallyOf({ events, ballots }: Parts, setup: Setup, ctx: Uint8Array) {
  const keys = events.flatMap((one) =>
    one.type === 'open'
      ? [{ observer: one.payload.observer, secret: fromB64(one.payload.x25519) ?? utf8('') }]
      : [],
  );
  const reader = ballotReader(portablePrimitives, setup, ctx, keys);
  const terms = `${toHex(ctx)} ${canonicalJson(keys.map(({ observer, secret }) => `${observer} ${toHex(secret)}`))}`;
  const read = (line: string): Choices | null => {
    const known = `${terms} ${line}`;
    const before = alreadyRead.get(known);
    if (before !== undefined) return before;
    const choices = reader(utf8(line));
    alreadyRead.set(known, choices);
    return choices;
  };
  const close = events.find(({ type }) => type === 'close');
  const issued = close?.type === 'close' ? close.payload.issued : 0;
  return tallyBoard({ setup, issued, ballots: ballots.map(read) });
}

const isDecidable = ({ round, candidates }: Setup): boolean =>
  round.kind !== 'tie' || candidates.length > round.seats;

function decisionOf(before: readonly BoardEvent[], setup: Setup) {
  const cast = before.find(({ type }) => type === 'open-casting');
  const attendance = cast?.type === 'open-casting' ? cast.payload : { expected: 0, present: 0 };
  const tally = before.findLast(({ type }) => type === 'tally');
  const paper = before.flatMap((one) => (one.type === 'paper-sheet' ? [one.payload] : []));
  const barred = before.flatMap((one) => (one.type === 'ruling' ? [one.payload.person] : []));
  const sheets = [...(tally?.type === 'tally' ? [tally.payload] : []), ...sheetsInForce(paper)];
  return decideBoard({ setup, ...attendance, sheets, barred });
}

/** Puts a board together as a forger would: the chain always holds. */
export function forged(
  { observers, ctx: known }: SampleBoard,
  parts: Parts,
  { list = true, tally = true, decision = true, sign = true }: Mending = {},
): Uint8Array {
  const begun = parts.events.find(({ type }) => type === 'setup');
  const setup = begun?.type === 'setup' ? begun.payload : null;
  const ctx = setup === null ? known : sha256(utf8(canonicalJson(setup as unknown as Json)));
  const { n, root } = listBallots(
    sha256,
    parts.ballots.map((one) => utf8(one)),
  );
  const done: BoardEvent[] = [];
  for (const event of parts.events) {
    if (event.type === 'ballots' && list) done.push({ type: 'ballots', payload: { n, root } });
    else if (event.type === 'tally' && tally && setup !== null)
      done.push({ type: 'tally', payload: tallyOf(parts, setup, ctx) });
    else if (event.type === 'decision' && decision && setup !== null && isDecidable(setup))
      done.push({ type: 'decision', payload: decisionOf(done, setup) });
    else if (event.type === 'certify' && sign)
      done.push(...certificates(done, observers, [event.payload.observer]));
    else done.push(event);
  }
  return utf8(writeBoard(sha256, done, parts.ballots));
}

/** Ballots in the order of the board. */
export const sorted = (ballots: readonly string[]): readonly string[] =>
  listBallots(
    sha256,
    ballots.map((one) => utf8(one)),
  ).ballots.map((bytes) => textOf(bytes) ?? '');
