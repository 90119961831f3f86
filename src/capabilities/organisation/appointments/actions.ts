import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  longText,
  personal,
  reference,
  rowId,
} from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { holdPost } from '../bodies/reads.ts';
import { changedOf, journaled, kept } from '../changes.ts';
import { holdPerson } from '../people/reads.ts';
import { keepersAndGuides } from '../reach.ts';
import { appointment } from '../tables.ts';
import { appointmentBases, endings } from './model.ts';
import {
  daysHeld,
  holdAppointment,
  holdTerm,
  isAtOrAbove,
  postsInUnion,
  type AppointmentRow,
} from './reads.ts';
import { judgeAppointment, judgeEnding } from './rules.ts';

const room = 'organisation';
const judging = [
  'post-unknown',
  'person-unknown',
  'term-unknown',
  'administrator-by-its-verbs',
  'dates-reversed',
  'post-not-then',
  'person-not-then',
  'term-not-then',
  'appointment-overlaps',
  'no-seat-left',
  'second-post',
] as const;
const why = 'posts and who held them are what the union answers for';
const personField = () => personal(reference('person'), why);

type Wanted = Omit<AppointmentRow, 'schoolId'>;

/**
 * Judges an appointment as it would be. Whoever appoints holds the post, then the person: so the last seat goes to one,
 * and nobody gets two posts of a union, or a post while leaving, from two calls at once.
 */
async function refusalsOf({ tx, authority }: Context, wanted: Wanted): Promise<readonly Refusal[]> {
  const { postId, personId, termId } = wanted;
  const held = await holdPost(tx, authority, postId);
  if (held === null) return [refusal('post-unknown', 'postId')];
  if (held.body.kind === 'administration') return [refusal('administrator-by-its-verbs', 'postId')];
  const { body } = held;
  // A person of the school may serve any unit: only the post must lie within reach.
  // The person is held before their posts are read, or two calls would not see each other's.
  const person = await holdPerson(tx, { reach: 'school' }, personId);
  const term = termId === null ? null : await holdTerm(tx, termId, 'share');
  const [others, inUnion, ownsTerm] = await Promise.all([
    daysHeld(tx, postId),
    postsInUnion(tx, { bodyId: body.id, personId }),
    term === null || isAtOrAbove(tx, { bodyId: body.id, ownerId: term.bodyId }),
  ]);
  if (person === null) return [refusal('person-unknown', 'personId')];
  if (termId !== null && (term === null || !ownsTerm)) return [refusal('term-unknown', 'termId')];
  const other = <T extends { readonly id: Uuid }>(rows: readonly T[]): readonly T[] =>
    rows.filter(({ id }) => id !== wanted.id);
  return judgeAppointment({
    days: wanted,
    personId,
    post: held.post,
    body,
    person,
    term,
    others: other(others),
    inUnion: other(inUnion).filter((one) => one.postId !== postId),
    secondPostGround: wanted.secondPostGround,
  });
}

