import {
  bitsOf,
  bytesOf,
  commonDivisor,
  inverse,
  numberOf,
  power,
  publicPower,
} from './big-numbers.ts';
import { primeSteps, type RandomBytes } from './primes.ts';

/** An RSA key and blind signatures with it, in any browser: for the co-issuer's tab. */

const e = 65537n;

/** An RSA private key with exponent 65537. `structuredClone` carries it; `writeRsaKey` gives text. */
export interface RsaKey {
  readonly n: bigint;
  readonly e: bigint;
  readonly d: bigint;
  readonly p: bigint;
  readonly q: bigint;
}

/** The modulus, big-endian. */
export function modulusOf({ n }: RsaKey): Uint8Array {
  return bytesOf(n, Math.ceil(bitsOf(n) / 8));
}

/** The key of two primes; null where they give none (FIPS 186-5, appendix A.1.1). */
function keyOf(p: bigint, q: bigint, bits: number): RsaKey | null {
  const apart = p > q ? p - q : q - p;
  const order = ((p - 1n) * (q - 1n)) / commonDivisor(p - 1n, q - 1n);
  const d = inverse(e, order);
  const isFit = bitsOf(p * q) === bits && bitsOf(apart) > bits / 2 - 100;
  return d !== null && isFit && bitsOf(d) > bits / 2 ? { n: p * q, e, d, p, q } : null;
}

/**
 * Makes a key of so many bits in steps of some milliseconds: `yield`s between them, so that a page stays alive.
 * `random` gives so many fresh random bytes.
 */
export function* rsaKeySteps(random: RandomBytes, bits: number): Generator<void, RsaKey> {
  for (;;) {
    const p = yield* primeSteps(random, bits / 2);
    const q = yield* primeSteps(random, bits / 2);
    const key = keyOf(p, q, bits);
    if (key !== null) return key;
  }
}

/** Makes a key of so many bits (2048, 3072 or 4096) at once: a second or so. */
export function makeRsaKey(random: RandomBytes, bits: number): RsaKey {
  const steps = rsaKeySteps(random, bits);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Makes a key while the page goes on: `pause` lets other things happen, such as by a timer of 0. */
export async function makeRsaKeySlowly(
  random: RandomBytes,
  bits: number,
  pause: () => Promise<void>,
): Promise<RsaKey> {
  const steps = rsaKeySteps(random, bits);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** A key as JSON text, for a backup: primes in hexadecimal. */
export function writeRsaKey({ p, q }: RsaKey): string {
  return JSON.stringify({ p: p.toString(16), q: q.toString(16) });
}

/** The key of such a text; null where it is none. */
export function readRsaKey(text: string): RsaKey | null {
  const found = /^\{"p":"([0-9a-f]{1,512})","q":"([0-9a-f]{1,512})"\}$/.exec(text);
  if (found === null) return null;
  const [p, q] = [BigInt(`0x${found[1]}`), BigInt(`0x${found[2]}`)];
  const bits = bitsOf(p * q);
  return p > 1n && q > 1n && [2048, 3072, 4096].includes(bits) ? keyOf(p, q, bits) : null;
}

/** A random number with an inverse, and the inverse. */
function blinding(random: RandomBytes, n: bigint): { readonly r: bigint; readonly over: bigint } {
  const length = Math.ceil(bitsOf(n) / 8);
  for (;;) {
    const r = numberOf(random(length));
    const over = r > 1n && r < n ? inverse(r, n) : null;
    if (over !== null) return { r, over };
  }
}

/** value^d mod n by the Chinese remainder theorem (RFC 8017, section 5.1.2). */
function privatePower({ d, p, q }: RsaKey, value: bigint): bigint {
  const toP = power(value % p, d % (p - 1n), p);
  const toQ = power(value % q, d % (q - 1n), q);
  const h = (((toP - toQ) % p) + p) * (inverse(q, p) ?? 0n);
  return toQ + (h % p) * q;
}

/**
 * BlindSign of RFC 9474, section 4.3: `b^d mod n`, of the modulus's length. The base is blinded first, since BigInt's time
 * depends on its numbers; `s^e = b` is checked, since a faulty signature gives the key away. Null where `blinded` has
 * another length or is not between 1 and n, or where the check fails.
 */
export function signBlinded(
  key: RsaKey,
  blinded: Uint8Array,
  random: RandomBytes,
): Uint8Array | null {
  const length = Math.ceil(bitsOf(key.n) / 8);
  const b = numberOf(blinded);
  if (blinded.length !== length || b <= 1n || b >= key.n) return null;
  const { r, over } = blinding(random, key.n);
  const s = (privatePower(key, (b * publicPower(r, key.n)) % key.n) * over) % key.n;
  return publicPower(s, key.n) === b ? bytesOf(s, length) : null;
}
