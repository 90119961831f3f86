import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { day, reference, rowId, text, whole } from '../../../engines/actions/fields.ts';
import { defineAction, defineList } from '../../../engines/actions/verb.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { holdBody } from '../bodies/reads.ts';
import { kept } from '../changes.ts';
import { bodiesInReach, everyone, keepersAndGuides } from '../reach.ts';
import { byKey, namedLike, ordered } from '../search.ts';
import { includes, within } from '../spans.ts';
import { body, term } from '../tables.ts';
import { holdTerm } from './reads.ts';
import { judgeTerm } from './rules.ts';

const room = 'organisation';

export const termOpen = defineAction({
  name: 'term.open',
  room,
  may: keepersAndGuides,
  refuses: [
    'body-unknown',
    'body-not-then',
    'term-number-taken',
    'term-overlaps',
    'dates-reversed',
  ],
  input: z.object({
    bodyId: reference('body'),
    number: whole(1, 10_000),
    since: day(),
    until: day().nullish(),
  }),
  run: async ({ bodyId, number, since, until = null }, { tx, authority, newId }) => {
    const { db, schoolId } = tx;
    const held = await holdBody(tx, authority, { id: bodyId, how: 'update' });
    if (held === null) return err([refusal('body-unknown', 'bodyId')]);
    const terms = await db
      .select()
      .from(term)
      .where(and(eq(term.schoolId, schoolId), eq(term.bodyId, bodyId)));
    const then = until === null ? includes(held, since) : within({ since, until }, held);
    const refusals = [
      ...(then ? [] : [refusal('body-not-then', 'since')]),
      ...(terms.some((one) => one.number === number)
        ? [refusal('term-number-taken', 'number', { number })]
        : []),
      ...judgeTerm({ since, until }, terms),
    ];
    if (refusals.length > 0) return err(refusals);
    const row = { schoolId, id: newId(), bodyId, number, since, until };
    await db.insert(term).values(row);
    const subject = { kind: 'term', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

export const termClose = defineAction({
  name: 'term.close',
  room,
  may: keepersAndGuides,
  refuses: ['term-unknown', 'term-overlaps', 'term-has-appointments', 'dates-reversed'],
  input: z.object({ termId: reference('term'), until: day() }),
  run: async ({ termId, until }, { tx, authority }) => {
    const { db, schoolId } = tx;
    const found = await holdTerm(tx, termId, 'update');
    const held = found && (await holdBody(tx, authority, { id: found.bodyId, how: 'update' }));
    if (!found || !held) return err([refusal('term-unknown', 'termId')]);
    const [terms, running] = await Promise.all([
      db
        .select()
        .from(term)
        .where(and(eq(term.schoolId, schoolId), eq(term.bodyId, found.bodyId))),
      tx.client.query<{ count: number }>(
        `select count(*)::int as count from appointment where school_id = $1 and term_id = $2
        and (until is null or until > $3) and ended_by is distinct from 'correction'`,
        [schoolId, termId, until],
      ),
    ]);
    const row = terms.find(({ id }) => id === termId);
    if (!row) return err([refusal('term-unknown', 'termId')]);
    const count = running.rows[0]?.count ?? 0;
    const refusals = [
      ...judgeTerm(
        { since: row.since, until },
        terms.filter(({ id }) => id !== termId),
      ),
      ...(count > 0 ? [refusal('term-has-appointments', 'until', { count })] : []),
    ];
    if (refusals.length > 0) return err(refusals);
    await db
      .update(term)
      .set({ until })
      .where(and(eq(term.schoolId, schoolId), eq(term.id, termId)));
    const subject = { kind: 'term', id: termId };
    return ok({ subject, before: { until: row.until }, after: { until }, answer: {} });
  },
});

const sorts = { since: term.since, number: term.number, bodyName: byKey(body.nameKey) };

export const termList = defineList({
  name: 'term.list',
  room,
  may: everyone(),
  refuses: [],
  input: z.object({ bodyId: reference('body').optional(), day: day().optional() }),
  row: z.object({
    id: rowId(),
    bodyName: text(60),
    number: whole(1, 10_000),
    since: day(),
    until: day().nullable(),
  }),
  sortable: ['since', 'number', 'bodyName'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const { db, schoolId } = tx;
    const ofBody = and(eq(body.schoolId, term.schoolId), eq(body.id, term.bodyId));
    const where = and(
      eq(term.schoolId, schoolId),
      bodiesInReach(authority),
      filters.bodyId && eq(term.bodyId, filters.bodyId),
      filters.day && lte(term.since, filters.day),
      filters.day && or(isNull(term.until), gte(term.until, filters.day)),
      search === null ? undefined : namedLike({ name: body.name, key: body.nameKey }, search),
    );
    const by = sorts[sort.by as keyof typeof sorts];
    const [rows, counted] = await Promise.all([
      db
        .select({
          id: term.id,
          bodyName: body.name,
          number: term.number,
          since: term.since,
          until: term.until,
        })
        .from(term)
        .innerJoin(body, ofBody)
        .where(where)
        .orderBy(...ordered(by, term.id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(term)
        .innerJoin(body, ofBody)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
