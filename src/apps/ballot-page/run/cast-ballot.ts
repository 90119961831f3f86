import { fromB64, fromHex } from '../../../engines/ballots/bytes.ts';
import { portablePrimitives } from '../../../engines/ballots/portable-primitives.ts';
import { checkReceipt } from '../../../engines/ballots/receipt.ts';
import type { BoxPlace, RoundAtHand } from '../answers.ts';
import type { FinalRefusal, KeptRound, Keeping } from '../keep/kept.ts';
import { backoff, throwDice, wait } from '../waiting.ts';
import { bytesIn } from './read-round.ts';

/** What the box's answer to a cast means. */
export type BoxAnswer =
  | { readonly kind: 'receipt'; readonly h: string; readonly receipt: string }
  | { readonly kind: 'refused'; readonly code: FinalRefusal }
  /** Casting has not begun, or nothing was stored: send the same again later. */
  | { readonly kind: 'again' };

const finalByStatus: Readonly<Record<number, readonly FinalRefusal[]>> = {
  400: ['malformed'],
  403: ['token-refused', 'signature-refused'],
  409: ['cast-already'],
  410: ['closed'],
  413: ['too-long'],
};

/**
 * Reads an answer of the box (docs/ballot-protocol.md, section 7). Only what the protocol names is final; anything else,
 * such as a proxy's own words, is no answer.
 */
export function readBoxAnswer(status: number, body: unknown): BoxAnswer {
  const { h, receipt, code } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (status === 200 && typeof h === 'string' && typeof receipt === 'string')
    return { kind: 'receipt', h, receipt };
  const final = finalByStatus[status]?.find((one) => one === code);
  return final ? { kind: 'refused', code: final } : { kind: 'again' };
}

/** Where casts of a round go. */
export function castAddress(place: BoxPlace, ctx: string, here: URL): string {
  const base =
    place.kind === 'address'
      ? place.address.replace(/\/+$/, '')
      : `${here.protocol}//${here.hostname}:${place.port}`;
  return `${base}/${ctx}/ballots`;
}

/** Sends a ballot once, with nothing that could tell its sender: no cookie, no referrer, no header of its own. */
async function send(address: string, ballot: string): Promise<BoxAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: ballot,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    const body: unknown = await response.json();
    return readBoxAnswer(response.status, body);
  } catch {
    // Cut off, or no answer of the box's: whether it arrived is not known, so the same ballot is sent again.
    return { kind: 'again' };
  }
}

/** How casting stands, for the eye; waiting in milliseconds. */
export type Casting =
  | { readonly kind: 'delay'; readonly left: number; readonly whole: number }
  | { readonly kind: 'sending' }
  | { readonly kind: 'again'; readonly seconds: number };

/** What it takes to cast. */
export interface CastParts {
  readonly round: RoundAtHand;
  readonly keeping: Keeping<KeptRound>;
  readonly here: URL;
  readonly tell: (how: Casting) => void;
  readonly signal: AbortSignal;
}

/** The longest delay before sending, in milliseconds. */
export const longestDelay = 20_000;

async function delay({ tell, signal }: CastParts): Promise<void> {
  const whole = throwDice(longestDelay);
  for (let left = whole; left > 0 && !signal.aborted; left -= 500) {
    tell({ kind: 'delay', left, whole });
    await wait(Math.min(left, 500), signal);
  }
}

/** What becomes of what is kept when the box has answered. */
export function keptAfter(
  kept: KeptRound,
  answer: Exclude<BoxAnswer, { readonly kind: 'again' }>,
  box: string,
): KeptRound {
  if (answer.kind === 'refused') return { ...kept, refused: answer.code };
  const h = fromHex(answer.h);
  const receipt = fromB64(answer.receipt);
  const ctx = fromHex(kept.ctx);
  const holds =
    answer.h === kept.h &&
    h !== null &&
    ctx !== null &&
    receipt !== null &&
    checkReceipt(portablePrimitives, bytesIn(box), ctx, h, receipt);
  return holds
    ? { ...kept, receipt: answer.receipt, refused: null }
    : { ...kept, refused: 'receipt-wrong' };
}

/**
 * Sends the ballot that is kept until the box has answered: first after a random delay, so that no time tells who sent
 * it, then with growing pauses. Always the same bytes. Ends early where the signal is given.
 */
export async function castBallot(parts: CastParts, ballot: string): Promise<void> {
  const { round, keeping, here, tell, signal } = parts;
  if (round.box === null) throw new Error('a round that is cast in has a box');
  const address = castAddress(round.box, round.ctx, here);
  await delay(parts);
  for (let failures = 0; !signal.aborted; failures += 1) {
    tell({ kind: 'sending' });
    const answer = await send(address, ballot);
    if (answer.kind !== 'again') {
      await keeping.change((before) => before && keptAfter(before, answer, round.setup.box));
      return;
    }
    const pause = backoff(failures);
    tell({ kind: 'again', seconds: pause / 1000 });
    await wait(pause, signal);
  }
}
