import { and, eq } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { newCode, readCode } from '../codes.ts';
import { keyedHash, type AccessKeys } from '../keys.ts';
import { account, recoveryCode } from '../tables.ts';

/** So many codes for whoever lost the device. */
const recoveryCodes = 10;

/** Replaces an account's recovery codes; the new ones are told once. */
export async function renewRecoveryCodes(
  { db, schoolId }: SchoolTransaction,
  keys: AccessKeys,
  accountId: Uuid,
): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodes }, newCode);
  await db
    .delete(recoveryCode)
    .where(and(eq(recoveryCode.schoolId, schoolId), eq(recoveryCode.accountId, accountId)));
  await db.insert(recoveryCode).values(
    codes.map((code) => ({
      schoolId,
      accountId,
      codeHash: recoveryHash(keys, { schoolId, accountId, code }),
    })),
  );
  return codes;
}

/** What is stored of a recovery code. */
export function recoveryHash(
  keys: AccessKeys,
  {
    schoolId,
    accountId,
    code,
  }: Pick<SchoolTransaction, 'schoolId'> & {
    readonly accountId: Uuid;
    readonly code: string;
  },
): Buffer {
  const text = `${accountId}\n${readCode(code)}`;
  return keyedHash(keys, { school: schoolId, purpose: 'recovery-code', text });
}

/** Takes an account's second factor away, with everything that belongs to it. */
export async function removeSecondFactor(
  { db, schoolId }: SchoolTransaction,
  accountId: Uuid,
): Promise<void> {
  await db
    .update(account)
    .set({
      totpSealed: null,
      totpSince: null,
      totpLastStep: null,
      totpPendingSealed: null,
      totpPendingAt: null,
    })
    .where(and(eq(account.schoolId, schoolId), eq(account.id, accountId)));
  await db
    .delete(recoveryCode)
    .where(and(eq(recoveryCode.schoolId, schoolId), eq(recoveryCode.accountId, accountId)));
}
