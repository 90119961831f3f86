import { and, eq } from 'drizzle-orm';
import { randomBytes, createHash } from 'node:crypto';
import { z } from 'zod';
import { rowId, secret } from '../../../engines/actions/fields.ts';
import { defineAction, defineQuery } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { memberRoles, schoolWide } from '../../organisation/roles.ts';
import { congressById } from '../reads.ts';
import { codeOf, saltOf } from './codes.ts';
import { documentsOf } from './documents.ts';
import { asDelegate, everybody, secretaries } from './grants.ts';
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

/** The congresses in which the caller is a delegate now: today's sittings, their code at the door, papers. */
export const delegateHall = defineQuery({
  name: 'hall.mine',
  room,
  may: asDelegate,
  refuses: ['not-a-delegate'],
  input: z.object({}),
  run: async (_input, { tx, authority, today, schoolId }) => {
    const personId = authority.reach === 'self' ? authority.personId : null;
    const { rows } = await tx.client.query<{
      delegateId: Uuid;
      number: number;
      congressId: Uuid;
      title: string;
      standing: boolean;
    }>({
      name: 'hall-mine',
      text: `select d.id as "delegateId", d.number, c.id as "congressId", c.title,
          exists (select 1 from standing_delegate s where s.school_id = $1 and s.congress_id = c.id and s.delegate_id = d.id
            and s.since <= $3::date and (s.until is null or s.until >= $3::date)) as standing
        from delegate d join congress c on c.school_id = $1 and c.id = d.congress_id
        where d.school_id = $1 and d.person_id = $2 and d.credentials = 'qualified'
          and (d.until is null or d.until >= $3::date) and c.cancelled is null
        order by c.planned_since desc limit 1`,
      values: [schoolId, personId, today],
    });
    const [mine] = rows;
    if (!mine) return err([refusal('not-a-delegate')]);
    const { rows: sittings } = await tx.client.query<{ id: Uuid }>({
      name: 'hall-sittings',
      text: `select s.id from sitting s where s.school_id = $1 and s.congress_id = $2
          and s.day >= $3::date and ($4 or s.kind <> 'standing')
        order by s.day, s.begins nulls last, s.id limit 4`,
      values: [schoolId, mine.congressId, today, mine.standing],
    });
    const [salt, documents, congress] = await Promise.all([
      saltOf(tx, mine.congressId),
      documentsOf(tx, mine.congressId),
      congressById(tx, mine.congressId),
    ]);
    if (congress === null) throw new Error('the congress of a delegate is gone');
    const told = [];
    for (const { id } of sittings) {
      const [row] = await tx.db
        .select()
        .from(sitting)
        .where(and(eq(sitting.schoolId, schoolId), eq(sitting.id, id)));
      if (!row) throw new Error('a listed sitting is gone');
      const { told: one, attendance } = await tellSitting(tx, { sitting: row, congress });
      told.push({ ...one, mine: attendance.presence.get(mine.delegateId) ?? ('absent' as const) });
    }
    return ok({
      ...{ congressId: mine.congressId, title: mine.title, number: mine.number, today },
      standing: mine.standing,
      code: salt === null ? null : codeOf(salt, mine.delegateId),
      sittings: told,
      documents,
    });
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
    return ok((await tellSitting(tx, { sitting: row, congress })).told);
  },
});
