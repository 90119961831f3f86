import { and, eq, lte, or, sql } from 'drizzle-orm';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { secondsAfter, type Instant } from '../../kernel/instant.ts';
import { attempt, invitation, session, signOnState } from './tables.ts';

const day = 24 * 3600;

/** Days a counter is kept after it was last touched; none of its waits is longer. */
const attemptDays = 2;

/** Days a code is kept after it ran out, so that its owner is told that it did, and not that it is wrong. */
const invitationDays = 30;

/**
 * Removes what serves nothing any more in one school: sessions and single sign-ons that ended, counters, codes long run
 * out. For a job each night; the journal keeps that there was a log-in or a code, so none of this is journaled.
 * Answers how many rows went.
 */
export async function sweepAccess(
  { db, schoolId }: SchoolTransaction,
  now: Instant,
): Promise<number> {
  const gone = await Promise.all([
    db.delete(session).where(and(eq(session.schoolId, schoolId), lte(session.expiresAt, now))),
    db
      .delete(signOnState)
      .where(and(eq(signOnState.schoolId, schoolId), lte(signOnState.expiresAt, now))),
    db
      .delete(attempt)
      .where(
        and(
          eq(attempt.schoolId, schoolId),
          lte(attempt.lastAt, secondsAfter(now, -attemptDays * day)),
        ),
      ),
    db
      .delete(invitation)
      .where(
        and(
          eq(invitation.schoolId, schoolId),
          or(
            lte(invitation.expiresAt, secondsAfter(now, -invitationDays * day)),
            sql`${invitation.usedAt} is not null`,
          ),
        ),
      ),
  ]);
  return gone.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}
