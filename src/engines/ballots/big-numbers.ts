import { toHex } from './bytes.ts';

/** Whole numbers of any size as bytes, most significant first (RFC 8017, section 4), and their arithmetic. */

/** OS2IP. */
export function numberOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

/** I2OSP; throws where the number takes more bytes. */
export function bytesOf(value: bigint, length: number): Uint8Array {
  const digits = value.toString(16).padStart(length * 2, '0');
  if (value < 0n || digits.length > length * 2) throw new RangeError('the number is too long');
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1)
    bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}

/** How many bits a number takes. */
export function bitsOf(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** base^exponent mod modulus, four bits of the exponent at a time. Its time tells of the exponent: blind first. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const small = [1n];
  for (let at = 1; at < 16; at += 1) small.push(((small[at - 1] ?? 1n) * base) % modulus);
  let result = 1n % modulus;
  for (const digit of exponent.toString(16)) {
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    const value = Number.parseInt(digit, 16);
    if (value > 0) result = (result * (small[value] ?? 1n)) % modulus;
  }
  return result;
}

/** value^65537 mod modulus: what everybody does with a public key. */
export function publicPower(value: bigint, modulus: bigint): bigint {
  let result = value % modulus;
  for (let step = 0; step < 16; step += 1) result = (result * result) % modulus;
  return (result * value) % modulus;
}

/** The inverse modulo a number above 1; null where there is none. */
export function inverse(value: bigint, modulus: bigint): bigint | null {
  let [a, b] = [modulus, ((value % modulus) + modulus) % modulus];
  let [x, y] = [0n, 1n];
  while (b !== 0n) {
    const times = a / b;
    [a, b] = [b, a - times * b];
    [x, y] = [y, x - times * y];
  }
  return a === 1n ? ((x % modulus) + modulus) % modulus : null;
}

/** The greatest common divisor. */
export function commonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
