import type { Day } from '../../kernel/day.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';

/** Days from one to another, both included; null has no end. */
export interface Days {
  readonly since: Day;
  readonly until: Day | null;
}

/** Whether the two share a day. */
export function overlap(a: Days, b: Days): boolean {
  return (b.until === null || a.since <= b.until) && (a.until === null || b.since <= a.until);
}

/** Whether every day of `inner` is a day of `outer`. */
export function within(inner: Days, outer: Days): boolean {
  if (inner.since < outer.since) return false;
  return outer.until === null || (inner.until !== null && inner.until <= outer.until);
}

/** Whether a day is one of them. */
export function includes({ since, until }: Days, day: Day): boolean {
  return since <= day && (until === null || day <= until);
}

/** Refuses an end before the beginning (`dates-reversed`). */
export function reversed({ since, until }: Days): readonly Refusal[] {
  return until !== null && until < since ? [refusal('dates-reversed', 'until', { since })] : [];
}

/**
 * The greatest number of `spans` that run on one day of `window`. It can only rise where one of them begins, so only
 * those days (and the window's first) are looked at.
 */
export function mostAtOnce(spans: readonly Days[], window: Days): number {
  const inside = spans.filter((span) => overlap(span, window));
  const days = inside.map(({ since }) => (since > window.since ? since : window.since));
  return Math.max(0, ...days.map((day) => inside.filter((span) => includes(span, day)).length));
}
