import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { longText, personal, rowId, text, whole } from '../../../engines/actions/fields.ts';
import { defineAction, defineQuery, type Context } from '../../../engines/actions/verb.ts';
import type { Paper } from '../../../engines/documents/paper/paper.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { changedMeanwhile, meanwhileRefusals } from '../../organisation/last-change.ts';
import { guestsOf } from './documents.ts';
import { secretaries } from './grants.ts';
import { sittingOfOwn, sittingRun, type Sat } from './hall.ts';
import { longest } from './model.ts';
import { minutesPaper } from './papers.ts';
import { attendedOf } from './paper-verbs.ts';
import { tellSitting } from './sitting-reads.ts';
import { paperLanguage, speechIn } from './speech.ts';
import { sittingMinutes } from './tables.ts';

const room = 'congress';

type MinutesRow = typeof sittingMinutes.$inferSelect;

async function minutesOf(
  { db, schoolId }: SchoolTransaction,
  sittingId: Uuid,
): Promise<MinutesRow | null> {
  const [row] = await db
    .select()
    .from(sittingMinutes)
    .where(and(eq(sittingMinutes.schoolId, schoolId), eq(sittingMinutes.sittingId, sittingId)));
  return row ?? null;
}

/** The minutes as the events and a person's remarks make them. */
async function assembled(
  { tx }: Pick<Context, 'tx'>,
  found: Sat,
  written: Pick<MinutesRow, 'recorderName' | 'remarks'>,
  language: 'zh' | 'en',
): Promise<Paper> {
  const [{ told, attendance }, guests] = await Promise.all([
    tellSitting(tx, found),
    guestsOf(tx, found.congress.id),
  ]);
  const { recorderName, remarks } = written;
  const delegates = attendedOf(attendance);
  return minutesPaper({ told, delegates, guests, recorderName, remarks }, speechIn(language));
}

const subjectOf = (id: Uuid) => ({ kind: 'minutes', id });

/** Writes what a person adds to the minutes: who records, and what was said. */
export const minutesWrite = defineAction({
  name: 'minutes.write',
  room,
  may: secretaries,
  face: 'screen',
  refuses: ['sitting-unknown', 'minutes-signed', ...meanwhileRefusals],
  input: z.object({
    sittingId: rowId(),
    /** The revision that was seen; 0 where there were none yet. */
    revision: whole(0),
    recorderName: personal(text(longest.name), 'minutes name who wrote them'),
    remarks: longText(20_000).nullish(),
  }),
  run: async ({ sittingId, revision, recorderName, remarks = null }, context) => {
    const found = await sittingRun(context, sittingId);
    if (found === null) return err([refusal('sitting-unknown', 'sittingId')]);
    const { tx, schoolId } = context;
    const before = await minutesOf(tx, sittingId);
    if (before !== null && before.signedAt !== null)
      return err([refusal('minutes-signed', 'sittingId')]);
    if ((before?.revision ?? 0) !== revision)
      return err([await changedMeanwhile(tx, subjectOf(sittingId), found.sitting.title)]);
    const written = { recorderName, remarks, revision: revision + 1 };
    await tx.db
      .insert(sittingMinutes)
      .values({ schoolId, sittingId, ...written })
      .onConflictDoUpdate({
        target: [sittingMinutes.schoolId, sittingMinutes.sittingId],
        set: written,
      });
    return ok({
      subject: subjectOf(sittingId),
      before:
        before === null ? null : { recorderName: before.recorderName, remarks: before.remarks },
      after: { recorderName, remarks },
      answer: { revision: revision + 1 },
    });
  },
});

/** Signs the minutes of a sitting that is over: the paper as it reads then is kept and changes no more. */
export const minutesSign = defineAction({
  name: 'minutes.sign',
  room,
  may: secretaries,
  face: 'screen',
  refuses: [
    ...['sitting-unknown', 'minutes-missing', 'minutes-signed', 'sitting-not-closed'],
    ...meanwhileRefusals,
  ],
  input: z.object({ sittingId: rowId(), revision: whole(1) }),
  run: async ({ sittingId, revision }, context) => {
    const found = await sittingRun(context, sittingId);
    if (found === null) return err([refusal('sitting-unknown', 'sittingId')]);
    const { tx, schoolId, now, actor } = context;
    const row = await minutesOf(tx, sittingId);
    if (row === null) return err([refusal('minutes-missing', 'sittingId')]);
    if (row.signedAt !== null) return err([refusal('minutes-signed', 'sittingId')]);
    if (found.sitting.closedAt === null) return err([refusal('sitting-not-closed', 'sittingId')]);
    if (row.revision !== revision)
      return err([await changedMeanwhile(tx, subjectOf(sittingId), found.sitting.title)]);
    const paper = await assembled(context, found, row, 'zh');
    await tx.db
      .update(sittingMinutes)
      .set({
        ...{ signedAt: now, signedPaper: paper as unknown as Json, revision: revision + 1 },
        signedBy: actor.kind === 'person' ? actor.personId : null,
      })
      .where(and(eq(sittingMinutes.schoolId, schoolId), eq(sittingMinutes.sittingId, sittingId)));
    const subject = subjectOf(sittingId);
    return ok({ subject, before: { signedAt: null }, after: { signedAt: now }, answer: {} });
  },
});

/** 会议记录: as signed, or as it would read now. Signed ones are kept in Chinese. */
export const minutesPaperRead = defineQuery({
  name: 'minutes.paper',
  room,
  may: secretaries,
  refuses: ['sitting-unknown'],
  input: z.object({ sittingId: rowId(), language: paperLanguage() }),
  run: async ({ sittingId, language }, context) => {
    const found = await sittingOfOwn(context, sittingId);
    if (found === null) return err([refusal('sitting-unknown', 'sittingId')]);
    const row = await minutesOf(context.tx, sittingId);
    const recorderName = row?.recorderName ?? '';
    const remarks = row?.remarks ?? null;
    const frozen = row?.signedPaper ?? null;
    const paper =
      frozen === null
        ? await assembled(context, found, { recorderName, remarks }, language)
        : (frozen as unknown as Paper);
    const { title, closedAt } = found.sitting;
    const signedAt = row?.signedAt ?? null;
    return ok({
      ...{ paper, title, closedAt, recorderName, remarks, signedAt },
      revision: row?.revision ?? 0,
    });
  },
  paper: ({ paper }) => paper,
});
