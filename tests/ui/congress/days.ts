import type { Day } from '../../../src/kernel/day.ts';

const on = (day: string): Day => day as Day;

/** The days of the congress that is tried: in November, as the charter of the demo's school says. */
export const days = {
  /** A Monday: the union asks, the organs agree, the quotas go out. */
  begins: on('2025-10-13'),
  /** The units nominate, and send their lists to the classes for three working days. */
  nominates: on('2025-10-14'),
  /** Classes have shown the list and answer. */
  answers: on('2025-10-17'),
  /** The units ask, the League committee replies, the lists of candidates are public for five working days. */
  replies: on('2025-10-20'),
  /** All units but one elect. */
  elects: on('2025-10-30'),
  /** The last day for delegates. */
  delegatesBy: on('2025-11-14'),
  /** The last unit elects, the congress's own list of candidates becomes public. */
  catchesUp: on('2025-11-10'),
  /** The congress meets, a Friday. */
  meets: on('2025-11-21'),
  /** Those elected begin. */
  serves: on('2025-11-22'),
} as const;
