import type { Database } from '../../../engines/storage/database.ts';
import { withSchool, type SchoolTransaction } from '../../../engines/storage/door.ts';
import type { SchoolId } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { charge, clear, takeBack, type Charge, type CounterKey } from './counter.ts';
import { countOne, waitOf, type WindowKey } from './window.ts';

/** How a counted try ended: right, wrong, or neither (a second step is wanted, a field was empty). */
export type Ending = 'right' | 'wrong' | 'neither';

/** One try at something that can be guessed. */
export interface Try<T> {
  readonly database: Database;
  readonly schoolId: SchoolId;
  /** Counted before the try: guesses made at once cannot exceed its limit. */
  readonly strict: CounterKey;
  /** Counted after a wrong try, since many honest people may share it; null where nobody does. */
  readonly loose: WindowKey | null;
  readonly clock: () => Instant;
  /** Read in the same transaction as the counting. */
  prepare(tx: SchoolTransaction): Promise<T>;
}

/** Minutes to wait; or what was prepared, and how to say how it ended, once. */
export type Admitted<T> =
  | { readonly admitted: false; readonly minutes: number }
  | { readonly admitted: true; readonly prepared: T; settle(ending: Ending): Promise<void> };

/**
 * Counts the try in a transaction of its own, so that it stays counted whatever becomes of it, and reads what the try
 * needs along the way.
 */
export function admitTry<T>(attempt: Try<T>): Promise<Admitted<T>> {
  const { database, schoolId, strict, loose, clock } = attempt;
  return withSchool(database, schoolId, async (tx): Promise<Admitted<T>> => {
    const now = clock();
    const minutes = loose === null ? 0 : await waitOf(tx, loose, now);
    if (minutes > 0) return { admitted: false, minutes };
    // Both statements are on their way before either is awaited.
    const charging = charge(tx, strict, now);
    const preparing = attempt.prepare(tx);
    preparing.catch(() => undefined);
    const charged = await charging;
    const prepared = await preparing;
    if ('minutes' in charged) return { admitted: false, minutes: charged.minutes };
    const settle = (ending: Ending) => settleTry(attempt, charged, ending);
    return { admitted: true, prepared, settle };
  });
}

/** Right clears the strict counter, wrong counts on the loose one too, neither takes the strict one back. */
function settleTry<T>(
  { database, schoolId, strict, loose, clock }: Try<T>,
  charged: Charge,
  ending: Ending,
): Promise<void> {
  return withSchool(database, schoolId, async (tx) => {
    switch (ending) {
      case 'right':
        return clear(tx, strict, clock());
      case 'neither':
        return takeBack(tx, strict, charged);
      case 'wrong':
        return loose === null ? undefined : countOne(tx, loose, clock());
    }
  });
}
