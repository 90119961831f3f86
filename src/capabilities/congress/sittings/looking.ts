import { and, eq } from 'drizzle-orm';
import { randomBytes, createHash } from 'node:crypto';
import { z } from 'zod';
import { rowId, secret } from '../../../engines/actions/fields.ts';
import { defineAction, defineQuery } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { roundsGoingOn } from '../../elections/going-on.ts';
import { memberRoles, schoolWide } from '../../organisation/roles.ts';
import { congressById } from '../reads.ts';
import { documentsOf } from './documents.ts';
import { everybody, secretaries } from './grants.ts';
import { runsCongress, sittingSeen } from './hall.ts';
import { sittingGoing } from './planning.ts';
import { tellSitting } from './sitting-reads.ts';
import { sitting } from './tables.ts';

const room = 'congress';

/** One sitting: its agenda, quorum, votes and papers, for everybody of the school. */
export const sittingRead = defineQuery({
  name: 'sitting.read',
  room,
  may: everybody,
  refuses: ['sitting-unknown'],
  input: z.object({ sittingId: rowId() }),
  run: async ({ sittingId }, context) => {
    const found = await sittingSeen(context, sittingId);
    if (found === null) return err([refusal('sitting-unknown', 'sittingId')]);
    const [{ told }, documents] = await Promise.all([
      tellSitting(context.tx, found),
      documentsOf(context.tx, found.congress.id),
    ]);
    const runs = runsCongress(context, found.congress);
    return ok({ ...told, documents, runs, today: context.today });
  },
});

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Gives the link for the hall's screen; an earlier one opens nothing any more. Told once. */
export const screenGive = defineAction({
  name: 'screen.give',
  room,
  may: secretaries,
  face: 'screen',
  secretAnswer: true,
  refuses: ['sitting-unknown', 'sitting-over'],
  input: z.object({ sittingId: rowId() }),
  run: async ({ sittingId }, context) => {
    const found = await sittingGoing(context, sittingId);
    if (!found.ok) return found;
    const token = randomBytes(32).toString('base64url');
    await context.tx.db
      .update(sitting)
      .set({ screenHash: hashOf(token) })
      .where(and(eq(sitting.schoolId, context.schoolId), eq(sitting.id, sittingId)));
    const subject = { kind: 'sitting', id: sittingId };
    return ok({ subject, before: null, after: { screen: 'given' }, answer: { token } });
  },
});

/** What the hall's screen shows, to whoever has its link: no log-in, no name that is not announced. */
export const screenShow = defineQuery({
  name: 'screen.show',
  room,
  may: schoolWide('public', ...memberRoles),
  refuses: ['screen-unknown'],
  input: z.object({ token: secret(43, 43) }),
  run: async ({ token }, { tx, schoolId }) => {
    const [row] = await tx.db
      .select()
      .from(sitting)
      .where(and(eq(sitting.schoolId, schoolId), eq(sitting.screenHash, hashOf(token))));
    const congress = row ? await congressById(tx, row.congressId) : null;
    if (!row || congress === null) return err([refusal('screen-unknown')]);
    const { told } = await tellSitting(tx, { sitting: row, congress });
    const on = told.items.find(({ stage }) => stage === 'now')?.electionId ?? null;
    const open = told.elections.some(({ id, certified }) => id === on && !certified);
    return ok({ ...told, voting: on !== null && open ? await roundsGoingOn(tx, on) : [] });
  },
});
