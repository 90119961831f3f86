import { and, eq, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import {
  day,
  personal,
  reference,
  rowId,
  text,
  whole,
  yesNo,
} from '../../../engines/actions/fields.ts';
import { defineList } from '../../../engines/actions/verb.ts';
import { ok } from '../../../kernel/result.ts';
import { bodyAndBelow } from '../bodies/reads.ts';
import { bodiesOfOwn } from '../reach.ts';
import { memberRoles, ownOnly, schoolWide, withinUnit } from '../roles.ts';
import { byKey, ordered } from '../search.ts';
import { appointment, body, person } from '../tables.ts';
import { handover, handoverSignature, handoverVersion } from './tables.ts';

const why = 'says who handed over to whom';
const giverOf = alias(appointment, 'giver_appointment');
const takerOf = alias(appointment, 'taker_appointment');
const giver = alias(person, 'giver');
const taker = alias(person, 'taker');
const newest = and(
  eq(handoverVersion.schoolId, handover.schoolId),
  eq(handoverVersion.handoverId, handover.id),
  eq(handoverVersion.version, handover.version),
);
const ofBody = and(eq(body.schoolId, handover.schoolId), eq(body.id, handover.bodyId));
const ofGiver = and(
  eq(giverOf.schoolId, handoverVersion.schoolId),
  eq(giverOf.id, handoverVersion.giverId),
);
const ofTaker = and(
  eq(takerOf.schoolId, handoverVersion.schoolId),
  eq(takerOf.id, handoverVersion.takerId),
);
const giverPerson = and(eq(giver.schoolId, giverOf.schoolId), eq(giver.id, giverOf.personId));
const takerPerson = and(eq(taker.schoolId, takerOf.schoolId), eq(taker.id, takerOf.personId));
const sorts = { day: handoverVersion.day, bodyName: byKey(body.nameKey) };

/** Whether a side has signed the newest version. */
const signedBy = (
  side: 'giver' | 'taker',
) => sql<boolean>`exists (select from ${handoverSignature} s
  where s.school_id = ${handover.schoolId} and s.handover_id = ${handover.id}
    and s.version = ${handover.version} and s.side = ${side})`;

/** Handovers of the bodies within reach; of a person alone, those they are a side of. */
export const handoverList = defineList({
  name: 'handover.list',
  room: 'organisation',
  may: [
    ...schoolWide('administrator', 'league', 'presidium', 'head', 'office'),
    ...withinUnit('unit-league', 'unit-presidium'),
    ...ownOnly(...memberRoles),
  ],
  refuses: [],
  input: z.object({
    /** With the bodies below it. */
    bodyId: reference('body').optional(),
    sealed: yesNo().optional(),
  }),
  row: z.object({
    id: rowId(),
    bodyName: text(60),
    day: day(),
    giverName: personal(text(60), why),
    takerName: personal(text(60), why),
    version: whole(1),
    giverSigned: yesNo(),
    takerSigned: yesNo(),
  }),
  sortable: ['day', 'bodyName'],
  newestFirst: true,
  searchable: false,
  run: async ({ filters, sort, offset, limit }, { tx, authority, actor }) => {
    const { db, schoolId } = tx;
    const within =
      authority.reach === 'self'
        ? or(eq(giver.id, authority.personId), eq(taker.id, authority.personId))
        : bodiesOfOwn(actor, authority);
    const where = and(
      eq(handover.schoolId, schoolId),
      within,
      filters.bodyId && sql`${handover.bodyId} in ${bodyAndBelow(tx, filters.bodyId)}`,
      filters.sealed === undefined
        ? undefined
        : sql`(${handover.sealedAt} is not null) = ${filters.sealed}`,
    );
    const columns = {
      id: handover.id,
      bodyName: body.name,
      day: handoverVersion.day,
      giverName: giver.name,
      takerName: taker.name,
      version: handover.version,
      giverSigned: signedBy('giver'),
      takerSigned: signedBy('taker'),
    };
    const by = sorts[sort.by as keyof typeof sorts];
    const [rows, counted] = await Promise.all([
      db
        .select(columns)
        .from(handover)
        .innerJoin(handoverVersion, newest)
        .innerJoin(body, ofBody)
        .innerJoin(giverOf, ofGiver)
        .innerJoin(takerOf, ofTaker)
        .innerJoin(giver, giverPerson)
        .innerJoin(taker, takerPerson)
        .where(where)
        .orderBy(...ordered(by, handover.id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(handover)
        .innerJoin(handoverVersion, newest)
        .innerJoin(body, ofBody)
        .innerJoin(giverOf, ofGiver)
        .innerJoin(takerOf, ofTaker)
        .innerJoin(giver, giverPerson)
        .innerJoin(taker, takerPerson)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
