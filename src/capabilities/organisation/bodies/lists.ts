import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import {
  choice,
  day,
  longText,
  reference,
  rowId,
  text,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineList } from '../../../engines/actions/verb.ts';
import { ok } from '../../../kernel/result.ts';
import { bodiesInReach, everyone } from '../reach.ts';
import { byKey, namedLike, ordered } from '../search.ts';
import { body, post, unit } from '../tables.ts';
import { bodyKinds, postKinds } from './model.ts';
import { bodyAndBelow } from './reads.ts';

const parent = alias(body, 'parent');
const ofParent = and(eq(parent.schoolId, body.schoolId), eq(parent.id, body.parentId));
const ofUnit = and(eq(unit.schoolId, body.schoolId), eq(unit.id, body.unitId));

const bodySorts = { name: byKey(body.nameKey), kind: body.kind, since: body.since };

export const bodyList = defineList({
  name: 'body.list',
  room: 'organisation',
  may: everyone(),
  refuses: [],
  input: z.object({
    kind: choice(bodyKinds).optional(),
    parentId: reference('body').optional(),
    unitId: reference('unit').optional(),
    current: yesNo().optional(),
  }),
  row: z.object({
    id: rowId(),
    name: text(60),
    kind: choice(bodyKinds),
    parentName: text(60).nullable(),
    unitName: text(60).nullable(),
    staffGround: longText(500).nullable(),
    since: day(),
    until: day().nullable(),
  }),
  sortable: ['name', 'kind', 'since'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority, today }) => {
    const { db, schoolId } = tx;
    const open = sql`(${body.until} is null or ${body.until} >= ${today})`;
    const where = and(
      eq(body.schoolId, schoolId),
      bodiesInReach(authority),
      filters.kind && eq(body.kind, filters.kind),
      filters.parentId && eq(body.parentId, filters.parentId),
      filters.unitId && eq(body.unitId, filters.unitId),
      filters.current === undefined ? undefined : filters.current ? open : sql`not ${open}`,
      search === null ? undefined : namedLike({ name: body.name, key: body.nameKey }, search),
    );
    const by = bodySorts[sort.by as keyof typeof bodySorts];
    const [rows, counted] = await Promise.all([
      db
        .select({
          id: body.id,
          name: body.name,
          kind: body.kind,
          parentName: parent.name,
          unitName: unit.name,
          staffGround: body.staffGround,
          since: body.since,
          until: body.until,
        })
        .from(body)
        .leftJoin(parent, ofParent)
        .leftJoin(unit, ofUnit)
        .where(where)
        .orderBy(...ordered(by, body.id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(body)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});

const ofBody = and(eq(body.schoolId, post.schoolId), eq(body.id, post.bodyId));
const postSorts = {
  bodyName: byKey(body.nameKey),
  name: post.name,
  kind: post.kind,
  since: post.since,
};

export const postList = defineList({
  name: 'post.list',
  room: 'organisation',
  may: everyone(),
  refuses: [],
  input: z.object({
    /** With the bodies below it. */
    bodyId: reference('body').optional(),
    kind: choice(postKinds).optional(),
    current: yesNo().optional(),
  }),
  row: z.object({
    id: rowId(),
    bodyName: text(60),
    name: text(40),
    kind: choice(postKinds),
    seats: whole(1, 10_000).nullable(),
    taken: whole(),
    fullTime: yesNo().nullable(),
    since: day(),
    until: day().nullable(),
  }),
  sortable: ['bodyName', 'name', 'kind', 'since'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority, today }) => {
    const { db, schoolId } = tx;
    const open = sql`(${post.until} is null or ${post.until} >= ${today})`;
    const where = and(
      eq(post.schoolId, schoolId),
      bodiesInReach(authority),
      filters.bodyId && inArray(post.bodyId, bodyAndBelow(tx, filters.bodyId)),
      filters.kind && eq(post.kind, filters.kind),
      filters.current === undefined ? undefined : filters.current ? open : sql`not ${open}`,
      search === null
        ? undefined
        : sql`(position(${search} in ${post.name}) > 0 or ${namedLike({ name: body.name, key: body.nameKey }, search)})`,
    );
    const taken = sql<number>`(select count(*)::int from appointment a
      where a.school_id = ${schoolId} and a.post_id = ${post.id} and a.since <= ${today}
        and (a.until is null or a.until >= ${today}) and a.ended_by is distinct from 'correction')`;
    const by = postSorts[sort.by as keyof typeof postSorts];
    const [rows, counted] = await Promise.all([
      db
        .select({
          id: post.id,
          bodyName: body.name,
          name: post.name,
          kind: post.kind,
          seats: post.seats,
          taken,
          fullTime: post.fullTime,
          since: post.since,
          until: post.until,
        })
        .from(post)
        .innerJoin(body, ofBody)
        .where(where)
        .orderBy(...ordered(by, post.id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(post)
        .innerJoin(body, ofBody)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
