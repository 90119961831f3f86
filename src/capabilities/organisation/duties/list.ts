import { and, eq, inArray, isNull, gte, lte, or, sql } from 'drizzle-orm';
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
import { bodyAndBelow } from '../bodies/reads.ts';
import { bodiesInReach, everyoneOfUnions } from '../reach.ts';
import { byKey, ordered } from '../search.ts';
import { body } from '../tables.ts';
import { administrativePurposes, dutyDegrees, dutyPurposes } from './model.ts';
import { bodyDuty } from './tables.ts';

const union = alias(body, 'union_of_duty');
const ofBody = and(eq(body.schoolId, bodyDuty.schoolId), eq(body.id, bodyDuty.bodyId));
const ofUnion = and(eq(union.schoolId, body.schoolId), eq(union.id, body.parentId));
const sorts = { bodyName: byKey(body.nameKey), purpose: bodyDuty.purpose, since: bodyDuty.since };

/** What each department and office does. Open to all: what a union carries is public. */
export const dutyList = defineList({
  name: 'duty.list',
  room: 'organisation',
  may: everyoneOfUnions(),
  refuses: [],
  input: z.object({
    /** With the departments below it. */
    bodyId: reference('body').optional(),
    purpose: choice(dutyPurposes).optional(),
    administrative: yesNo().optional(),
    day: day().optional(),
  }),
  row: z.object({
    id: rowId(),
    bodyId: rowId(),
    unionName: text(60).nullable(),
    bodyName: text(60),
    text: longText(300),
    purpose: choice(dutyPurposes),
    degree: choice(dutyDegrees).nullable(),
    since: day(),
    until: day().nullable(),
    revision: whole(1),
  }),
  sortable: ['bodyName', 'purpose', 'since'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const { db, schoolId } = tx;
    const forbidden = inArray(bodyDuty.purpose, [...administrativePurposes]);
    const where = and(
      eq(bodyDuty.schoolId, schoolId),
      bodiesInReach(authority),
      filters.bodyId && inArray(bodyDuty.bodyId, bodyAndBelow(tx, filters.bodyId)),
      filters.purpose && eq(bodyDuty.purpose, filters.purpose),
      filters.administrative === undefined
        ? undefined
        : filters.administrative
          ? forbidden
          : sql`not ${forbidden}`,
      filters.day && lte(bodyDuty.since, filters.day),
      filters.day && or(isNull(bodyDuty.until), gte(bodyDuty.until, filters.day)),
      search === null ? undefined : sql`position(${search} in ${bodyDuty.text}) > 0`,
    );
    const by = sorts[sort.by as keyof typeof sorts];
    const [rows, counted] = await Promise.all([
      db
        .select({
          id: bodyDuty.id,
          bodyId: bodyDuty.bodyId,
          unionName: union.name,
          bodyName: body.name,
          text: bodyDuty.text,
          purpose: bodyDuty.purpose,
          degree: bodyDuty.degree,
          since: bodyDuty.since,
          until: bodyDuty.until,
          revision: bodyDuty.revision,
        })
        .from(bodyDuty)
        .innerJoin(body, ofBody)
        .leftJoin(union, ofUnion)
        .where(where)
        .orderBy(...ordered(by, bodyDuty.id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(bodyDuty)
        .innerJoin(body, ofBody)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
