import { secondsAfter, type Instant } from '../../../kernel/instant.ts';

/** The hour and minute of a moment in China, `09:05`. */
export const minuteOf = (at: Instant): string => secondsAfter(at, 8 * 3600).slice(11, 16);
