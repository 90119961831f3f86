import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Authority } from '../../engines/actions/actor.ts';
import {
  choice,
  day,
  longText,
  reference,
  rowId,
  text,
  whole,
} from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { changedOf, journaled, kept } from '../organisation/changes.ts';
import { holdBody } from '../organisation/bodies/reads.ts';
import { isUnion } from '../organisation/bodies/rules.ts';
import { reachesUnit } from '../organisation/reach.ts';
import { callKeepers } from './grants.ts';
import { membersKinds, pathNames, type Members } from './model.ts';
import { pathInForce } from './provisions.ts';
import { judgeCall } from './rules.ts';
import { selectionCall, selectionOffer } from './tables.ts';

const room = 'selection';

/** One call as stored. */
export type CallRow = typeof selectionCall.$inferSelect;

/** One call, held until the commit; null for an unknown id. Whether it is within reach is asked by `reachesUnit`. */
export async function holdCall(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<CallRow | null> {
  const rows = await db
    .select()
    .from(selectionCall)
    .where(and(eq(selectionCall.schoolId, schoolId), eq(selectionCall.id, id)))
    .for('update');
  return rows[0] ?? null;
}

/** The call, held, if the caller keeps it. */
async function ownCall(
  tx: SchoolTransaction,
  authority: Authority,
  id: Uuid,
): Promise<CallRow | null> {
  const row = await holdCall(tx, id);
  return row !== null && reachesUnit(authority, row.unitId) ? row : null;
}

/** Which of the posts do not stand in the union's presidium or in one of its departments, as the call is for. */
async function foreignPosts(
  { client, schoolId }: SchoolTransaction,
  { unionId, members, postIds }: { unionId: Uuid; members: Members; postIds: readonly Uuid[] },
): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: Uuid }>({
    name: 'posts-of-union-part',
    text: `select p.id from post p join body b on b.school_id = p.school_id and b.id = p.body_id
      where p.school_id = $1 and b.school_id = $1 and p.id = any($3::uuid[])
        and case when $4 then b.id = $2 else b.parent_id = $2 and b.kind in ('office', 'working-department') end`,
    values: [schoolId, unionId, postIds, members === 'presidium'],
  });
  const own = new Set(rows.map(({ id }) => id));
  return postIds.flatMap((id, at) => (own.has(id) ? [] : [at]));
}

const offers = () =>
  z
    .array(z.object({ postId: reference('post'), places: whole(1, 200) }))
    .min(1)
    .max(60)
    .meta({ kind: 'list' });

function judgeOffers(postIds: readonly Uuid[], foreign: readonly number[]): readonly Refusal[] {
  const twice = postIds.findIndex((id, at) => postIds.indexOf(id) !== at);
  return [
    ...foreign.map((at) => refusal('post-not-of-union', ['offers', at, 'postId'])),
    ...(twice === -1 ? [] : [refusal('post-offered-twice', ['offers', twice, 'postId'])]),
  ];
}

export const callOpen = defineAction({
  name: 'call.open',
  room,
  may: callKeepers,
  refuses: [
    'union-unknown',
    'dates-reversed',
    'path-not-for',
    'post-not-of-union',
    'post-offered-twice',
  ],
  input: z.object({
    unionId: reference('body'),
    members: choice(membersKinds),
    title: text(100),
    text: longText(4000),
    conditions: longText(2000).nullish(),
    offers: offers(),
    applySince: day(),
    applyUntil: day(),
    path: choice(pathNames).nullish(),
  }),
  run: async (input, { tx, authority, today, newId }) => {
    const postIds = input.offers.map(({ postId }) => postId);
    const [union, foreign, stated] = await Promise.all([
      holdBody(tx, authority, { id: input.unionId, how: 'share' }),
      foreignPosts(tx, { unionId: input.unionId, members: input.members, postIds }),
      readStatedValues(tx),
    ]);
    if (union === null || !isUnion(union.kind)) return err([refusal('union-unknown', 'unionId')]);
    const unit = union.unitId !== null;
    const path = input.path ?? pathInForce(stated, { members: input.members, unit }, today).value;
    const refusals = [...judgeCall({ ...input, unit, path }), ...judgeOffers(postIds, foreign)];
    if (refusals.length > 0) return err(refusals);
    const row: CallRow = {
      schoolId: tx.schoolId,
      id: newId(),
      unionId: union.id,
      unitId: union.unitId,
      members: input.members,
      path,
      title: input.title,
      text: input.text,
      conditions: input.conditions ?? null,
      applySince: input.applySince,
      applyUntil: input.applyUntil,
      opened: today,
      closed: null,
      revision: 1,
    };
    const rows = input.offers.map((offer) => ({ schoolId: tx.schoolId, callId: row.id, ...offer }));
    await Promise.all([
      tx.db.insert(selectionCall).values(row),
      tx.db.insert(selectionOffer).values(rows),
    ]);
    const subject = { kind: 'call', id: row.id };
    const after = { ...(kept(row) as object), offers: input.offers } as unknown as Json;
    return ok({ subject, before: null, after, answer: { id: row.id } });
  },
});

