import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { z } from 'zod';
import { choice, instant, rowId, whole } from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { secondsAfter } from '../../../kernel/instant.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { heldPostsSql, rolesHeld, type HeldPost } from '../../organisation/capacities.ts';
import { holdAccount, type AccountRow } from '../accounts/reads.ts';
import { newToken } from '../codes.ts';
import { sessionMethods } from '../model.ts';
import { tokenHash } from '../standing.ts';
import { account, recoveryCode, session } from '../tables.ts';
import { sessionHours } from './lifetimes.ts';
import { forgetEnded } from './writes.ts';

const hash = () => z.string().regex(/^[0-9a-f]{64}$/);

/** What was shown beside the password: the step of a TOTP code, or the hash of a recovery code. */
const factor = z.union([z.object({ step: whole(0, 1e12) }), z.object({ codeHash: hash() })]);

async function rolesOf({ tx, today }: Context, personId: Uuid): Promise<readonly string[]> {
  const { rows } = await tx.client.query<HeldPost>({
    name: 'session-roles',
    text: heldPostsSql('$1', '$2', '$3::date'),
    values: [tx.schoolId, personId, today],
  });
  return rolesHeld(rows).map(({ role }) => role);
}

/** Takes the step of a TOTP code, so that the same code never serves twice (RFC 6238, 5.2). */
export async function takeStep(
  { db, schoolId }: SchoolTransaction,
  accountId: Uuid,
  step: number,
): Promise<boolean> {
  const taken = await db
    .update(account)
    .set({ totpLastStep: step })
    .where(
      and(
        eq(account.schoolId, schoolId),
        eq(account.id, accountId),
        or(isNull(account.totpLastStep), lt(account.totpLastStep, step)),
      ),
    )
    .returning({ id: account.id });
  return taken.length === 1;
}

async function takeRecoveryCode(
  { tx, now }: Context,
  accountId: Uuid,
  codeHash: string,
): Promise<boolean> {
  const taken = await tx.db
    .update(recoveryCode)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCode.schoolId, tx.schoolId),
        eq(recoveryCode.accountId, accountId),
        eq(recoveryCode.codeHash, Buffer.from(codeHash, 'hex')),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ accountId: recoveryCode.accountId });
  return taken.length === 1;
}

type Input = z.output<typeof sessionStart.input>;

/** Whether the account is still as it was when password and code were looked at, outside this transaction. */
async function stillHolds(
  found: AccountRow | null,
  input: Input,
  context: Context,
): Promise<'log-in-wrong' | 'totp-wrong' | 'account-disabled' | null> {
  if (!found) return 'log-in-wrong';
  if (found.disabledAt !== null) return 'account-disabled';
  if (input.method === 'oidc' || input.method === 'cas') return null;
  if (found.passwordSetAt !== input.passwordSetAt) return 'log-in-wrong';
  if ((found.totpSealed === null) !== (input.factor === null)) return 'totp-wrong';
  if (input.factor === null) return null;
  const taken =
    'step' in input.factor
      ? await takeStep(context.tx, found.id, input.factor.step)
      : await takeRecoveryCode(context, found.id, input.factor.codeHash);
  return taken ? null : 'totp-wrong';
}

/**
 * Begins a session for somebody whose password, code or ticket was found right. Nobody may call it over HTTP: it takes
 * the caller's word for who it is, so only the routes of this room act it, as the job `log-in`.
 */
export const sessionStart = defineAction({
  name: 'session.start',
  room: 'access',
  may: [],
  refuses: ['log-in-wrong', 'totp-wrong', 'account-disabled'],
  face: 'screen',
  secretAnswer: true,
  input: z.object({
    accountId: rowId(),
    method: choice(sessionMethods),
    /** When the password that was found right had been set. */
    passwordSetAt: instant().nullable(),
    factor: factor.nullable(),
    /** SHA-256 of the token the caller came with: it ends here. */
    replaces: hash().nullable(),
  }),
  run: async (input, context) => {
    const { tx, now, newId } = context;
    const found = await holdAccount(tx, input.accountId);
    const refused = await stillHolds(found, input, context);
    if (refused !== null || !found) return err([refusal(refused ?? 'log-in-wrong')]);
    const roles = await rolesOf(context, found.personId);
    const expiresAt = secondsAfter(now, sessionHours(roles) * 3600);
    const [id, token] = [newId(), newToken()];
    await forgetEnded(tx, found.id, now);
    if (input.replaces !== null)
      await tx.db
        .delete(session)
        .where(
          and(
            eq(session.schoolId, tx.schoolId),
            eq(session.tokenHash, Buffer.from(input.replaces, 'hex')),
          ),
        );
    await tx.db.insert(session).values({
      schoolId: tx.schoolId,
      tokenHash: tokenHash(token),
      id,
      accountId: found.id,
      method: input.method,
      createdAt: now,
      expiresAt,
    });
    const recovered = input.factor !== null && 'codeHash' in input.factor;
    return ok({
      subject: { kind: 'account', id: found.id },
      before: null,
      after: { sessionId: id, method: input.method, recoveryCode: recovered, until: expiresAt },
      answer: { token, expiresAt, language: found.language },
    });
  },
});
