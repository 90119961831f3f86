import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  longText,
  reference,
  rowId,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineAction } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { holdBody } from '../bodies/reads.ts';
import { changedOf, journaled, kept } from '../changes.ts';
import { changedMeanwhile, meanwhileRefusals } from '../last-change.ts';
import { keepersAndGuides, ownsAffairsOf } from '../reach.ts';
import { schoolWide, withinUnit } from '../roles.ts';
import { dutyDegrees, dutyPurposes } from './model.ts';
import { holdDuty, type DutyRow } from './reads.ts';
import { dutyRefusals, judgeDuty } from './rules.ts';
import { bodyDuty } from './tables.ts';

const room = 'organisation';

/** Keepers and guides, and those who lead the union whose departments they are. */
const may = [
  ...keepersAndGuides,
  ...schoolWide('presidium', 'office'),
  ...withinUnit('unit-presidium'),
];
const dutyText = () => longText(300);

/** Writes down one thing a department or office does. */
export const dutyRecord = defineAction({
  name: 'duty.record',
  room,
  may,
  refuses: [...dutyRefusals, 'body-unknown', 'duty-of-department-only'],
  input: z.object({
    bodyId: reference('body'),
    text: dutyText(),
    purpose: choice(dutyPurposes),
    /** Of an administrative duty: whether the department does it, or helps who does. */
    degree: choice(dutyDegrees).nullish(),
    since: day(),
    until: day().nullish(),
    confirmed: yesNo().default(false),
  }),
  run: async ({ confirmed, degree = null, until = null, ...input }, context) => {
    const { tx, authority, actor, newId } = context;
    const body = await holdBody(tx, authority, { id: input.bodyId, how: 'share' });
    if (body === null || !ownsAffairsOf(actor, authority, body.unitId))
      return err([refusal('body-unknown', 'bodyId')]);
    if (body.kind !== 'office' && body.kind !== 'working-department')
      return err([refusal('duty-of-department-only', 'bodyId')]);
    const row: DutyRow = {
      ...{ schoolId: tx.schoolId, id: newId(), revision: 1, degree, until, ...input },
    };
    const refusals = judgeDuty({ ...row, days: row, body, confirmed });
    if (refusals.length > 0) return err(refusals);
    await tx.db.insert(bodyDuty).values(row);
    const subject = { kind: 'duty', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

/** Sets a duty's words, tag or days right, or ends it. */
export const dutyCorrect = defineAction({
  name: 'duty.correct',
  room,
  may,
  refuses: [...dutyRefusals, ...meanwhileRefusals, 'duty-unknown'],
  input: z.object({
    dutyId: rowId(),
    /** The revision that was seen. */
    revision: whole(1),
    text: dutyText().optional(),
    purpose: choice(dutyPurposes).optional(),
    degree: choice(dutyDegrees).nullish(),
    since: day().optional(),
    until: day().nullish(),
    confirmed: yesNo().default(false),
  }),
  run: async ({ dutyId, revision, confirmed, ...wanted }, { tx, authority, actor }) => {
    const held = await holdDuty(tx, authority, dutyId);
    if (held === null || !ownsAffairsOf(actor, authority, held.body.unitId))
      return err([refusal('duty-unknown', 'dutyId')]);
    const { row, body } = held;
    const subject = { kind: 'duty', id: dutyId };
    if (row.revision !== revision) return err([await changedMeanwhile(tx, subject, row.text)]);
    const changed = changedOf<DutyRow>(row, wanted as Partial<DutyRow>);
    const after = { ...row, ...changed };
    const refusals = judgeDuty({ ...after, days: after, body, confirmed });
    if (refusals.length > 0) return err(refusals);
    const set = { ...changed, revision: revision + 1 };
    await tx.db
      .update(bodyDuty)
      .set(set)
      .where(and(eq(bodyDuty.schoolId, tx.schoolId), eq(bodyDuty.id, dutyId)));
    const answer = { revision: set.revision };
    return ok({ subject, ...journaled(row, changed), answer });
  },
});

/** For a duty that was never one: it goes, and the journal keeps it. One that ended is given its last day instead. */
export const dutyStrike = defineAction({
  name: 'duty.strike',
  room,
  may: keepersAndGuides,
  face: 'confirm',
  refuses: ['duty-unknown'],
  input: z.object({ dutyId: rowId() }),
  run: async ({ dutyId }, { tx, authority }) => {
    const held = await holdDuty(tx, authority, dutyId);
    if (held === null) return err([refusal('duty-unknown', 'dutyId')]);
    await tx.db
      .delete(bodyDuty)
      .where(and(eq(bodyDuty.schoolId, tx.schoolId), eq(bodyDuty.id, dutyId)));
    const subject = { kind: 'duty', id: dutyId };
    return ok({ subject, before: kept(held.row), after: null, answer: {} });
  },
});
