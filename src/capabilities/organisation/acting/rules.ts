import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { overlap, reversed, within, type Days } from '../spans.ts';

/** Everything an acting chair is judged by; `others` leaves out the row itself where it is being changed. */
export interface ActingCase {
  readonly days: Days;
  /** The person's days as vice-chair of the union; null where they are none. */
  readonly viceChair: Days | null;
  readonly others: readonly Days[];
}

/**
 * In the chair's absence one vice-chair acts, for a span within their own term of office: nobody else does, and no two
 * on one day.
 */
export function judgeActing({ days, viceChair, others }: ActingCase): readonly Refusal[] {
  const before = reversed(days);
  if (before.length > 0) return before;
  if (viceChair === null) return [refusal('acting-not-vice-chair', 'personId')];
  return [
    ...(within(days, viceChair) ? [] : [refusal('acting-not-then', 'since')]),
    ...(others.some((other) => overlap(other, days)) ? [refusal('acting-overlaps', 'since')] : []),
  ];
}
