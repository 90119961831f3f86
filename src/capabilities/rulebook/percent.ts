import type { Fraction } from '../../kernel/fraction.ts';

/**
 * A share in percent as it is printed, with at most four decimals: `1`, `1.5`, `33.3333`. What goes beyond is cut off,
 * never rounded up.
 */
export function percentOf({ numerator, denominator }: Fraction): string {
  const parts = (BigInt(numerator) * 1_000_000n) / BigInt(denominator);
  const whole = String(parts / 10_000n);
  const decimals = String(parts % 10_000n)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
