import { and, desc, eq, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { choice, day, file, instant, rowId, text, whole } from '../../engines/actions/fields.ts';
import { defineAction, defineList, type Context } from '../../engines/actions/verb.ts';
import { getAttachment } from '../../engines/storage/attachments.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { academicYearField, halfField, spanField } from '../roster/fields.ts';
import { judgePeriod } from '../roster/period.ts';
import { takers } from './grants.ts';
import type { Harvest } from './harvest/harvest.ts';
import { unionKinds } from './model.ts';
import type { ReadIntake } from './reading.ts';
import { draftsOf, readIntakeRow } from './reads.ts';
import { intake, intakeDraft } from './tables.ts';

const room = 'intake';

/** The media types a disclosure is read from; a page of the web is uploaded as plain text. */
export const intakeFileTypes = [
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/msword',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
  'text/plain',
] as const;

async function keepDrafts(
  { tx, newId }: Context,
  intakeId: Uuid,
  { proposals }: Harvest,
): Promise<void> {
  const rows = proposals.map(({ kind, key, topic, value, quotes }, at) => ({
    schoolId: tx.schoolId,
    id: newId(),
    ...{ intakeId, kind, key, topic, place: at + 1 },
    value: value as unknown as Json,
    quotes: quotes as unknown as Json,
    state: 'open' as const,
  }));
  await tx.db.insert(intakeDraft).values(rows);
}

/** Reads an uploaded document and keeps what it seems to say as drafts. Nothing becomes a record by this. */
export function intakeBegin(read: ReadIntake) {
  return defineAction({
    name: 'intake.begin',
    room,
    may: takers,
    face: 'screen',
    refuses: [
      'file-unknown',
      'since-in-future',
      'half-missing',
      'half-of-term-only',
      'intake-unreadable',
      'intake-nothing-found',
    ],
    input: z.object({
      file: file(intakeFileTypes),
      unionKind: choice(unionKinds),
      /** The day from which what is accepted holds. */
      since: day(),
      span: spanField(),
      academicYear: academicYearField(),
      half: halfField().nullish(),
    }),
    run: async ({ file: sha256, half = null, ...input }, context) => {
      const { tx, today, now, newId } = context;
      const { since, span, academicYear, unionKind } = input;
      if (since > today) return err([refusal('since-in-future', 'since', { today })]);
      const wrong = judgePeriod({ span, academicYear, half });
      if (wrong.length > 0) return err(wrong);
      const attached = await getAttachment(tx, sha256);
      if (attached === null) return err([refusal('file-unknown', 'file')]);
      const found = await read({ name: attached.name, content: attached.content, unionKind });
      if (!found.ok) return found;
      const id = newId();
      const row = { ...input, half, file: sha256, fileName: attached.name, begunAt: now };
      await tx.db.insert(intake).values({
        ...row,
        schoolId: tx.schoolId,
        id,
        findings: found.value.findings as unknown as Json,
      });
      await keepDrafts(context, id, found.value);
      return ok({
        subject: { kind: 'intake', id },
        before: null,
        after: { ...row, drafts: found.value.proposals.length },
        answer: { id, drafts: found.value.proposals.length },
      });
    },
  });
}

/** Ends an intake: what is still a draft goes, with every name in it; what became a record stays one. */
export const intakeClose = defineAction({
  name: 'intake.close',
  room,
  may: takers,
  face: 'confirm',
  refuses: ['intake-unknown', 'intake-closed'],
  offered: { closedAt: [null] },
  input: z.object({ intakeId: rowId() }),
  run: async ({ intakeId }, { tx, now }) => {
    const row = await readIntakeRow(tx, intakeId, 'hold');
    if (row === null) return err([refusal('intake-unknown', 'intakeId')]);
    if (row.closedAt !== null) return err([refusal('intake-closed', 'intakeId')]);
    const drafts = await draftsOf(tx, intakeId);
    const count = (state: string): number => drafts.filter((one) => one.state === state).length;
    const counts = {
      accepted: count('accepted'),
      dismissed: count('dismissed'),
      leftOpen: count('open'),
    };
    await tx.db
      .delete(intakeDraft)
      .where(and(eq(intakeDraft.schoolId, tx.schoolId), eq(intakeDraft.intakeId, intakeId)));
    await tx.db
      .update(intake)
      .set({ closedAt: now, findings: null, ...counts })
      .where(and(eq(intake.schoolId, tx.schoolId), eq(intake.id, intakeId)));
    const subject = { kind: 'intake', id: intakeId };
    return ok({
      subject,
      before: { closedAt: null },
      after: { closedAt: now, ...counts },
      answer: counts,
    });
  },
});

/** Documents taken in, the last first. */
export const intakeList = defineList({
  name: 'intake.list',
  room,
  may: takers,
  refuses: [],
  input: z.object({}),
  row: z.object({
    id: rowId(),
    fileName: text(200),
    unionKind: choice(unionKinds),
    since: day(),
    begunAt: instant(),
    closedAt: instant().nullable(),
    accepted: whole(),
    dismissed: whole(),
    leftOpen: whole(),
  }),
  sortable: ['begunAt'],
  newestFirst: true,
  searchable: false,
  run: async ({ sort, offset, limit }, { tx }) => {
    const { db, schoolId } = tx;
    // Of an open intake the drafts themselves are counted.
    const counted = (state: string, kept: AnyPgColumn) =>
      sql<number>`case when ${intake.closedAt} is not null then ${kept} else (select count(*)::int from intake_draft d
        where d.school_id = ${schoolId} and d.intake_id = intake.id and d.state = ${state}) end`;
    const [rows, total] = await Promise.all([
      db
        .select({
          id: intake.id,
          fileName: intake.fileName,
          unionKind: intake.unionKind,
          since: intake.since,
          begunAt: intake.begunAt,
          closedAt: intake.closedAt,
          accepted: counted('accepted', intake.accepted),
          dismissed: counted('dismissed', intake.dismissed),
          leftOpen: counted('open', intake.leftOpen),
        })
        .from(intake)
        .where(eq(intake.schoolId, schoolId))
        .orderBy(sort.descending ? desc(intake.begunAt) : intake.begunAt, intake.id)
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(intake)
        .where(eq(intake.schoolId, schoolId)),
    ]);
    return ok({ rows, total: total[0]?.total ?? 0 });
  },
});
