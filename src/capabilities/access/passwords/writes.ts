import { and, eq } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { account } from '../tables.ts';
import { hashPassword } from './hashing.ts';

/** Sets an account's password, hashed here; the moment tells a log-in under way that the old one is gone. */
export async function setPassword(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  { password, now }: { readonly password: string; readonly now: Instant },
): Promise<void> {
  await db
    .update(account)
    .set({ passwordHash: await hashPassword(password), passwordSetAt: now })
    .where(and(eq(account.schoolId, schoolId), eq(account.id, id)));
}
