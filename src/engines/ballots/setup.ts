import { canonicalJson } from '../../kernel/json.ts';
import type { CountingRules } from '../counting/model.ts';
import { toBase32, toHex, utf8 } from './bytes.ts';
import type { Setup } from './model.ts';
import type { CheckingPrimitives } from './primitives.ts';

/** The setup of a round: docs/ballot-protocol.md, section 3. */

type Sha256 = CheckingPrimitives['sha256'];

/** The exact bytes of a setup, of which `ctx` is the hash. */
export function writeSetup(setup: Setup): Uint8Array {
  return utf8(canonicalJson(setup));
}

/** `ctx`: 32 bytes that bind election, round, rules, list and every key. */
export function contextOf(sha256: Sha256, setupBytes: Uint8Array): Uint8Array {
  return sha256(setupBytes);
}

/** What every screen shows of `ctx`: its first 40 bits as `XXXX-XXXX`. */
export function checkCode(ctx: Uint8Array): string {
  const letters = toBase32(ctx.subarray(0, 5));
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** `rulesHash`: hex H of what was made public before. */
export function rulesHashOf(
  sha256: Sha256,
  { candidates, office, round, rules }: Pick<Setup, 'candidates' | 'office' | 'round' | 'rules'>,
): string {
  return toHex(sha256(utf8(canonicalJson({ candidates, office, round, rules }))));
}

/** What decides how long a filled-in ballot may be. */
export interface BallotExtent {
  /** How many candidates are listed. */
  readonly candidates: number;
  readonly seats: number;
  readonly writeIns: CountingRules['writeIns'];
  /** `roster.n`; 0 or null where nobody can be written in. */
  readonly rosterSize: number | null;
}

/** The most people that can be written in on one ballot, whatever the seats. */
export const mostWriteIns = 500;

/**
 * `bodySize` in bytes: the least multiple of 64, at least 192, that holds a mark for every candidate and as many people
 * written in as there are seats (500 at most), with the longest numbers of the list.
 */
export function bodySizeFor({ candidates, seats, writeIns, rosterSize }: BallotExtent): number {
  const people = writeIns === 'off' ? 0 : (rosterSize ?? 0);
  const written = Math.min(seats, people, mostWriteIns);
  const numbers = Array.from({ length: written }, (_, at) => people - 1 - at);
  const longest = `{"m":"${'-'.repeat(candidates)}","w":[${numbers.join(',')}]}`;
  return Math.max(192, Math.ceil(longest.length / 64) * 64);
}
