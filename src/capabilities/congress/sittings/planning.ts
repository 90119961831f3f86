import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { choice, day, reference, rowId, text, whole } from '../../../engines/actions/fields.ts';
import { defineAction, defineList, type Context } from '../../../engines/actions/verb.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { changedOf, journaled, kept } from '../../organisation/changes.ts';
import { changedMeanwhile, meanwhileRefusals } from '../../organisation/last-change.ts';
import { attendanceOf } from './attendance-reads.ts';
import { giveSalt } from './codes.ts';
import { everybody, secretaries } from './grants.ts';
import { congressRun, sittingRun, type Sat, type SittingRow } from './hall.ts';
import { longest, sittingKinds } from './model.ts';
import { agendaItem, sitting } from './tables.ts';

const room = 'congress';

/** An hour and minute of the day in China, `09:00`. */
const timeOfDay = () =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .meta({ kind: 'text' });

const parts = {
  title: text(longest.title),
  day: day(),
  begins: timeOfDay().nullish(),
  place: text(longest.place).nullish(),
  /** Who presides (主持人); told on the agenda and in the minutes. */
  chairName: text(longest.name).nullish(),
};

const subjectOf = (id: SittingRow['id']) => ({ kind: 'sitting', id });

/** Plans a sitting (会议场次) of a congress, or a meeting of its standing delegates. */
export const sittingPlan = defineAction({
  name: 'sitting.plan',
  room,
  may: secretaries,
  refuses: ['congress-unknown', 'congress-cancelled'],
  input: z.object({ congressId: reference('congress'), kind: choice(sittingKinds), ...parts }),
  run: async ({ congressId, ...input }, context) => {
    const { tx, newId } = context;
    const congress = await congressRun(context, congressId);
    if (congress === null) return err([refusal('congress-unknown', 'congressId')]);
    if (congress.cancelled !== null)
      return err([refusal('congress-cancelled', 'congressId', { day: congress.cancelled })]);
    await giveSalt(tx, congressId);
    const row = {
      ...{ schoolId: tx.schoolId, id: newId(), congressId, kind: input.kind, title: input.title },
      ...{ day: input.day, begins: input.begins ?? null, place: input.place ?? null },
      chairName: input.chairName ?? null,
    };
    await tx.db.insert(sitting).values(row);
    return ok({
      subject: subjectOf(row.id),
      before: null,
      after: kept(row),
      answer: { id: row.id },
    });
  },
});

const sittingRefusals = ['sitting-unknown', 'sitting-over'];

/** The sitting, held, where the caller runs it and it is not over. */
export async function sittingGoing(
  context: Context,
  sittingId: SittingRow['id'],
): Promise<Result<Sat, readonly Refusal[]>> {
  const found = await sittingRun(context, sittingId);
  if (found === null) return err([refusal('sitting-unknown', 'sittingId')]);
  return found.sitting.closedAt === null ? ok(found) : err([refusal('sitting-over', 'sittingId')]);
}

/** Changes what was planned of a sitting; once it has opened its day stays. */
export const sittingChange = defineAction({
  name: 'sitting.change',
  room,
  may: secretaries,
  offered: { stage: ['planned', 'open'] },
  refuses: [...sittingRefusals, ...meanwhileRefusals, 'sitting-opened'],
  input: z.object({
    sittingId: rowId(),
    revision: whole(1),
    ...parts,
    title: parts.title.optional(),
    day: parts.day.optional(),
  }),
  run: async ({ sittingId, revision, ...wanted }, context) => {
    const found = await sittingGoing(context, sittingId);
    if (!found.ok) return found;
    const { sitting: row } = found.value;
    if (row.revision !== revision)
      return err([await changedMeanwhile(context.tx, subjectOf(row.id), row.title)]);
    const changed = changedOf<SittingRow>(row, wanted as Partial<SittingRow>);
    if (row.openedAt !== null && changed.day !== undefined)
      return err([refusal('sitting-opened', 'day')]);
    await context.tx.db
      .update(sitting)
      .set({ ...changed, revision: revision + 1 })
      .where(and(eq(sitting.schoolId, context.schoolId), eq(sitting.id, row.id)));
    return ok({ subject: subjectOf(row.id), ...journaled(row, changed), answer: {} });
  },
});

