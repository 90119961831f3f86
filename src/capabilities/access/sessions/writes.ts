import { and, eq, lte, ne } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { session } from '../tables.ts';

/** Ends every session of an account but one; answers how many. Null ends them all. */
export async function endSessions(
  { db, schoolId }: SchoolTransaction,
  accountId: Uuid,
  but: Uuid | null,
): Promise<number> {
  const ended = await db
    .delete(session)
    .where(
      and(
        eq(session.schoolId, schoolId),
        eq(session.accountId, accountId),
        but === null ? undefined : ne(session.id, but),
      ),
    )
    .returning({ id: session.id });
  return ended.length;
}

/** Removes what has run out of an account's sessions. */
export async function forgetEnded(
  { db, schoolId }: SchoolTransaction,
  accountId: Uuid,
  now: Instant,
): Promise<void> {
  await db
    .delete(session)
    .where(
      and(
        eq(session.schoolId, schoolId),
        eq(session.accountId, accountId),
        lte(session.expiresAt, now),
      ),
    );
}
