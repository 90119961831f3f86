import type { Day } from './day.ts';

/** A moment in UTC to the millisecond, `2026-09-01T08:00:00.000Z` (RFC 3339). */
export type Instant = string & { readonly __brand: 'Instant' };

/** The moment of a `Date`, which must be valid. */
export function instantOf(date: Date): Instant {
  return date.toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant);
}

/** The moment `seconds` later; a negative number goes back. */
export function secondsAfter(instant: Instant, seconds: number): Instant {
  return instantOf(new Date(millisecondsOf(instant) + seconds * 1000));
}

/** The calendar day of a moment in China (UTC+8 the year round since 1991), where every school of this product lies. */
export function chinaDay(instant: Instant): Day {
  return secondsAfter(instant, 8 * 3600).slice(0, 10) as Day;
}
