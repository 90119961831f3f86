/** A share as a pair of integers; compared exactly, never as a float. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** −1, 0 or 1 as `a` is below, equal to or above `b`. Denominators must be positive safe integers. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = BigInt(a.numerator) * BigInt(b.denominator);
  const right = BigInt(b.numerator) * BigInt(a.denominator);
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Reads a decimal such as `91.38` as an exact fraction (9138/100).
 * Null where the text is not a plain non-negative decimal.
 */
export function decimalFraction(text: string): Fraction | null {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) return null;
  const decimals = match[2] ?? '';
  return { numerator: Number(`${match[1]}${decimals}`), denominator: 10 ** decimals.length };
}

/**
 * Whether `part` of `whole`, printed as a percentage with the decimals of `percent`, could read so:
 * true when the printed figure is the share rounded half up, rounded down, or rounded up at its last decimal.
 * Schools round all three ways, so only a figure that no rounding gives is refused.
 */
export function printsAsPercent(part: number, whole: number, percent: string): boolean {
  const printed = decimalFraction(percent);
  if (!printed || whole <= 0) return false;
  const exact = BigInt(part) * 100n * BigInt(printed.denominator);
  const shown = BigInt(printed.numerator) * BigInt(whole);
  const gap = exact > shown ? exact - shown : shown - exact;
  return gap < BigInt(whole);
}
