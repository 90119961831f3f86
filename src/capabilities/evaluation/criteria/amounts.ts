import type { FactOf } from '../../../facts/fact.ts';
import type { Amount } from '../../../facts/vocabulary.ts';

/** Whether an amount names one number. */
export function isExact(amount: Amount): boolean {
  return amount.max === amount.min;
}

/** Whether two amounts could both be true. */
export function canAgree(a: Amount, b: Amount): boolean {
  return (a.max === null || b.min <= a.max) && (b.max === null || a.min <= b.max);
}

/** How an amount reads: 4, 3–5, ≤ 5, ≥ 3. */
export function amountText(amount: Amount): string {
  if (isExact(amount)) return String(amount.min);
  if (amount.max === null) return `≥${amount.min}`;
  return amount.min === 0 ? `≤${amount.max}` : `${amount.min}–${amount.max}`;
}

/** The first fact of each distinct amount, in order. */
export function distinctAmounts<N extends 'staff.count' | 'presidium.count' | 'department.count'>(
  facts: readonly FactOf<N>[],
): readonly FactOf<N>[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const amount = fact.value as Amount;
    const key = `${fact.basis}:${amount.min}:${amount.max}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
