import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  personal,
  reference,
  rowId,
  text,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineList } from '../../../engines/actions/verb.ts';
import { ok } from '../../../kernel/result.ts';
import { bodiesInReach, everyoneOfUnions } from '../reach.ts';
import { byKey, ordered } from '../search.ts';
import { body, person } from '../tables.ts';
import { whyGuide } from './actions.ts';
import { guideKinds } from './model.ts';
import { unionGuide } from './tables.ts';

const sorts = { bodyName: byKey(body.nameKey), since: unionGuide.since };
const ofBody = and(eq(body.schoolId, unionGuide.schoolId), eq(body.id, unionGuide.bodyId));
const ofPerson = and(eq(person.schoolId, unionGuide.schoolId), eq(person.id, unionGuide.personId));

/** Who guides which union. The form publishes their names. */
export const guideList = defineList({
  name: 'guide.list',
  room: 'organisation',
  may: everyoneOfUnions(),
  refuses: [],
  input: z.object({ bodyId: reference('body').optional(), day: day().optional() }),
  row: z.object({
    id: rowId(),
    bodyName: text(60),
    kind: choice(guideKinds),
    personName: personal(text(60), whyGuide),
    fullTime: yesNo(),
    since: day(),
    until: day().nullable(),
  }),
  sortable: ['bodyName', 'since'],
  searchable: false,
  run: async ({ filters, sort, offset, limit }, { tx, authority }) => {
    const { db, schoolId } = tx;
    const where = and(
      eq(unionGuide.schoolId, schoolId),
      bodiesInReach(authority),
      filters.bodyId && eq(unionGuide.bodyId, filters.bodyId),
      filters.day && lte(unionGuide.since, filters.day),
      filters.day && or(isNull(unionGuide.until), gte(unionGuide.until, filters.day)),
    );
    const by = sorts[sort.by as keyof typeof sorts];
    const [rows, counted] = await Promise.all([
      db
        .select({
          id: unionGuide.id,
          bodyName: body.name,
          kind: unionGuide.kind,
          personName: person.name,
          fullTime: unionGuide.fullTime,
          since: unionGuide.since,
          until: unionGuide.until,
        })
        .from(unionGuide)
        .innerJoin(body, ofBody)
        .innerJoin(person, ofPerson)
        .where(where)
        .orderBy(...ordered(by, unionGuide.id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(unionGuide)
        .innerJoin(body, ofBody)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
