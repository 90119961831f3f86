import { z } from 'zod';
import { defineAction } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { holdAccount, ownerOf } from '../accounts/reads.ts';
import { anyAccount } from '../grants.ts';
import { knownSecretField, newPasswordField } from '../model.ts';
import { ownAccount } from '../own-account.ts';
import { endSessions } from '../sessions/writes.ts';
import { verifyPassword } from './hashing.ts';
import { judgePassword, passwordRefusals } from './rules.ts';
import { setPassword } from './writes.ts';

export const passwordChange = defineAction({
  name: 'password.change',
  room: 'access',
  may: anyAccount,
  refuses: ['password-none', 'password-wrong', 'password-same', ...passwordRefusals],
  input: z.object({ currentPassword: knownSecretField(), newPassword: newPasswordField() }),
  run: async ({ currentPassword, newPassword }, context) => {
    const { tx, now } = context;
    const { accountId, sessionId } = ownAccount(context);
    const found = await holdAccount(tx, accountId);
    if (!found?.passwordHash) return err([refusal('password-none')]);
    if (!(await verifyPassword(found.passwordHash, currentPassword)))
      return err([refusal('password-wrong', 'currentPassword')]);
    if (currentPassword === newPassword) return err([refusal('password-same', 'newPassword')]);
    const judged = judgePassword(newPassword, await ownerOf(tx, accountId), 'newPassword');
    if (judged.length > 0) return err(judged);
    await setPassword(tx, accountId, { password: newPassword, now });
    const ended = await endSessions(tx, accountId, sessionId);
    return ok({
      subject: { kind: 'account', id: accountId },
      before: { passwordSetAt: found.passwordSetAt },
      after: { passwordSetAt: now, sessionsEnded: ended },
      answer: { ended },
    });
  },
});
