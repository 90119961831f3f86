import { and, eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  file,
  longText,
  personal,
  reference,
  rowId,
  text,
} from '../../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../../engines/actions/verb.ts';
import { paperTypes } from '../../../engines/procedures/verbs.ts';
import { isKept } from '../../../engines/storage/attachments.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { addDays } from '../../../kernel/day-steps.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { reachesUnit } from '../../organisation/reach.ts';
import { schoolWide, withinUnit } from '../../organisation/roles.ts';
import { feedbackVerdicts } from '../model.ts';
import { classFeedback } from '../tables.ts';
import { hashOf, newToken } from './tokens.ts';
import { choosingRefusals, electoralUnitById, holdChoosing, type Choosing } from './units.ts';

const room = 'congress';
const unitGuides = [...schoolWide('league'), ...withinUnit('unit-league')];
const why = 'who of a class committee signed its feedback';

/** One class's feedback as kept. */
export type FeedbackRow = typeof classFeedback.$inferSelect;

/** A class of an electoral unit. */
export interface ClassOf {
  readonly id: Uuid;
  readonly name: string;
}

/** The classes of a unit on a day, in the order of their names. */
export async function classesOf(
  { client, schoolId }: SchoolTransaction,
  unitId: Uuid,
  on: Day,
): Promise<readonly ClassOf[]> {
  const { rows } = await client.query<ClassOf>({
    name: 'electoral-unit-classes',
    text: `select id, name from unit where school_id = $1 and parent_id = $2 and kind = 'class'
      and since <= $3::date and (until is null or until >= $3::date) order by name_key collate "C", id`,
    values: [schoolId, unitId, on],
  });
  return rows;
}

/** Feedback of a turn, by class. */
export async function feedbackOf(
  { db, schoolId }: SchoolTransaction,
  electoralUnitId: Uuid,
  turn: number,
): Promise<readonly FeedbackRow[]> {
  return db
    .select()
    .from(classFeedback)
    .where(
      and(
        eq(classFeedback.schoolId, schoolId),
        eq(classFeedback.electoralUnitId, electoralUnitId),
        eq(classFeedback.turn, turn),
      ),
    );
}

/** Links stay good for a week after the publicity ends, so that a late class can still answer. */
const graceDays = 7;

/** The end of a day in China. */
const endOf = (last: Day): Instant => `${last}T16:00:00.000Z` as Instant;

const publicUntil = ({ found }: Choosing): Day | null =>
  found.state.kind === 'open' ? (found.state.publicity?.until ?? null) : null;

/** A link as it is told once: whose it is, and the token that ends its address. */
export interface ClassLink {
  readonly classId: Uuid;
  readonly className: string;
  readonly token: string;
}

/**
 * Sends the list to every class: a link each, told this once, under which the class committee answers without an
 * account. Asked again, it makes new links for those who have not answered; the old ones open nothing any more.
 */
export const feedbackAsk = defineAction({
  name: 'class-feedback.ask',
  room,
  may: unitGuides,
  face: 'screen',
  secretAnswer: true,
  refuses: [...choosingRefusals, 'publicity-not-begun', 'no-classes', 'feedback-complete'],
  input: z.object({ electoralUnitId: rowId() }),
  run: async ({ electoralUnitId }, context) => {
    const { tx, today, newId } = context;
    const held = await holdChoosing(context, electoralUnitId, ['class-publicity']);
    if (!held.ok) return held;
    const until = publicUntil(held.value);
    if (until === null) return err([refusal('publicity-not-begun')]);
    const { unit, found } = held.value;
    const turn = found.state.turn;
    const [classes, asked] = await Promise.all([
      classesOf(tx, unit.unitId, today),
      feedbackOf(tx, unit.id, turn),
    ]);
    if (classes.length === 0) return err([refusal('no-classes')]);
    const waiting = classes.filter(
      ({ id }) => !asked.some(({ classId, verdict }) => classId === id && verdict !== null),
    );
    if (waiting.length === 0) return err([refusal('feedback-complete')]);
    const last = until < today ? today : until;
    const expiresAt = endOf(addDays(last, graceDays));
    const links = waiting.map(({ id, name }) => ({
      classId: id,
      className: name,
      token: newToken(),
    }));
    for (const { classId, token } of links) {
      const set = { tokenHash: hashOf(token), expiresAt };
      const old = asked.find((one) => one.classId === classId);
      const place = { schoolId: tx.schoolId, electoralUnitId: unit.id, classId, turn };
      if (old)
        await tx.db
          .update(classFeedback)
          .set(set)
          .where(and(eq(classFeedback.schoolId, tx.schoolId), eq(classFeedback.id, old.id)));
      else
        await tx.db.insert(classFeedback).values({ ...place, id: newId(), asked: today, ...set });
    }
    return ok({
      subject: { kind: 'electoral-unit', id: unit.id },
      before: null,
      after: { asked: links.map(({ classId }) => classId), expiresAt },
      answer: { links: links as readonly ClassLink[], until },
    });
  },
});

