import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
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
import { postKinds } from '../bodies/model.ts';
import { bodyAndBelow } from '../bodies/reads.ts';
import { bodiesInReach, everyone } from '../reach.ts';
import { byKey, namedLike, ordered } from '../search.ts';
import { appointment, body, counts, person, post, term, unit } from '../tables.ts';
import { appointmentBases, electors, endings } from './model.ts';

const sorts = {
  bodyName: byKey(body.nameKey),
  personName: byKey(person.nameKey),
  since: appointment.since,
  until: appointment.until,
};

const ofPost = and(eq(post.schoolId, appointment.schoolId), eq(post.id, appointment.postId));
const ofBody = and(eq(body.schoolId, post.schoolId), eq(body.id, post.bodyId));
const ofPerson = and(
  eq(person.schoolId, appointment.schoolId),
  eq(person.id, appointment.personId),
);
const ofTerm = and(eq(term.schoolId, appointment.schoolId), eq(term.id, appointment.termId));
const ofUnit = and(eq(unit.schoolId, body.schoolId), eq(unit.id, body.unitId));

/**
 * Who holds or held which post: the roster of a body (with all below it) on a day, or the history of a post. Names
 * of those who serve are public by the rules of openness; nothing else of them is shown here.
 */
export const appointmentList = defineList({
  name: 'appointment.list',
  room: 'organisation',
  may: everyone(),
  refuses: [],
  input: z.object({
    bodyId: reference('body').optional(),
    postId: reference('post').optional(),
    personId: reference('person').optional(),
    termId: reference('term').optional(),
    day: day().optional(),
  }),
  row: z.object({
    id: rowId(),
    personId: personal(rowId(), 'leads to the person'),
    personName: personal(text(60), 'rosters name who serves'),
    bodyName: text(60),
    unitName: text(60).nullable(),
    postName: text(40),
    kind: choice(postKinds),
    since: day(),
    until: day().nullable(),
    basis: choice(appointmentBases),
    electedBy: choice(electors).nullable(),
    contested: yesNo().nullable(),
    electedOn: day().nullable(),
    endedBy: choice(endings).nullable(),
    termNumber: whole(1, 10_000).nullable(),
  }),
  sortable: ['bodyName', 'personName', 'since', 'until'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const { db, schoolId } = tx;
    const where = and(
      eq(appointment.schoolId, schoolId),
      counts,
      bodiesInReach(authority),
      filters.bodyId && inArray(post.bodyId, bodyAndBelow(tx, filters.bodyId)),
      filters.postId && eq(appointment.postId, filters.postId),
      filters.personId && eq(appointment.personId, filters.personId),
      filters.termId && eq(appointment.termId, filters.termId),
      filters.day && lte(appointment.since, filters.day),
      filters.day && or(isNull(appointment.until), gte(appointment.until, filters.day)),
      search === null ? undefined : namedLike({ name: person.name, key: person.nameKey }, search),
    );
    const by = sorts[sort.by as keyof typeof sorts];
    const [rows, counted] = await Promise.all([
      db
        .select({
          id: appointment.id,
          personId: person.id,
          personName: person.name,
          bodyName: body.name,
          unitName: unit.name,
          postName: post.name,
          kind: post.kind,
          since: appointment.since,
          until: appointment.until,
          basis: appointment.basis,
          electedBy: appointment.electedBy,
          contested: appointment.contested,
          electedOn: appointment.electedOn,
          // `counts` leaves out the rows entered by mistake.
          endedBy: sql<(typeof endings)[number] | null>`${appointment.endedBy}`,
          termNumber: term.number,
        })
        .from(appointment)
        .innerJoin(post, ofPost)
        .innerJoin(body, ofBody)
        .innerJoin(person, ofPerson)
        .leftJoin(term, ofTerm)
        .leftJoin(unit, ofUnit)
        .where(where)
        .orderBy(...ordered(by, appointment.id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(appointment)
        .innerJoin(post, ofPost)
        .innerJoin(body, ofBody)
        .innerJoin(person, ofPerson)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