/** Who changed a call last and when, by the journal. */
async function lastChange(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<{ readonly name: string; readonly day: Day }> {
  const { rows } = await client.query<{ name: string | null; at: string }>({
    name: 'call-changed-by',
    text: `select p.name, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from journal_entry e
      left join account a on a.school_id = e.school_id and a.id = e.account_id
      left join person p on p.school_id = a.school_id and p.id = a.person_id
      where e.school_id = $1 and e.subject_kind = 'call' and e.subject_id = $2
      order by e.seq desc limit 1`,
    values: [schoolId, id],
  });
  const found = rows[0];
  return { name: found?.name ?? '', day: chinaDay((found?.at ?? '') as Instant) };
}

export const callChange = defineAction({
  name: 'call.change',
  room,
  may: callKeepers,
  offered: { closed: [null] },
  refuses: ['call-unknown', 'call-changed', 'dates-reversed', 'path-not-for'],
  input: z.object({
    callId: rowId(),
    revision: whole(1),
    title: text(100).optional(),
    text: longText(4000).optional(),
    conditions: longText(2000).nullish(),
    applySince: day().optional(),
    applyUntil: day().optional(),
  }),
  run: async ({ callId, revision, ...wanted }, { tx, authority }) => {
    const row = await ownCall(tx, authority, callId);
    if (row === null) return err([refusal('call-unknown', 'callId')]);
    if (row.revision !== revision) {
      const { name, day: on } = await lastChange(tx, callId);
      return err([refusal('call-changed', 'revision', { name, day: on })]);
    }
    const changed = changedOf<CallRow>(row, wanted as Partial<CallRow>);
    const refusals = judgeCall({ ...row, ...changed, unit: row.unitId !== null });
    if (refusals.length > 0) return err(refusals);
    await tx.db
      .update(selectionCall)
      .set({ ...changed, revision: revision + 1 })
      .where(and(eq(selectionCall.schoolId, tx.schoolId), eq(selectionCall.id, callId)));
    const subject = { kind: 'call', id: callId };
    return ok({ subject, ...journaled(row, changed), answer: {} });
  },
});

export const callClose = defineAction({
  name: 'call.close',
  room,
  may: callKeepers,
  face: 'confirm',
  offered: { closed: [null] },
  refuses: ['call-unknown', 'call-closed'],
  input: z.object({ callId: rowId() }),
  run: async ({ callId }, { tx, authority, today }: Context) => {
    const row = await ownCall(tx, authority, callId);
    if (row === null) return err([refusal('call-unknown', 'callId')]);
    if (row.closed !== null) return err([refusal('call-closed', 'callId', { day: row.closed })]);
    await tx.db
      .update(selectionCall)
      .set({ closed: today, revision: row.revision + 1 })
      .where(and(eq(selectionCall.schoolId, tx.schoolId), eq(selectionCall.id, callId)));
    const subject = { kind: 'call', id: callId };
    return ok({ subject, before: { closed: null }, after: { closed: today }, answer: {} });
  },
});