/** Opens a sitting: enough of those with a vote must be there. What was needed is frozen. */
export const sittingOpen = defineAction({
  name: 'sitting.open',
  room,
  may: secretaries,
  face: 'confirm',
  offered: { stage: ['planned'] },
  refuses: [...sittingRefusals, 'sitting-opened', 'no-quorum', 'no-roll', 'sitting-another-day'],
  input: z.object({ sittingId: rowId() }),
  run: async ({ sittingId }, context) => {
    const found = await sittingGoing(context, sittingId);
    if (!found.ok) return found;
    const { sitting: row } = found.value;
    if (row.openedAt !== null) return err([refusal('sitting-opened', 'sittingId')]);
    if (row.day !== context.today)
      return err([refusal('sitting-another-day', 'sittingId', { day: row.day })]);
    const { quorum } = await attendanceOf(context.tx, row);
    const { expected, present, needed, threshold } = quorum;
    if (expected === 0) return err([refusal('no-roll', 'sittingId')]);
    if (!quorum.met) return err([refusal('no-quorum', 'sittingId', { expected, present, needed })]);
    await context.tx.db
      .update(sitting)
      .set({
        ...{ openedAt: context.now, revision: row.revision + 1 },
        ...{ quorumN: threshold.n, quorumD: threshold.d, quorumOp: threshold.op },
      })
      .where(and(eq(sitting.schoolId, context.schoolId), eq(sitting.id, row.id)));
    return ok({
      subject: subjectOf(row.id),
      before: { openedAt: null },
      after: { openedAt: context.now, expected, present, needed } as Json,
      answer: { expected, present, needed },
    });
  },
});

/** Closes a sitting; who was expected and present is frozen, and what stood on the agenda ends. */
export const sittingClose = defineAction({
  name: 'sitting.close',
  room,
  may: secretaries,
  face: 'confirm',
  offered: { stage: ['open'] },
  refuses: [...sittingRefusals, 'sitting-not-open'],
  input: z.object({ sittingId: rowId() }),
  run: async ({ sittingId }, context) => {
    const found = await sittingGoing(context, sittingId);
    if (!found.ok) return found;
    const { sitting: row } = found.value;
    if (row.openedAt === null) return err([refusal('sitting-not-open', 'sittingId')]);
    const { quorum } = await attendanceOf(context.tx, row);
    const { expected, present } = quorum;
    const own = and(eq(agendaItem.schoolId, context.schoolId), eq(agendaItem.sittingId, row.id));
    await context.tx.db
      .update(agendaItem)
      .set({ endedAt: context.now })
      .where(and(own, sql`${agendaItem.beganAt} is not null and ${agendaItem.endedAt} is null`));
    await context.tx.db
      .update(sitting)
      .set({
        ...{ closedAt: context.now, currentItemId: null, expected, present },
        revision: row.revision + 1,
      })
      .where(and(eq(sitting.schoolId, context.schoolId), eq(sitting.id, row.id)));
    const after = { closedAt: context.now, expected, present } as Json;
    return ok({ subject: subjectOf(row.id), before: { closedAt: null }, after, answer: {} });
  },
});

const stages = ['planned', 'open', 'closed'] as const;

const sittingRow = z.object({
  id: rowId(),
  title: text(longest.title),
  congressTitle: text(longest.title),
  kind: choice(sittingKinds),
  stage: choice(stages),
  day: day(),
  begins: text(5).nullable(),
  place: text(longest.place).nullable(),
  revision: whole(1),
});

/** Sittings of every congress that the caller may look at, the newest first. */
export const sittingList = defineList({
  name: 'sitting.list',
  room,
  may: everybody,
  refuses: [],
  input: z.object({ congressId: reference('congress').optional() }),
  row: sittingRow,
  sortable: ['day', 'title'],
  newestFirst: true,
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const { rows } = await tx.client.query<z.output<typeof sittingRow> & { total: number }>({
      text: `select s.id, s.title, c.title as "congressTitle", s.kind, s.day::text, s.begins, s.place, s.revision,
          case when s.closed_at is not null then 'closed' when s.opened_at is not null then 'open' else 'planned' end as stage,
          count(*) over ()::int as total
        from sitting s join congress c on c.school_id = $1 and c.id = s.congress_id
        where s.school_id = $1 and ($2::uuid is null or s.congress_id = $2)
          and (c.unit_id is null or $3::uuid[] is null or c.unit_id = any($3))
          and ($4::text is null or position($4 in s.title) > 0 or position($4 in c.title) > 0)
        order by ${sort.by === 'title' ? 's.title' : 's.day'} ${sort.descending ? 'desc' : 'asc'},
          s.begins ${sort.descending ? 'desc' : 'asc'} nulls last, s.id
        offset $5 limit $6`,
      values: [
        tx.schoolId,
        filters.congressId ?? null,
        authority.reach === 'unit' ? authority.unitIds : null,
        search,
        offset,
        limit,
      ],
    });
    return ok({
      rows: rows.map(({ total: _total, ...row }) => row),
      total: rows[0]?.total ?? 0,
    });
  },
});
