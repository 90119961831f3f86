import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reference, rowId } from '../../../engines/actions/fields.ts';
import { defineQuery } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { delegateRoll } from '../reads.ts';
import type { Attendance } from './attendance-reads.ts';
import { codeOf, saltOf } from './codes.ts';
import { doorkeepers, everybody } from './grants.ts';
import { congressSeen, runsCongress, sittingOfOwn, sittingSeen } from './hall.ts';
import {
  agendaPaper,
  attendancePaper,
  codesPaper,
  proposalsReport,
  resolutionPaper,
  type Attended,
} from './papers.ts';
import { proposalsOf } from './proposal-reads.ts';
import { standingEvents } from './rules.ts';
import { tellSitting } from './sitting-reads.ts';
import { paperLanguage, speechIn } from './speech.ts';
import { resolution } from './tables.ts';

const room = 'congress';

/** Everybody with a vote, where they are, and when that was told. */
export function attendedOf({ roll, presence, events }: Attendance): readonly Attended[] {
  const last = new Map(standingEvents(events).map(({ delegateId, at }) => [delegateId, at]));
  return roll.map((one) => ({
    ...one,
    presence: presence.get(one.id) ?? 'absent',
    at: last.get(one.id) ?? null,
  }));
}

/** 会议议程 of a sitting. */
export const agendaPaperRead = defineQuery({
  name: 'agenda.paper',
  room,
  may: everybody,
  refuses: ['sitting-unknown'],
  input: z.object({ sittingId: rowId(), language: paperLanguage() }),
  run: async ({ sittingId, language }, context) => {
    const found = await sittingSeen(context, sittingId);
    if (found === null) return err([refusal('sitting-unknown', 'sittingId')]);
    const { told } = await tellSitting(context.tx, found);
    return ok({ paper: agendaPaper(told, speechIn(language)) });
  },
  paper: ({ paper }) => paper,
});

/** 签到表 of a sitting. */
export const attendancePaperRead = defineQuery({
  name: 'attendance.paper',
  room,
  may: doorkeepers,
  refuses: ['sitting-unknown'],
  input: z.object({ sittingId: rowId(), language: paperLanguage() }),
  run: async ({ sittingId, language }, context) => {
    const found = await sittingOfOwn(context, sittingId);
    if (found === null) return err([refusal('sitting-unknown', 'sittingId')]);
    const { told, attendance } = await tellSitting(context.tx, found);
    const delegates = attendedOf(attendance);
    return ok({ paper: attendancePaper({ told, delegates }, speechIn(language)) });
  },
  paper: ({ paper }) => paper,
});

/** 代表签到码 of a congress, for whoever stands at its door. */
export const attendanceCodes = defineQuery({
  name: 'attendance.codes',
  room,
  may: doorkeepers,
  refuses: ['congress-unknown', 'no-codes'],
  input: z.object({ congressId: reference('congress'), language: paperLanguage() }),
  run: async ({ congressId, language }, context) => {
    const { tx, today } = context;
    const congress = await congressSeen(context, congressId);
    if (congress === null || !runsCongress(context, congress))
      return err([refusal('congress-unknown', 'congressId')]);
    const [salt, roll] = await Promise.all([
      saltOf(tx, congressId),
      delegateRoll(tx, congressId, today),
    ]);
    if (salt === null) return err([refusal('no-codes', 'congressId')]);
    const coded = roll.map((one) => ({ ...one, code: codeOf(salt, one.id) }));
    return ok({ paper: codesPaper(congress.title, coded, speechIn(language)) });
  },
  paper: ({ paper }) => paper,
});

/** 决议 as it was carried, or as the draft it still is. */
export const resolutionPaperRead = defineQuery({
  name: 'resolution.paper',
  room,
  may: everybody,
  refuses: ['resolution-unknown'],
  input: z.object({ resolutionId: rowId(), language: paperLanguage() }),
  run: async ({ resolutionId, language }, context) => {
    const { tx, schoolId } = context;
    const [row] = await tx.db
      .select({ sittingId: resolution.sittingId })
      .from(resolution)
      .where(and(eq(resolution.schoolId, schoolId), eq(resolution.id, resolutionId)));
    const found = row ? await sittingSeen(context, row.sittingId) : null;
    if (found === null) return err([refusal('resolution-unknown', 'resolutionId')]);
    const { told } = await tellSitting(tx, found);
    const one = told.resolutions.find(({ id }) => id === resolutionId);
    if (!one) throw new Error('a resolution is not among those of its sitting');
    return ok({ paper: resolutionPaper(told, one, speechIn(language)) });
  },
  paper: ({ paper }) => paper,
});

/** 提案工作报告 of a congress. */
export const proposalReport = defineQuery({
  name: 'proposal.report',
  room,
  may: everybody,
  refuses: ['congress-unknown'],
  input: z.object({ congressId: reference('congress'), language: paperLanguage() }),
  run: async ({ congressId, language }, context) => {
    const congress = await congressSeen(context, congressId);
    if (congress === null) return err([refusal('congress-unknown', 'congressId')]);
    const lines = await proposalsOf(context.tx, congressId);
    return ok({ paper: proposalsReport(congress.title, lines, speechIn(language)) });
  },
  paper: ({ paper }) => paper,
});