export const appointmentMake = defineAction({
  name: 'appointment.make',
  room,
  may: keepersAndGuides,
  refuses: judging,
  input: z.object({
    postId: reference('post'),
    personId: personField(),
    since: day(),
    until: day().nullish(),
    basis: choice(appointmentBases),
    termId: reference('term').nullish(),
    /** Why the person may hold a second post in this union. */
    secondPostGround: longText(300).nullish(),
  }),
  run: async (input, context) => {
    const { tx, newId } = context;
    const row: AppointmentRow = {
      schoolId: tx.schoolId,
      id: newId(),
      postId: input.postId,
      personId: input.personId,
      termId: input.termId ?? null,
      since: input.since,
      until: input.until ?? null,
      basis: input.basis,
      endedBy: null,
      secondPostGround: input.secondPostGround ?? null,
    };
    const refusals = await refusalsOf(context, row);
    if (refusals.length > 0) return err(refusals);
    await tx.db.insert(appointment).values(row);
    const subject = { kind: 'appointment', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

async function write({ tx }: Context, id: Uuid, set: Partial<AppointmentRow>): Promise<void> {
  if (Object.keys(set).length === 0) return;
  await tx.db
    .update(appointment)
    .set(set)
    .where(and(eq(appointment.schoolId, tx.schoolId), eq(appointment.id, id)));
}

export const appointmentEnd = defineAction({
  name: 'appointment.end',
  room,
  may: keepersAndGuides,
  refuses: [
    'appointment-unknown',
    'appointment-ended',
    'administrator-by-its-verbs',
    'dates-reversed',
  ],
  input: z.object({ appointmentId: rowId(), until: day(), endedBy: choice(endings) }),
  run: async ({ appointmentId, until, endedBy }, context) => {
    const held = await holdAppointment(context.tx, context.authority, appointmentId);
    if (held === null) return err([refusal('appointment-unknown', 'appointmentId')]);
    if (held.body.kind === 'administration')
      return err([refusal('administrator-by-its-verbs', 'appointmentId')]);
    const refusals = judgeEnding(held.row, until);
    if (refusals.length > 0) return err(refusals);
    await write(context, appointmentId, { until, endedBy });
    const subject = { kind: 'appointment', id: appointmentId };
    const before = { until: held.row.until, endedBy: held.row.endedBy };
    return ok({ subject, before, after: { until, endedBy }, answer: {} });
  },
});

export const appointmentCorrect = defineAction({
  name: 'appointment.correct',
  room,
  may: keepersAndGuides,
  refuses: [...judging, 'appointment-unknown'],
  input: z.object({
    appointmentId: rowId(),
    postId: reference('post').optional(),
    personId: personField().optional(),
    since: day().optional(),
    /** Null where it has not ended after all. */
    until: day().nullish(),
    endedBy: choice(endings).nullish(),
    basis: choice(appointmentBases).optional(),
    termId: reference('term').nullish(),
    secondPostGround: longText(300).nullish(),
  }),
  run: async ({ appointmentId, ...wanted }, context) => {
    const held = await holdAppointment(context.tx, context.authority, appointmentId);
    if (held === null) return err([refusal('appointment-unknown', 'appointmentId')]);
    if (held.body.kind === 'administration')
      return err([refusal('administrator-by-its-verbs', 'appointmentId')]);
    const { row } = held;
    const named = changedOf<AppointmentRow>(row, wanted as Partial<AppointmentRow>);
    // Without an end there is no reason for one.
    const endless = { ...row, ...named }.until === null;
    const changed = endless && (named.endedBy ?? row.endedBy) ? { ...named, endedBy: null } : named;
    const refusals = await refusalsOf(context, { ...row, ...changed });
    if (refusals.length > 0) return err(refusals);
    await write(context, appointmentId, changed);
    const subject = { kind: 'appointment', id: appointmentId };
    return ok({ subject, ...journaled(row, changed), answer: {} });
  },
});

/** For a row that should never have been entered: it stays, marked, and counts nowhere. */
export const appointmentStrike = defineAction({
  name: 'appointment.strike',
  room,
  may: keepersAndGuides,
  face: 'confirm',
  refuses: ['appointment-unknown', 'administrator-by-its-verbs'],
  input: z.object({ appointmentId: rowId() }),
  run: async ({ appointmentId }, context) => {
    const held = await holdAppointment(context.tx, context.authority, appointmentId);
    if (held === null) return err([refusal('appointment-unknown', 'appointmentId')]);
    if (held.body.kind === 'administration')
      return err([refusal('administrator-by-its-verbs', 'appointmentId')]);
    await write(context, appointmentId, { endedBy: 'correction' });
    const subject = { kind: 'appointment', id: appointmentId };
    const before = { endedBy: held.row.endedBy };
    return ok({ subject, before, after: { endedBy: 'correction' }, answer: {} });
  },
});
