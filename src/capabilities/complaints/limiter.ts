import { createHmac, randomBytes } from 'node:crypto';
import type { SchoolId } from '../../kernel/id.ts';

/** At most so many within so many minutes. An address may be a whole campus behind one router. */
export const complaintLimits = {
  address: { most: 40, minutes: 60 },
  school: { most: 200, minutes: 60 },
} as const;

const day = 86_400_000;
/** So many addresses are counted at most; beyond that the oldest are forgotten. */
const mostCounted = 20_000;

interface Window {
  readonly until: number;
  count: number;
}

/** Counts complaints and additions, so that a machine cannot bury a school in them. */
export interface ComplaintLimiter {
  /** Counts one; or answers the minutes to wait, and counts nothing. */
  admit(school: SchoolId, address: string): number | null;
}

/**
 * A counter in memory alone: no row, no backup and no log holds an address, nor its hash. The key it hashes with is
 * drawn anew each day and told to nobody, so that even a copy of the memory says nothing of yesterday. A restart forgets
 * all counts, which is the price. `now` in milliseconds.
 */
export function complaintLimiter(now: () => number): ComplaintLimiter {
  let key = randomBytes(32);
  let keyUntil = now() + day;
  const windows = new Map<string, Window>();

  const windowOf = (name: string, minutes: number): Window => {
    const known = windows.get(name);
    if (known && known.until > now()) return known;
    const fresh = { until: now() + minutes * 60_000, count: 0 };
    windows.delete(name);
    windows.set(name, fresh);
    const oldest = windows.size > mostCounted ? windows.keys().next().value : undefined;
    if (oldest !== undefined) windows.delete(oldest);
    return fresh;
  };

  return {
    admit: (school, address) => {
      if (now() >= keyUntil) {
        key = randomBytes(32);
        keyUntil = now() + day;
        windows.clear();
      }
      const hash = createHmac('sha256', key).update(`${school}\n${address}`).digest('base64');
      const counted = [
        {
          window: windowOf(school, complaintLimits.school.minutes),
          most: complaintLimits.school.most,
        },
        {
          window: windowOf(hash, complaintLimits.address.minutes),
          most: complaintLimits.address.most,
        },
      ];
      const full = counted.find(({ window, most }) => window.count >= most);
      if (full) return Math.max(1, Math.ceil((full.window.until - now()) / 60_000));
      for (const { window } of counted) window.count += 1;
      return null;
    },
  };
}
