import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { rowId } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { secondsAfter } from '../../../kernel/instant.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { holdAccount, ownerOf, type AccountRow } from '../accounts/reads.ts';
import { anyAccount, keepers } from '../grants.ts';
import { seal, unseal, type AccessKeys, type SealPlace } from '../keys.ts';
import { knownSecretField } from '../model.ts';
import { ownAccount } from '../own-account.ts';
import { verifyPassword } from '../passwords/hashing.ts';
import { endSessions } from '../sessions/writes.ts';
import { account } from '../tables.ts';
import { newTotpSecret, stepOfCode, totpAddress } from './totp.ts';
import { removeSecondFactor, renewRecoveryCodes } from './writes.ts';

const room = 'access';

/** Seconds in which a set-up that was begun must be confirmed. */
const pendingSeconds = 15 * 60;

/** Where an account's TOTP secret is sealed to. */
export const totpPlace = (school: SealPlace['school'], id: Uuid): SealPlace => ({
  school,
  purpose: 'totp',
  id,
});

async function holdOwn(context: Context): Promise<AccountRow> {
  const found = await holdAccount(context.tx, ownAccount(context).accountId);
  if (!found) throw new Error('a session without its account');
  return found;
}

/** Begins the set-up: a secret that counts for nothing until `totp.confirm` saw a code of it. */
export const totpBegin = (keys: AccessKeys) =>
  defineAction({
    name: 'totp.begin',
    room,
    may: anyAccount,
    refuses: ['totp-already', 'password-none'],
    face: 'screen',
    secretAnswer: true,
    input: z.object({}),
    run: async (_input, context) => {
      const { tx, now } = context;
      const found = await holdOwn(context);
      if (found.passwordHash === null) return err([refusal('password-none')]);
      if (found.totpSealed !== null) return err([refusal('totp-already')]);
      const secret = newTotpSecret();
      await tx.db
        .update(account)
        .set({
          totpPendingSealed: seal(keys, totpPlace(tx.schoolId, found.id), secret),
          totpPendingAt: now,
        })
        .where(and(eq(account.schoolId, tx.schoolId), eq(account.id, found.id)));
      const { schoolSlug, number } = await ownerOf(tx, found.id);
      return ok({
        subject: { kind: 'account', id: found.id },
        before: null,
        after: { secondFactorBegun: now },
        answer: { uri: totpAddress(secret, { school: schoolSlug, number }), secret },
      });
    },
  });

/**
 * Ends the set-up: the first code was right. The password is asked for, so that nobody who finds a computer left open
 * can shut its owner out. Answers the recovery codes, once.
 */
export const totpConfirm = (keys: AccessKeys) =>
  defineAction({
    name: 'totp.confirm',
    room,
    may: anyAccount,
    refuses: ['totp-not-begun', 'totp-wrong', 'password-wrong'],
    secretAnswer: true,
    input: z.object({
      code: z.string().trim().min(1).max(20).meta({ kind: 'text' }),
      password: knownSecretField(),
    }),
    run: async ({ code, password }, context) => {
      const { tx, now } = context;
      const found = await holdOwn(context);
      const { totpPendingSealed: sealed, totpPendingAt: at } = found;
      if (sealed === null || at === null || secondsAfter(at, pendingSeconds) < now)
        return err([refusal('totp-not-begun')]);
      const step = stepOfCode(unseal(keys, totpPlace(tx.schoolId, found.id), sealed), code, now);
      if (step === null) return err([refusal('totp-wrong', 'code')]);
      if (!(await verifyPassword(found.passwordHash, password)))
        return err([refusal('password-wrong', 'password')]);
      await tx.db
        .update(account)
        .set({
          totpSealed: sealed,
          totpSince: now,
          totpLastStep: step,
          totpPendingSealed: null,
          totpPendingAt: null,
        })
        .where(and(eq(account.schoolId, tx.schoolId), eq(account.id, found.id)));
      const codes = await renewRecoveryCodes(tx, keys, found.id);
      return ok({
        subject: { kind: 'account', id: found.id },
        before: { secondFactorSince: found.totpSince },
        after: { secondFactorSince: now },
        answer: { codes },
      });
    },
  });

export const totpRemove = defineAction({
  name: 'totp.remove',
  room,
  may: anyAccount,
  refuses: ['totp-none', 'password-none', 'password-wrong'],
  input: z.object({ password: knownSecretField() }),
  run: async ({ password }, context) => {
    const found = await holdOwn(context);
    if (found.totpSealed === null) return err([refusal('totp-none')]);
    if (found.passwordHash === null) return err([refusal('password-none')]);
    if (!(await verifyPassword(found.passwordHash, password)))
      return err([refusal('password-wrong', 'password')]);
    await removeSecondFactor(context.tx, found.id);
    return ok({
      subject: { kind: 'account', id: found.id },
      before: { secondFactorSince: found.totpSince },
      after: { secondFactorSince: null },
      answer: {},
    });
  },
});

/** For whoever lost both device and recovery codes; their sessions end, so that they are told at the next log-in. */
export const totpRemoveFor = defineAction({
  name: 'totp.remove-for',
  room,
  may: keepers,
  refuses: ['account-unknown', 'totp-none'],
  face: 'confirm',
  offered: { totp: [true] },
  input: z.object({ accountId: rowId() }),
  run: async ({ accountId }, { tx }) => {
    const found = await holdAccount(tx, accountId);
    if (!found) return err([refusal('account-unknown', 'accountId')]);
    if (found.totpSealed === null) return err([refusal('totp-none')]);
    await removeSecondFactor(tx, accountId);
    const ended = await endSessions(tx, accountId, null);
    return ok({
      subject: { kind: 'account', id: accountId },
      before: { secondFactorSince: found.totpSince },
      after: { secondFactorSince: null, sessionsEnded: ended },
      answer: {},
    });
  },
});
