import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  file,
  longText,
  reference,
  rowId,
  text,
  whole,
} from '../../engines/actions/fields.ts';
import { defineAction, defineList, type Context } from '../../engines/actions/verb.ts';
import { attachmentTypes } from '../../engines/storage/file-types.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { changedMeanwhile, meanwhileRefusals } from '../organisation/last-change.ts';
import { measureKeepers, readers } from './grants.ts';
import { measuresOn } from './measure-reads.ts';
import { measureStandings } from './model.ts';
import { judgeNamed } from './named-things.ts';
import { reformMeasure } from './tables.ts';

const room = 'rulebook';
const papers = Object.keys(attachmentTypes);

type Row = typeof reformMeasure.$inferSelect;

/** Records a reform measure: what is to change, who answers for it, and until when. */
export const measureRecord = defineAction({
  name: 'measure.record',
  room,
  may: measureKeepers,
  refuses: ['dates-reversed', 'owner-unknown', 'post-unknown'],
  input: z.object({
    text: longText(400),
    ownerId: reference('body'),
    postId: reference('post').nullish(),
    since: day(),
    due: day(),
  }),
  run: async ({ text: what, ownerId, postId = null, since, due }, { tx, newId }) => {
    if (due < since) return err([refusal('dates-reversed', 'due', { since })]);
    const unknown = await judgeNamed(tx, { ownerId, postId });
    if (unknown.length > 0) return err(unknown);
    const id = newId();
    const row = { id, text: what, bodyId: ownerId, postId, since, due };
    await tx.db.insert(reformMeasure).values({ ...row, schoolId: tx.schoolId });
    return ok({ subject: { kind: 'measure', id }, before: null, after: row, answer: { id } });
  },
});

const heldRefusals = ['measure-unknown', 'measure-ended', ...meanwhileRefusals] as const;

/** The measure in the revision that was seen, held and still going on. */
async function held(
  { tx }: Context,
  { measureId, revision }: { readonly measureId: Uuid; readonly revision: number },
): Promise<Result<Row, readonly Refusal[]>> {
  const [row] = await tx.db
    .select()
    .from(reformMeasure)
    .where(and(eq(reformMeasure.schoolId, tx.schoolId), eq(reformMeasure.id, measureId)))
    .for('update');
  if (row === undefined) return err([refusal('measure-unknown', 'measureId')]);
  if (row.revision !== revision)
    return err([await changedMeanwhile(tx, { kind: 'measure', id: measureId }, row.text)]);
  return row.doneOn === null && row.droppedOn === null
    ? ok(row)
    : err([refusal('measure-ended', 'measureId')]);
}

async function change({ tx }: Context, row: Row, set: Partial<Row>) {
  const { id } = row;
  const revision = row.revision + 1;
  await tx.db
    .update(reformMeasure)
    .set({ ...set, revision })
    .where(and(eq(reformMeasure.schoolId, tx.schoolId), eq(reformMeasure.id, id)));
  return ok({
    subject: { kind: 'measure', id },
    before: row as unknown as Json,
    after: { ...row, ...set, revision } as unknown as Json,
    answer: { id, revision },
  });
}

const seen = { measureId: rowId(), revision: whole(1) };

/** Changes a measure that goes on: its words, who answers for it, its day. */
export const measureChange = defineAction({
  name: 'measure.change',
  room,
  may: measureKeepers,
  refuses: [...heldRefusals, 'dates-reversed', 'owner-unknown', 'post-unknown'],
  offered: { standing: ['open', 'overdue'] },
  input: z.object({
    ...seen,
    text: longText(400).optional(),
    ownerId: reference('body').optional(),
    postId: reference('post').nullish(),
    due: day().optional(),
  }),
  run: async ({ text: what, ownerId, postId, due, ...which }, context) => {
    const found = await held(context, which);
    if (!found.ok) return found;
    const row = found.value;
    const bodyId = ownerId ?? row.bodyId;
    // Another body has other posts.
    const kept = bodyId === row.bodyId ? row.postId : null;
    const set = {
      ...{ text: what ?? row.text, bodyId, due: due ?? row.due },
      postId: postId === undefined ? kept : postId,
    };
    if (set.due < row.since) return err([refusal('dates-reversed', 'due', { since: row.since })]);
    const unknown = await judgeNamed(context.tx, { ownerId: bodyId, postId: set.postId });
    return unknown.length > 0 ? err(unknown) : change(context, row, set);
  },
});

/** Says that a measure is carried out, with what shows it: a paper, or where it can be seen. */
export const measureFinish = defineAction({
  name: 'measure.finish',
  room,
  may: measureKeepers,
  refuses: [...heldRefusals, 'nothing-shown', 'done-to-come', 'dates-reversed', 'paper-unknown'],
  offered: { standing: ['open', 'overdue'] },
  input: z.object({
    ...seen,
    doneOn: day(),
    shownBy: longText(400).nullish(),
    paper: file(papers).nullish(),
  }),
  run: async ({ doneOn, shownBy = null, paper = null, ...which }, context) => {
    const found = await held(context, which);
    if (!found.ok) return found;
    const { since } = found.value;
    if (shownBy === null && paper === null) return err([refusal('nothing-shown', 'shownBy')]);
    if (doneOn < since) return err([refusal('dates-reversed', 'doneOn', { since })]);
    if (doneOn > context.today)
      return err([refusal('done-to-come', 'doneOn', { today: context.today })]);
    const unknown = await judgeNamed(context.tx, { paper });
    if (unknown.length > 0) return err(unknown);
    return change(context, found.value, { doneOn, shownBy, paper });
  },
});

/** Gives a measure up, and says why; it stays in the list. */
export const measureDrop = defineAction({
  name: 'measure.drop',
  room,
  may: measureKeepers,
  refuses: heldRefusals,
  offered: { standing: ['open', 'overdue'] },
  input: z.object({ ...seen, why: text(400) }),
  run: async ({ why, ...which }, context) => {
    const found = await held(context, which);
    if (!found.ok) return found;
    return change(context, found.value, { droppedOn: context.today, why });
  },
});

/** Every reform measure with where it stands, the next due first. */
export const measureList = defineList({
  name: 'measure.list',
  room,
  may: readers,
  refuses: [],
  input: z.object({ standing: choice(measureStandings).optional() }),
  row: z.object({
    id: rowId(),
    text: longText(400),
    standing: choice(measureStandings),
    due: day(),
    bodyName: text(),
    postName: text().nullable(),
    doneOn: day().nullable(),
    shownBy: text(400).nullable(),
    paper: file(papers).nullable(),
    why: text(400).nullable(),
    revision: whole(1),
  }),
  sortable: ['due', 'standing'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, today }) => {
    const wanted = search?.toLowerCase() ?? null;
    const rows = (await measuresOn(tx, today)).filter(
      ({ text: what, bodyName, standing }) =>
        (filters.standing === undefined || standing === filters.standing) &&
        (wanted === null || `${what} ${bodyName}`.toLowerCase().includes(wanted)),
    );
    if (sort.by === 'standing')
      rows.sort(
        (a, b) => measureStandings.indexOf(a.standing) - measureStandings.indexOf(b.standing),
      );
    if (sort.descending) rows.reverse();
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
  },
});

/** The verbs of reform measures. */
export const measureVerbs = [
  measureRecord,
  measureChange,
  measureFinish,
  measureDrop,
  measureList,
] as const;
