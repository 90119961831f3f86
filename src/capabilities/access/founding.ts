import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { account } from './tables.ts';

/** An account that has its password from the beginning. */
export interface FirstAccount {
  readonly id: Uuid;
  readonly personId: Uuid;
  /** From `hashPassword`, made before the transaction; its rules are `judgePassword`'s. */
  readonly passwordHash: string;
  readonly now: Instant;
}

/**
 * Opens accounts when a school is founded or the demo is made: the only ones that begin with a password instead of a
 * code. The caller journals it. Throws where a person has one already.
 */
export async function openFirstAccounts(
  { db, schoolId }: SchoolTransaction,
  accounts: readonly FirstAccount[],
): Promise<void> {
  if (accounts.length === 0) return;
  await db.insert(account).values(
    accounts.map(({ id, personId, passwordHash, now }) => ({
      schoolId,
      id,
      personId,
      passwordHash,
      passwordSetAt: now,
      createdAt: now,
    })),
  );
}
