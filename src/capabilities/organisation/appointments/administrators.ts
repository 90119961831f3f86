import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { choice, day, personal, reference, rowId } from '../../../engines/actions/fields.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { defineAction } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { kept } from '../changes.ts';
import { holdPerson } from '../people/reads.ts';
import { schoolWide } from '../roles.ts';
import { overlap, within } from '../spans.ts';
import { appointment, post } from '../tables.ts';
import { endings } from './model.ts';
import { daysHeld, holdAppointment } from './reads.ts';
import { judgeAdministrators, judgeEnding } from './rules.ts';

const room = 'organisation';
const may = schoolWide('administrator');

/** The post of administrator, held: so of two who end each other's at once, one is refused. Founded with the school. */
async function holdAdministratorPost({ db, schoolId }: SchoolTransaction): Promise<Uuid> {
  const rows = await db
    .select({ id: post.id })
    .from(post)
    .where(and(eq(post.schoolId, schoolId), eq(post.kind, 'administrator')))
    .for('update');
  if (!rows[0]) throw new Error('the school has no post of administrator');
  return rows[0].id;
}

export const administratorAppoint = defineAction({
  name: 'administrator.appoint',
  room,
  may,
  refuses: ['person-unknown', 'person-not-then', 'appointment-overlaps'],
  input: z.object({
    personId: personal(reference('person'), 'names who may administer the school'),
    since: day(),
  }),
  run: async ({ personId, since }, { tx, authority, newId }) => {
    const postId = await holdAdministratorPost(tx);
    const [person, held] = await Promise.all([
      holdPerson(tx, authority, personId),
      daysHeld(tx, postId),
    ]);
    if (person === null) return err([refusal('person-unknown', 'personId')]);
    const days = { since, until: null };
    if (!within(days, person)) return err([refusal('person-not-then', 'personId')]);
    if (held.some((one) => one.personId === personId && overlap(one, days)))
      return err([refusal('appointment-overlaps', 'since')]);
    const row = {
      schoolId: tx.schoolId,
      id: newId(),
      postId,
      personId,
      since,
      basis: 'appointed' as const,
    };
    await tx.db.insert(appointment).values(row);
    const subject = { kind: 'appointment', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

export const administratorEnd = defineAction({
  name: 'administrator.end',
  room,
  may,
  refuses: [
    'appointment-unknown',
    'appointment-ended',
    'not-an-administrator',
    'last-administrator',
    'dates-reversed',
  ],
  offered: { kind: ['administrator'], endedBy: [null] },
  input: z.object({ appointmentId: rowId(), until: day(), endedBy: choice(endings) }),
  run: async ({ appointmentId, until, endedBy }, { tx, authority, today }) => {
    const held = await holdAppointment(tx, authority, appointmentId);
    if (held === null) return err([refusal('appointment-unknown', 'appointmentId')]);
    if (held.post.kind !== 'administrator')
      return err([refusal('not-an-administrator', 'appointmentId')]);
    const others = (await daysHeld(tx, held.post.id)).filter(({ id }) => id !== appointmentId);
    const refusals = [...judgeEnding(held.row, until), ...judgeAdministrators(others, today)];
    if (refusals.length > 0) return err(refusals);
    await tx.db
      .update(appointment)
      .set({ until, endedBy })
      .where(and(eq(appointment.schoolId, tx.schoolId), eq(appointment.id, appointmentId)));
    const subject = { kind: 'appointment', id: appointmentId };
    const before = { until: held.row.until, endedBy: held.row.endedBy };
    return ok({ subject, before, after: { until, endedBy }, answer: {} });
  },
});
