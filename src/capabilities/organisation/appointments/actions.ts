import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  longText,
  personal,
  reference,
  rowId,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { postKinds } from '../bodies/model.ts';
import { capRefusals, type CapWarning } from '../caps/reads.ts';
import { changedOf, journaled, kept } from '../changes.ts';
import { keepersAndGuides } from '../reach.ts';
import { appointment } from '../tables.ts';
import { capsOfFilling, judging, judgeWanted } from './judging.ts';
import { appointmentBases, electors, endings, secondPostApprovers } from './model.ts';
import { holdAppointment, type AppointmentRow } from './reads.ts';
import { judgeEnding } from './rules.ts';

const room = 'organisation';
const why = 'posts and who held them are what the union answers for';
const personField = () => personal(reference('person'), why);

/** Of somebody elected: by which body, of several candidates or not, and on which day. */
const election = () => ({
  electedBy: choice(electors).nullish(),
  contested: yesNo().nullish(),
  electedOn: day().nullish(),
});

/** Why a person may hold a second post, and who approved one at another level. */
const secondPost = () => ({
  secondPostGround: longText(300).nullish(),
  secondPostApprover: choice(secondPostApprovers).nullish(),
  secondPostApprovedOn: day().nullish(),
});

export const appointmentMake = defineAction({
  name: 'appointment.make',
  room,
  may: keepersAndGuides,
  refuses: [...judging, ...capRefusals],
  input: z.object({
    postId: reference('post'),
    personId: personField(),
    since: day(),
    until: day().nullish(),
    basis: choice(appointmentBases),
    termId: reference('term').nullish(),
    ...election(),
    ...secondPost(),
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
      electedBy: input.electedBy ?? null,
      contested: input.contested ?? null,
      electedOn: input.electedOn ?? null,
      secondPostApprover: input.secondPostApprover ?? null,
      secondPostApprovedOn: input.secondPostApprovedOn ?? null,
    };
    const { refusals, filled } = await judgeWanted(context, row);
    if (refusals.length > 0) return err(refusals);
    await tx.db.insert(appointment).values(row);
    const caps = await capsOfFilling(tx, filled, row.since);
    if (caps.refusals.length > 0) return err(caps.refusals);
    const subject = { kind: 'appointment', id: row.id };
    const answer: { readonly id: Uuid; readonly warnings: readonly CapWarning[] } = {
      id: row.id,
      warnings: caps.warnings,
    };
    return ok({ subject, before: null, after: kept(row), answer });
  },
});

async function write({ tx }: Context, id: Uuid, set: Partial<AppointmentRow>): Promise<void> {
  if (Object.keys(set).length === 0) return;
  await tx.db
    .update(appointment)
    .set(set)
    .where(and(eq(appointment.schoolId, tx.schoolId), eq(appointment.id, id)));
}

/** Administrators are appointed and let go by verbs of their own. */
const ofUnions = postKinds.filter((kind) => kind !== 'administrator');

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
  offered: { kind: ofUnions, endedBy: [null] },
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

const unelected = { electedBy: null, contested: null, electedOn: null } as const;

/** Without an end there is no reason for one, and whoever was not elected was elected by nobody. */
function withoutLeftovers(
  row: AppointmentRow,
  named: Partial<AppointmentRow>,
): Partial<AppointmentRow> {
  const after = { ...row, ...named };
  const endless = after.until === null && after.endedBy !== null;
  const wasElected = row.basis === 'elected' && after.basis !== 'elected';
  return {
    ...named,
    ...(endless ? { endedBy: null } : {}),
    ...(wasElected ? changedOf<AppointmentRow>(row, unelected) : {}),
  };
}

/** Whether a correction puts somebody where or when nobody was: an end that comes sooner never does. */
const fillsOtherwise = ({ postId, personId, since, until }: Partial<AppointmentRow>): boolean =>
  [postId, personId, since].some((one) => one !== undefined) || until === null;

export const appointmentCorrect = defineAction({
  name: 'appointment.correct',
  room,
  may: keepersAndGuides,
  refuses: [...judging, ...capRefusals, 'appointment-unknown'],
  offered: { kind: ofUnions },
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
    ...election(),
    ...secondPost(),
  }),
  run: async ({ appointmentId, ...wanted }, context) => {
    const held = await holdAppointment(context.tx, context.authority, appointmentId);
    if (held === null) return err([refusal('appointment-unknown', 'appointmentId')]);
    if (held.body.kind === 'administration')
      return err([refusal('administrator-by-its-verbs', 'appointmentId')]);
    const { row } = held;
    const named = changedOf<AppointmentRow>(row, wanted as Partial<AppointmentRow>);
    const changed = withoutLeftovers(row, named);
    const after = { ...row, ...changed };
    const { refusals, filled } = await judgeWanted(context, after);
    if (refusals.length > 0) return err(refusals);
    await write(context, appointmentId, changed);
    const moved = fillsOtherwise(changed);
    const caps = await capsOfFilling(context.tx, moved ? filled : null, after.since);
    if (caps.refusals.length > 0) return err(caps.refusals);
    const subject = { kind: 'appointment', id: appointmentId };
    const answer = { warnings: caps.warnings };
    return ok({ subject, ...journaled(row, changed), answer });
  },
});

/** For a row that should never have been entered: it stays, marked, and counts nowhere. */
export const appointmentStrike = defineAction({
  name: 'appointment.strike',
  room,
  may: keepersAndGuides,
  face: 'confirm',
  refuses: ['appointment-unknown', 'administrator-by-its-verbs'],
  offered: { kind: ofUnions },
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
