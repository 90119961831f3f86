import type { Fraction } from '../../kernel/fraction.ts';

// Every division of this room stands here, on whole numbers of any size: nothing is ever a float.

/** ⌊a / b⌋ of whole numbers from 0; `b` is positive. The one division of this room beside those below. */
export const quotient = (a: bigint, b: bigint): bigint => a / b;

/** ⌊a · b / c⌋ of whole numbers from 0; `c` is positive. */
export function productFloor(a: number, b: number, c: number): number {
  return Number((BigInt(a) * BigInt(b)) / BigInt(c));
}

/** ⌈a · b / c⌉ of whole numbers from 0; `c` is positive. */
export function productCeiling(a: number, b: number, c: number): number {
  const product = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  return Number((product + divisor - 1n) / divisor);
}

/** The least whole number that is not below a share of a whole: 25 % of 170 is 43. */
export function ceilingOf({ numerator, denominator }: Fraction, whole: number): number {
  return productCeiling(numerator, whole, denominator);
}

/** −1, 0 or 1 as a·b is below, equal to or above c·d. */
export function compareProducts(a: bigint, b: bigint, c: bigint, d: bigint): -1 | 0 | 1 {
  const left = a * b;
  const right = c * d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A fraction with `digits` decimals, rounded half up: 170·2698/10432 is 43.967. */
export function decimals(numerator: bigint, denominator: bigint, digits = 3): string {
  const scale = 10n ** BigInt(digits);
  const scaled = (2n * numerator * scale + denominator) / (2n * denominator);
  const whole = scaled / scale;
  if (digits === 0) return String(whole);
  return `${whole}.${String(scaled % scale).padStart(digits, '0')}`;
}

/** ⌊√n⌋, by Newton's steps on whole numbers. */
export function rootFloor(n: bigint): bigint {
  if (n < 2n) return n;
  let guess = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const better = (guess + n / guess) >> 1n;
    if (better >= guess) return guess;
    guess = better;
  }
}

/** Somebody's exact share of a house; nothing of an empty one. */
export const shareOf = (house: number, people: number, all: number): Fraction => ({
  numerator: house * people,
  denominator: all === 0 ? 1 : all,
});
