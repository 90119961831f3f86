import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { choice, personal, reference, rowId } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { personById } from '../../organisation/reads.ts';
import { anyAccount, keepers } from '../grants.ts';
import { dropCodes, makeCodes } from '../invitations/writes.ts';
import type { AccessKeys } from '../keys.ts';
import { languages } from '../model.ts';
import { ownAccount } from '../own-account.ts';
import { endSessions } from '../sessions/writes.ts';
import { account } from '../tables.ts';
import { holdAccount } from './reads.ts';

const room = 'access';

const emailField = () =>
  personal(
    z.string().trim().pipe(z.email().max(200)).meta({ kind: 'text' }),
    'codes can be sent there instead of being handed over',
  );

/** Opens a person's account and answers the code they set their password with. */
export const accountOpen = (keys: AccessKeys) =>
  defineAction({
    name: 'account.open',
    room,
    may: keepers,
    refuses: ['person-unknown', 'person-left', 'account-exists'],
    secretAnswer: true,
    input: z.object({
      personId: personal(reference('person'), 'whose account it is'),
      email: emailField().optional(),
    }),
    run: async ({ personId, email = null }, { tx, now, today, newId }) => {
      const found = await personById(tx, personId);
      if (!found) return err([refusal('person-unknown', 'personId')]);
      if (found.until !== null && found.until < today)
        return err([refusal('person-left', 'personId')]);
      const id = newId();
      const made = await tx.db
        .insert(account)
        .values({ schoolId: tx.schoolId, id, personId, email, createdAt: now })
        .onConflictDoNothing()
        .returning({ id: account.id });
      if (made.length === 0) return err([refusal('account-exists', 'personId')]);
      const [code] = await makeCodes(tx, keys, { accountIds: [id], purpose: 'invite', now });
      if (!code) throw new Error('no code was made');
      const { name, number } = found;
      return ok({
        subject: { kind: 'account', id },
        before: null,
        after: { personId, until: code.until },
        answer: { accountId: id, name, number, code: code.code, until: code.until },
      });
    },
  });

/** Whether this is the account of whoever acts; nobody can shut themselves out. */
const isOwn = ({ actor }: Context, id: string): boolean =>
  actor.kind === 'person' && actor.accountId === id;

/** Nobody can log in with it until it is enabled again; sessions and codes end at once. */
export const accountDisable = defineAction({
  name: 'account.disable',
  room,
  may: keepers,
  refuses: ['account-unknown', 'account-disabled', 'account-own'],
  face: 'confirm',
  offered: { state: ['active', 'invited', 'waiting'] },
  input: z.object({ accountId: rowId() }),
  run: async ({ accountId }, context) => {
    const { tx, now } = context;
    if (isOwn(context, accountId)) return err([refusal('account-own', 'accountId')]);
    const found = await holdAccount(tx, accountId);
    if (!found) return err([refusal('account-unknown', 'accountId')]);
    if (found.disabledAt !== null) return err([refusal('account-disabled', 'accountId')]);
    await tx.db
      .update(account)
      .set({ disabledAt: now })
      .where(and(eq(account.schoolId, tx.schoolId), eq(account.id, accountId)));
    const ended = await endSessions(tx, accountId, null);
    await dropCodes(tx, accountId);
    return ok({
      subject: { kind: 'account', id: accountId },
      before: { disabledAt: null },
      after: { disabledAt: now, sessionsEnded: ended },
      answer: { ended },
    });
  },
});

export const accountEnable = defineAction({
  name: 'account.enable',
  room,
  may: keepers,
  refuses: ['account-unknown', 'account-not-disabled'],
  face: 'confirm',
  offered: { state: ['disabled'] },
  input: z.object({ accountId: rowId() }),
  run: async ({ accountId }, { tx }) => {
    const found = await holdAccount(tx, accountId);
    if (!found) return err([refusal('account-unknown', 'accountId')]);
    if (found.disabledAt === null) return err([refusal('account-not-disabled', 'accountId')]);
    await tx.db
      .update(account)
      .set({ disabledAt: null })
      .where(and(eq(account.schoolId, tx.schoolId), eq(account.id, accountId)));
    return ok({
      subject: { kind: 'account', id: accountId },
      before: { disabledAt: found.disabledAt },
      after: { disabledAt: null },
      answer: {},
    });
  },
});

/** Where codes can be sent; null forgets it. */
export const accountSetMail = defineAction({
  name: 'account.set-mail',
  room,
  may: keepers,
  refuses: ['account-unknown'],
  input: z.object({ accountId: rowId(), email: emailField().nullable() }),
  run: async ({ accountId, email }, { tx }) => {
    const found = await holdAccount(tx, accountId);
    if (!found) return err([refusal('account-unknown', 'accountId')]);
    await tx.db
      .update(account)
      .set({ email })
      .where(and(eq(account.schoolId, tx.schoolId), eq(account.id, accountId)));
    return ok({
      subject: { kind: 'account', id: accountId },
      before: { email: found.email },
      after: { email },
      answer: {},
    });
  },
});

/** The language the product speaks to this person, on every device. */
export const languageChoose = defineAction({
  name: 'language.choose',
  room,
  may: anyAccount,
  refuses: [],
  input: z.object({ language: choice(languages) }),
  run: async ({ language }, context) => {
    const { tx } = context;
    const { accountId } = ownAccount(context);
    const found = await holdAccount(tx, accountId);
    await tx.db
      .update(account)
      .set({ language })
      .where(and(eq(account.schoolId, tx.schoolId), eq(account.id, accountId)));
    return ok({
      subject: { kind: 'account', id: accountId },
      before: { language: found?.language ?? null },
      after: { language },
      answer: {},
    });
  },
});
