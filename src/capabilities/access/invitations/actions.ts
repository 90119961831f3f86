import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { personal, rowId, text } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { findLogIn, holdAccount, ownerOf, type AccountRow } from '../accounts/reads.ts';
import { keepers } from '../grants.ts';
import type { AccessKeys } from '../keys.ts';
import { newPasswordField, numberField } from '../model.ts';
import { judgePassword, passwordRefusals } from '../passwords/rules.ts';
import { setPassword } from '../passwords/writes.ts';
import { endSessions } from '../sessions/writes.ts';
import { invitation } from '../tables.ts';
import { invitationHash, replaceCode, type MadeCode } from './writes.ts';

const room = 'access';

/** A code made for an account, and whose it is. */
interface Made {
  readonly found: AccountRow;
  readonly made: MadeCode;
  readonly owner: Awaited<ReturnType<typeof ownerOf>>;
}

async function makeFor(
  keys: AccessKeys,
  { tx, now }: Context,
  accountId: Uuid,
): Promise<Result<Made, readonly Refusal[]>> {
  const found = await holdAccount(tx, accountId);
  if (!found) return err([refusal('account-unknown', 'accountId')]);
  if (found.disabledAt !== null) return err([refusal('account-disabled', 'accountId')]);
  const purpose = found.passwordHash === null ? 'invite' : 'reset';
  const made = await replaceCode(tx, keys, { accountId, purpose, now });
  return ok({ found, made, owner: await ownerOf(tx, accountId) });
}

const journaled = ({ found, made }: Made) => ({
  subject: { kind: 'account', id: found.id },
  before: null,
  after: { code: found.passwordHash === null ? 'invite' : 'reset', until: made.until },
});

/** A one-time code for a first or a new password, shown once, to be handed over on paper or by word of mouth. */
export const invitationMake = (keys: AccessKeys) =>
  defineAction({
    name: 'invitation.make',
    room,
    may: keepers,
    refuses: ['account-unknown', 'account-disabled'],
    secretAnswer: true,
    offered: { state: ['active', 'invited', 'waiting'] },
    input: z.object({ accountId: rowId() }),
    run: async ({ accountId }, context) => {
      const result = await makeFor(keys, context, accountId);
      if (!result.ok) return result;
      const { owner, made } = result.value;
      const { name, number } = owner;
      return ok({
        ...journaled(result.value),
        answer: { name, number, code: made.code, until: made.until },
      });
    },
  });

/**
 * The same, sent by mail: the route puts the code into a mail once it is committed, and answers only where to. An
 * address typed here stays with the account.
 */
export const invitationMail = (keys: AccessKeys) =>
  defineAction({
    name: 'invitation.mail',
    room,
    may: keepers,
    refuses: ['account-unknown', 'account-disabled', 'email-none'],
    secretAnswer: true,
    offered: { state: ['active', 'invited', 'waiting'] },
    input: z.object({ accountId: rowId() }),
    run: async ({ accountId }, context) => {
      const result = await makeFor(keys, context, accountId);
      if (!result.ok) return result;
      const { found, made, owner } = result.value;
      if (found.email === null) return err([refusal('email-none', 'accountId')]);
      const letter: Letter = {
        email: found.email,
        language: found.language,
        number: owner.number,
        code: made.code,
        until: made.until,
      };
      return ok({ ...journaled(result.value), answer: letter });
    },
  });

/** What a mail with a code is written from. */
export interface Letter {
  readonly email: string;
  readonly language: 'zh' | 'en';
  readonly number: string;
  readonly code: string;
  readonly until: Instant;
}

interface Usable {
  readonly accountId: Uuid;
  readonly number: string;
  readonly codeHash: Buffer;
}

/** The account a code belongs to, where number and code fit and the code still works. */
async function usable(
  keys: AccessKeys,
  { tx, now, today }: Context,
  { number, code }: { readonly number: string; readonly code: string },
): Promise<Usable | 'code-wrong' | 'code-expired' | 'account-disabled'> {
  const found = await findLogIn(tx, number, today);
  if (!found?.accountId) return 'code-wrong';
  const codeHash = invitationHash(keys, tx.schoolId, code);
  const rows = await tx.db
    .select({ expiresAt: invitation.expiresAt })
    .from(invitation)
    .where(
      and(
        eq(invitation.schoolId, tx.schoolId),
        eq(invitation.codeHash, codeHash),
        eq(invitation.accountId, found.accountId),
        isNull(invitation.usedAt),
      ),
    )
    .for('update');
  if (!rows[0]) return 'code-wrong';
  if (rows[0].expiresAt <= now) return 'code-expired';
  if (found.disabled || !found.present) return 'account-disabled';
  return { accountId: found.accountId, number, codeHash };
}

/** Sets a password with a one-time code. Open to anybody; its route counts wrong codes by number and address. */
export const invitationAccept = (keys: AccessKeys) =>
  defineAction({
    name: 'invitation.accept',
    room,
    may: [{ role: 'public', reach: 'school' }],
    refuses: ['code-wrong', 'code-expired', 'account-disabled', ...passwordRefusals],
    secretAnswer: true,
    input: z.object({
      number: numberField(),
      code: personal(text(40), 'shows that the administrator handed it over'),
      password: newPasswordField(),
    }),
    run: async (input, context) => {
      const { tx, now } = context;
      const found = await usable(keys, context, input);
      if (typeof found === 'string')
        return err([refusal(found, found === 'account-disabled' ? [] : 'code')]);
      const { accountId, codeHash } = found;
      const judged = judgePassword(input.password, await ownerOf(tx, accountId), 'password');
      if (judged.length > 0) return err(judged);
      await setPassword(tx, accountId, { password: input.password, now });
      await tx.db
        .update(invitation)
        .set({ usedAt: now })
        .where(and(eq(invitation.schoolId, tx.schoolId), eq(invitation.codeHash, codeHash)));
      const ended = await endSessions(tx, accountId, null);
      return ok({
        subject: { kind: 'account', id: accountId },
        before: null,
        after: { passwordSetAt: now, sessionsEnded: ended },
        answer: {},
      });
    },
  });
