import { fromHex, toB64, toHex, utf8 } from '../../../engines/ballots/bytes.ts';
import { portablePrimitives } from '../../../engines/ballots/portable-primitives.ts';
import { roundKeys } from '../../../engines/ballots/round-keys.ts';
import type { KeptRound } from '../keep/kept.ts';

/**
 * Looks for a ballot in the text of a board (docs/ballot-protocol.md, section 9); null where the list is not on it yet.
 * A board of another setup has nobody's ballot of this one.
 */
export function lookOnBoard(
  board: string,
  { ctx, ballot }: Pick<KeptRound, 'ctx' | 'ballot'>,
): 'found' | 'missing' | null {
  const lines = board.split('\n');
  const [setup = ''] = lines;
  if (toHex(portablePrimitives.sha256(utf8(setup))) !== ctx) return 'missing';
  const begins = lines.findIndex((line) => line.endsWith('"type":"ballots"}'));
  if (begins === -1) return null;
  return ballot !== null && lines.indexOf(ballot, begins + 1) !== -1 ? 'found' : 'missing';
}

/**
 * Whether anybody's ballot of a seed is in the list of a board, whatever device cast it: its key follows from the seed.
 * Null where the list is not on it.
 */
export function lookBySeed(
  board: string,
  { ctx, seed }: { readonly ctx: string; readonly seed: Uint8Array },
): 'found' | 'missing' | null {
  const pk = toB64(roundKeys(seed, fromHex(ctx) ?? new Uint8Array()).pk);
  const ballot = board.split('\n').find((line) => line.includes(`"pk":"${pk}"`)) ?? null;
  return lookOnBoard(board, { ctx, ballot });
}

/** What is kept after looking: the choice is forgotten once the ballot was found. */
export function keptAfterLooking(kept: KeptRound, onBoard: 'found' | 'missing'): KeptRound {
  return onBoard === 'found'
    ? { ...kept, onBoard, ballot: null, tokens: null }
    : { ...kept, onBoard };
}

/** Where a round's board is published. */
export function boardAddress(school: string, roundId: string): string {
  return `/${school}/public/boards/${roundId}.jsonl`;
}

/** Fetches a board; null where it is not there or the network is gone. */
export async function fetchBoard(school: string, roundId: string): Promise<string | null> {
  try {
    const response = await fetch(boardAddress(school, roundId), { cache: 'no-store' });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
