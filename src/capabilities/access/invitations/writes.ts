import { and, eq, isNull } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import { secondsAfter, type Instant } from '../../../kernel/instant.ts';
import { newCode, readCode } from '../codes.ts';
import { keyedHash, type AccessKeys } from '../keys.ts';
import { invitation } from '../tables.ts';

/** Hours a code serves: handed over on a Friday it still works on the Monday. */
export const invitationHours = 72;

/** A code that was made, told once. */
export interface MadeCode {
  readonly accountId: Uuid;
  readonly code: string;
  readonly until: Instant;
}

/** What is stored of a code. */
export function invitationHash(keys: AccessKeys, school: SchoolId, code: string): Buffer {
  return keyedHash(keys, { school, purpose: 'invitation', text: readCode(code) });
}

/** Makes one code for each account, of accounts that have none; see `replaceCode` for those that may. */
export async function makeCodes(
  { db, schoolId }: SchoolTransaction,
  keys: AccessKeys,
  wanted: {
    readonly accountIds: readonly Uuid[];
    readonly purpose: 'invite' | 'reset';
    readonly now: Instant;
  },
): Promise<readonly MadeCode[]> {
  const { accountIds, purpose, now } = wanted;
  const until = secondsAfter(now, invitationHours * 3600);
  const made = accountIds.map((accountId) => ({ accountId, code: newCode(), until }));
  if (made.length > 0)
    await db.insert(invitation).values(
      made.map(({ accountId, code }) => ({
        schoolId,
        codeHash: invitationHash(keys, schoolId, code),
        accountId,
        purpose,
        createdAt: now,
        expiresAt: until,
      })),
    );
  return made;
}

/** Makes the one code of an account that works; earlier ones that were not used stop working. */
export async function replaceCode(
  tx: SchoolTransaction,
  keys: AccessKeys,
  wanted: {
    readonly accountId: Uuid;
    readonly purpose: 'invite' | 'reset';
    readonly now: Instant;
  },
): Promise<MadeCode> {
  await dropCodes(tx, wanted.accountId);
  const [made] = await makeCodes(tx, keys, { ...wanted, accountIds: [wanted.accountId] });
  if (!made) throw new Error('no code was made');
  return made;
}

/** Removes an account's codes that were not used. */
export async function dropCodes(
  { db, schoolId }: SchoolTransaction,
  accountId: Uuid,
): Promise<void> {
  await db
    .delete(invitation)
    .where(
      and(
        eq(invitation.schoolId, schoolId),
        eq(invitation.accountId, accountId),
        isNull(invitation.usedAt),
      ),
    );
}