/** Days of a class's publicity that are reversed, or lie in the future. */
export function judgeClassDays(
  {
    publicisedSince,
    publicisedUntil,
  }: Readonly<Record<'publicisedSince' | 'publicisedUntil', Day>>,
  today: Day,
): readonly Refusal[] {
  return [
    ...(publicisedUntil < publicisedSince
      ? [refusal('dates-reversed', 'publicisedUntil', { since: publicisedSince })]
      : []),
    ...(publicisedUntil > today ? [refusal('day-in-future', 'publicisedUntil')] : []),
  ];
}

/** The fields of an answer, however it comes. */
export const answerFields = {
  publicisedSince: day(),
  publicisedUntil: day(),
  verdict: choice(feedbackVerdicts),
  remarks: longText(2000).nullish(),
  signedBy: personal(z.array(text(30)).min(1).max(12).meta({ kind: 'list' }), why),
};

/** Refuses an objection that does not say what it is. */
export const judgeRemarks = (answer: {
  readonly verdict: string;
  readonly remarks?: string | null | undefined;
}): readonly Refusal[] =>
  answer.verdict === 'objects' && !answer.remarks ? [refusal('remarks-missing', 'remarks')] : [];

/** Enters a class's feedback that came on paper, with the signed paper. */
export const feedbackEnter = defineAction({
  name: 'class-feedback.enter',
  room,
  may: unitGuides,
  offered: { step: ['class-publicity'] },
  refuses: [
    ...choosingRefusals,
    ...['publicity-not-begun', 'class-unknown', 'feedback-given', 'remarks-missing'],
    ...['dates-reversed', 'day-in-future', 'paper-unknown'],
  ],
  input: z.object({
    electoralUnitId: rowId(),
    classId: reference('unit'),
    ...answerFields,
    paper: file(paperTypes),
  }),
  run: async ({ electoralUnitId, classId, paper, ...answer }, context) => {
    const { tx, actor, today, newId } = context;
    const held = await holdChoosing(context, electoralUnitId, ['class-publicity']);
    if (!held.ok) return held;
    if (publicUntil(held.value) === null) return err([refusal('publicity-not-begun')]);
    const { unit, found } = held.value;
    const turn = found.state.turn;
    const [classes, given, kept] = await Promise.all([
      classesOf(tx, unit.unitId, today),
      feedbackOf(tx, unit.id, turn),
      isKept(tx, paper),
    ]);
    const old = given.find((one) => one.classId === classId);
    const refusals = [
      ...(classes.some(({ id }) => id === classId) ? [] : [refusal('class-unknown', 'classId')]),
      ...(old && old.verdict !== null ? [refusal('feedback-given', 'classId')] : []),
      ...(kept ? [] : [refusal('paper-unknown', 'paper')]),
      ...judgeClassDays(answer, today),
      ...judgeRemarks(answer),
    ];
    if (refusals.length > 0) return err(refusals);
    const set = {
      ...{ ...answer, remarks: answer.remarks ?? null, via: 'paper' as const, answered: today },
      ...{ paper: Buffer.from(paper, 'hex'), tokenHash: null, expiresAt: null },
      recordedBy: actor.kind === 'person' ? actor.personId : null,
    };
    const place = { schoolId: tx.schoolId, electoralUnitId: unit.id, classId, turn };
    if (old)
      await tx.db
        .update(classFeedback)
        .set(set)
        .where(and(eq(classFeedback.schoolId, tx.schoolId), eq(classFeedback.id, old.id)));
    else await tx.db.insert(classFeedback).values({ ...place, id: newId(), asked: today, ...set });
    return ok({
      subject: { kind: 'electoral-unit', id: unit.id },
      before: null,
      after: { classId, verdict: answer.verdict, via: 'paper' },
      answer: {},
    });
  },
});

/** Settles what a class objected to: what was found, and what was done. The objection stays to be read. */
export const feedbackResolve = defineAction({
  name: 'class-feedback.resolve',
  room,
  may: unitGuides,
  refuses: [...choosingRefusals, 'feedback-unknown', 'feedback-settled'],
  input: z.object({ feedbackId: rowId(), resolution: personal(longText(1000), why) }),
  run: async ({ feedbackId, resolution }, context: Context) => {
    const { tx, authority, today } = context;
    const rows = await tx.db
      .select()
      .from(classFeedback)
      .where(
        and(
          eq(classFeedback.schoolId, tx.schoolId),
          eq(classFeedback.id, feedbackId),
          eq(classFeedback.verdict, 'objects'),
          isNotNull(classFeedback.answered),
        ),
      )
      .for('update');
    const row = rows[0];
    const unit = row ? await electoralUnitById(tx, row.electoralUnitId) : null;
    if (!row || unit === null || !reachesUnit(authority, unit.unitId))
      return err([refusal('feedback-unknown', 'feedbackId')]);
    if (row.resolved !== null)
      return err([refusal('feedback-settled', 'feedbackId', { day: row.resolved })]);
    await tx.db
      .update(classFeedback)
      .set({ resolved: today, resolution })
      .where(and(eq(classFeedback.schoolId, tx.schoolId), eq(classFeedback.id, feedbackId)));
    return ok({
      subject: { kind: 'electoral-unit', id: unit.id },
      before: { resolved: null },
      after: { classId: row.classId, resolved: today },
      answer: {},
    });
  },
});
