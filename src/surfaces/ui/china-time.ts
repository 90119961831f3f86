import { secondsAfter, type Instant } from '../../kernel/instant.ts';

/** A moment as a clock in China shows it, to the minute: `2026-09-01 16:00`. */
export function chinaTime(instant: string): string {
  return secondsAfter(instant as Instant, 8 * 3600)
    .slice(0, 16)
    .replace('T', ' ');
}
