import { and, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Instant } from '../../kernel/instant.ts';
import { unseal, type AccessKeys, type SealPlace } from './keys.ts';
import { totpPlace } from './second-factor/actions.ts';
import { removeSecondFactor } from './second-factor/writes.ts';
import { clientSecretPlace } from './sign-on/provider.ts';
import { account, attempt, invitation, signOnState, singleSignOn } from './tables.ts';

/** How much a school loses with the installation's key. */
export interface Forgotten {
  /** Accounts whose second step is gone: they log in by password and set it up anew. */
  readonly secondSteps: number;
  /** One-time codes that were not used. */
  readonly codes: number;
  /** Single sign-ons that need their secret again; closed until then. */
  readonly signOns: number;
}

function opens(keys: AccessKeys, place: SealPlace, sealed: Buffer | null): boolean {
  if (sealed === null) return true;
  try {
    unseal(keys, place, sealed);
    return true;
  } catch {
    // Another key's: whatever is said of it, it is lost.
    return false;
  }
}

async function forgetSecondSteps(tx: SchoolTransaction, keys: AccessKeys): Promise<number> {
  const rows = await tx.db
    .select({ id: account.id, now: account.totpSealed, pending: account.totpPendingSealed })
    .from(account)
    .where(
      and(
        eq(account.schoolId, tx.schoolId),
        or(isNotNull(account.totpSealed), isNotNull(account.totpPendingSealed)),
      ),
    )
    .for('update');
  const lost = rows.filter(({ id, now, pending }) => {
    const place = totpPlace(tx.schoolId, id);
    return !opens(keys, place, now) || !opens(keys, place, pending);
  });
  for (const { id } of lost) await removeSecondFactor(tx, id);
  return lost.length;
}

async function closeSignOns(
  { db, schoolId }: SchoolTransaction,
  keys: AccessKeys,
  now: Instant,
): Promise<number> {
  const rows = await db
    .select({ id: singleSignOn.id, sealed: singleSignOn.clientSecretSealed })
    .from(singleSignOn)
    .where(and(eq(singleSignOn.schoolId, schoolId), isNotNull(singleSignOn.clientSecretSealed)))
    .for('update');
  const lost = rows.filter(
    ({ id, sealed }) => !opens(keys, clientSecretPlace(schoolId, id), sealed),
  );
  for (const { id } of lost)
    await db
      .update(singleSignOn)
      .set({ clientSecretSealed: null, disabledAt: now })
      .where(and(eq(singleSignOn.schoolId, schoolId), eq(singleSignOn.id, id)));
  return lost.length;
}

/**
 * Forgets what the keys at hand do not open, so that nobody is shut out by it: second steps with their recovery codes,
 * secrets of single sign-on, which are closed; and all unused codes, counters and begun sign-ons, whose keyed hashes
 * nobody can find again. Passwords and sessions stay. The caller journals it.
 */
export async function forgetUnopenable(
  tx: SchoolTransaction,
  keys: AccessKeys,
  now: Instant,
): Promise<Forgotten> {
  const { db, schoolId } = tx;
  const secondSteps = await forgetSecondSteps(tx, keys);
  const signOns = await closeSignOns(tx, keys, now);
  const codes = await db
    .delete(invitation)
    .where(and(eq(invitation.schoolId, schoolId), isNull(invitation.usedAt)));
  await db.delete(attempt).where(eq(attempt.schoolId, schoolId));
  await db.delete(signOnState).where(eq(signOnState.schoolId, schoolId));
  return { secondSteps, signOns, codes: codes.rowCount ?? 0 };
}
