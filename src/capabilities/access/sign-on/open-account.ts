import { z } from 'zod';
import { choice, reference } from '../../../engines/actions/fields.ts';
import { defineAction } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { signOnKinds } from '../model.ts';
import { account } from '../tables.ts';

/**
 * Opens the account of a person the school's own log-in named, where the school allows it. Nobody may call it over
 * HTTP: it takes the caller's word, so only the routes of this room act it, as the job `log-in`.
 */
export const accountOpenBySignOn = defineAction({
  name: 'account.open-by-sign-on',
  room: 'access',
  may: [],
  refuses: ['account-exists'],
  face: 'screen',
  input: z.object({ personId: reference('person'), method: choice(signOnKinds) }),
  run: async ({ personId, method }, { tx, now, newId }) => {
    const id = newId();
    const made = await tx.db
      .insert(account)
      .values({ schoolId: tx.schoolId, id, personId, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: account.id });
    if (made.length === 0) return err([refusal('account-exists')]);
    return ok({
      subject: { kind: 'account', id },
      before: null,
      after: { personId, method },
      answer: { accountId: id },
    });
  },
});
