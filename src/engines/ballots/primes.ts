import { bitsOf, numberOf, power } from './big-numbers.ts';

/** So many fresh random bytes. */
export type RandomBytes = (length: number) => Uint8Array;

/** Odd primes below 2^14, for the sieve. */
const smallPrimes: readonly number[] = (() => {
  const limit = 1 << 14;
  const composite = new Uint8Array(limit);
  const found: number[] = [];
  for (let value = 3; value < limit; value += 2) {
    if (composite[value] === 1) continue;
    found.push(value);
    for (let multiple = value * value; multiple < limit; multiple += value) composite[multiple] = 1;
  }
  return found;
})();

/** One round of Miller and Rabin (FIPS 186-5, appendix B.3.1): false is composite for certain. */
function passes(candidate: bigint, base: bigint): boolean {
  const before = candidate - 1n;
  let odd = before;
  let halvings = 0;
  while (odd % 2n === 0n) {
    odd /= 2n;
    halvings += 1;
  }
  let value = power(base, odd, candidate);
  if (value === 1n || value === before) return true;
  for (let at = 1; at < halvings; at += 1) {
    value = (value * value) % candidate;
    if (value === before) return true;
  }
  return false;
}

/** Rounds with random bases for a candidate that passed base 2: more than FIPS 186-5, table B.1, asks for 1024 bits. */
const rounds = 6;

/** Whether an odd number above 2^64 is prime but for a chance below 2^-100; `random` gives the bases. */
export function* isPrimeSteps(candidate: bigint, random: RandomBytes): Generator<void, boolean> {
  if (!passes(candidate, 2n)) return false;
  const length = Math.ceil(bitsOf(candidate) / 8);
  for (let round = 0; round < rounds; round += 1) {
    yield;
    const base = (numberOf(random(length)) % (candidate - 3n)) + 2n;
    if (!passes(candidate, base)) return false;
  }
  return true;
}

/** A random odd number of so many bits (whole bytes), the two highest set so that a product has twice as many. */
function start(random: RandomBytes, bits: number): bigint {
  const bytes = Uint8Array.from(random(bits / 8));
  bytes[0] = (bytes[0] ?? 0) | 0xc0;
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) | 1;
  return numberOf(bytes);
}

/** How many odd numbers are sieved at a time. */
const stretch = 2048;

/** Places of a stretch of odd numbers from `first` that no small prime divides. */
function survivors(first: bigint): number[] {
  const divided = new Uint8Array(stretch);
  for (const prime of smallPrimes) {
    const rest = Number(first % BigInt(prime));
    // first + 2·at is divisible where 2·at is −rest.
    let at = ((prime - rest) * ((prime + 1) / 2)) % prime;
    for (; at < stretch; at += prime) divided[at] = 1;
  }
  return Array.from({ length: stretch }, (_, at) => at).filter((at) => divided[at] === 0);
}

/**
 * A random prime of so many bits with p − 1 prime to 65537, in steps: `yield`s after every test. The search goes up from a
 * random number, as OpenSSL's does.
 */
export function* primeSteps(random: RandomBytes, bits: number): Generator<void, bigint> {
  for (;;) {
    const first = start(random, bits);
    for (const place of survivors(first)) {
      const candidate = first + 2n * BigInt(place);
      if (bitsOf(candidate) !== bits || candidate % 65537n === 1n) continue;
      yield;
      if (yield* isPrimeSteps(candidate, random)) return candidate;
    }
  }
}
