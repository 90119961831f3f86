import { base32Typed, fromBase32, join, toBase32, utf8 } from './bytes.ts';
import { portablePrimitives } from './portable-primitives.ts';

/** The recovery code of a phone's seed: docs/ballot-protocol.md, section 4. */

const letters = 26;
const seedLength = 16;

/** Two check bits, in the highest places of a byte. */
function checkBits(seed: Uint8Array): number {
  const hash = portablePrimitives.sha256(join(utf8('mingzhang-recovery-v1'), seed));
  return (hash[0] ?? 0) & 0xc0;
}

/** 26 letters of a seed of 16 bytes; the last two of their 130 bits check the rest. */
export function recoveryCode(seed: Uint8Array): string {
  if (seed.length !== seedLength) throw new RangeError('a seed has 16 bytes');
  return toBase32(join(seed, Uint8Array.of(checkBits(seed)))).slice(0, letters);
}

/** The seed of a code as somebody typed it; null where it is none. Of slips in one letter it notices three in four. */
export function readRecoveryCode(text: string): Uint8Array | null {
  const typed = base32Typed(text);
  if (typed.length !== letters) return null;
  const read = fromBase32(`${typed}00`, seedLength + 1);
  if (read === null) return null;
  const seed = read.slice(0, seedLength);
  return read[seedLength] === checkBits(seed) ? seed : null;
}
