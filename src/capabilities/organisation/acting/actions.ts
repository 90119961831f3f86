import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  day,
  longText,
  personal,
  reference,
  rowId,
  text,
} from '../../../engines/actions/fields.ts';
import { defineAction, defineList } from '../../../engines/actions/verb.ts';
import type { Day } from '../../../kernel/day.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { holdBody } from '../bodies/reads.ts';
import { isUnion } from '../bodies/rules.ts';
import { kept } from '../changes.ts';
import { bodiesInReach, everyoneOfUnions, keepersAndGuides } from '../reach.ts';
import { ordered } from '../search.ts';
import { overlap, reversed } from '../spans.ts';
import { appointment, body, counts, person } from '../tables.ts';
import { actingIn, holdActing, viceChairDays, type ActingRow } from './reads.ts';
import { judgeActing } from './rules.ts';
import { actingChair } from './tables.ts';

const room = 'organisation';
const why = 'says who acts for the chair';

/** 代主席: lets one vice-chair act for the chair from a day on, to a day where that is known. */
export const actingChairSet = defineAction({
  name: 'acting.set',
  room,
  may: keepersAndGuides,
  refuses: [
    'body-unknown',
    'not-a-union',
    'dates-reversed',
    'acting-not-vice-chair',
    'acting-not-then',
    'acting-overlaps',
  ],
  input: z.object({
    bodyId: reference('body'),
    personId: personal(reference('person'), why),
    since: day(),
    until: day().nullish(),
    reason: longText(200).nullish(),
  }),
  run: async (input, { tx, authority, newId }) => {
    const { bodyId, personId, since, until = null, reason = null } = input;
    const held = await holdBody(tx, authority, { id: bodyId, how: 'update' });
    if (held === null) return err([refusal('body-unknown', 'bodyId')]);
    if (!isUnion(held.kind)) return err([refusal('not-a-union', 'bodyId')]);
    const [posts, others] = await Promise.all([
      viceChairDays(tx, { bodyId, personId }),
      actingIn(tx, bodyId),
    ]);
    const days = { since, until };
    const viceChair = posts.find((one) => overlap(one, days)) ?? null;
    const refusals = judgeActing({ days, viceChair, others });
    if (refusals.length > 0 || viceChair === null) return err(refusals);
    const row: ActingRow = {
      ...{ schoolId: tx.schoolId, id: newId(), bodyId, appointmentId: viceChair.id },
      ...{ reason, since, until },
    };
    await tx.db.insert(actingChair).values(row);
    const subject = { kind: 'acting', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

/** The chair is back, or another acts from then on; a wrong day is set again. */
export const actingChairEnd = defineAction({
  name: 'acting.end',
  room,
  may: keepersAndGuides,
  refuses: ['acting-unknown', 'dates-reversed', 'acting-overlaps'],
  input: z.object({ actingId: rowId(), until: day() }),
  run: async ({ actingId, until }, { tx, authority }) => {
    const held = await holdActing(tx, authority, actingId);
    if (held === null) return err([refusal('acting-unknown', 'actingId')]);
    const { row } = held;
    const days = { since: row.since, until };
    const others = (await actingIn(tx, row.bodyId)).filter(({ id }) => id !== row.id);
    const refusals = [
      ...reversed(days),
      ...(others.some((other) => overlap(other, days))
        ? [refusal('acting-overlaps', 'until')]
        : []),
    ];
    if (refusals.length > 0) return err(refusals);
    await tx.db
      .update(actingChair)
      .set({ until })
      .where(and(eq(actingChair.schoolId, tx.schoolId), eq(actingChair.id, row.id)));
    const subject = { kind: 'acting', id: row.id };
    return ok({ subject, before: { until: row.until }, after: { until }, answer: {} });
  },
});

/** For a row that should never have been entered. The journal keeps it. */
export const actingChairStrike = defineAction({
  name: 'acting.strike',
  room,
  may: keepersAndGuides,
  face: 'confirm',
  refuses: ['acting-unknown'],
  input: z.object({ actingId: rowId() }),
  run: async ({ actingId }, { tx, authority }) => {
    const held = await holdActing(tx, authority, actingId);
    if (held === null) return err([refusal('acting-unknown', 'actingId')]);
    await tx.db
      .delete(actingChair)
      .where(and(eq(actingChair.schoolId, tx.schoolId), eq(actingChair.id, actingId)));
    const subject = { kind: 'acting', id: actingId };
    return ok({ subject, before: kept(held.row), after: null, answer: {} });
  },
});

const ofBody = and(eq(body.schoolId, actingChair.schoolId), eq(body.id, actingChair.bodyId));
const ofAppointment = and(
  eq(appointment.schoolId, actingChair.schoolId),
  eq(appointment.id, actingChair.appointmentId),
);
const ofPerson = and(
  eq(person.schoolId, appointment.schoolId),
  eq(person.id, appointment.personId),
);

/** Whoever is no vice-chair any longer acts no longer. */
const lastDay = sql<Day | null>`least(${actingChair.until}, ${appointment.until})`;

/** Who acted for the chair, and when. Names of those who serve are public by the rules of openness. */
export const actingChairList = defineList({
  name: 'acting.list',
  room,
  may: everyoneOfUnions(),
  refuses: [],
  input: z.object({ bodyId: reference('body').optional(), day: day().optional() }),
  row: z.object({
    id: rowId(),
    bodyName: text(60),
    personName: personal(text(60), why),
    reason: longText(200).nullable(),
    since: day(),
    until: day().nullable(),
  }),
  sortable: ['since'],
  newestFirst: true,
  searchable: false,
  run: async ({ filters, sort, offset, limit }, { tx, authority }) => {
    const { db, schoolId } = tx;
    const where = and(
      eq(actingChair.schoolId, schoolId),
      bodiesInReach(authority),
      counts,
      filters.bodyId && eq(actingChair.bodyId, filters.bodyId),
      filters.day && lte(actingChair.since, filters.day),
      filters.day && or(isNull(lastDay), gte(lastDay, filters.day)),
    );
    const [rows, counted] = await Promise.all([
      db
        .select({
          id: actingChair.id,
          bodyName: body.name,
          personName: person.name,
          reason: actingChair.reason,
          since: actingChair.since,
          until: sql<Day | null>`${lastDay}::text`,
        })
        .from(actingChair)
        .innerJoin(body, ofBody)
        .innerJoin(appointment, ofAppointment)
        .innerJoin(person, ofPerson)
        .where(where)
        .orderBy(...ordered(actingChair.since, actingChair.id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(actingChair)
        .innerJoin(body, ofBody)
        .innerJoin(appointment, ofAppointment)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
