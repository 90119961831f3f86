import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { day, instant, reference, rowId, text, whole } from '../../../engines/actions/fields.ts';
import { defineAction, defineList, defineQuery } from '../../../engines/actions/verb.ts';
import { addDays } from '../../../kernel/day-steps.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { academicYearField, halfField, spanField } from '../fields.ts';
import { collectors } from '../grants.ts';
import { judgePeriod } from '../period.ts';
import { collection, collectionRequest } from '../tables.ts';
import { unionsInReach } from '../unions.ts';
import { progressOf, type Progress } from './reads.ts';
import { hashOf, newToken } from './tokens.ts';

const room = 'roster';

/** A link as it is told once: whose it is, and the token that ends its address. */
export interface GivenLink {
  readonly requestId: Uuid;
  readonly unitName: string;
  readonly token: string;
}

/** Links stay good for two weeks after the day it was asked for, so that what was sent back can be mended. */
const graceDays = 14;

/** The end of a day in China. */
const endOf = (asked: Day): Instant => `${asked}T16:00:00.000Z` as Instant;

/** Asks unions of the second level for their rosters: a link for each, told this once. */
export const collectionBegin = defineAction({
  name: 'collection.begin',
  room,
  may: collectors,
  face: 'screen',
  secretAnswer: true,
  refuses: [
    ...['half-missing', 'half-of-term-only', 'due-passed', 'since-in-future'],
    ...['no-unit-unions', 'union-unknown'],
  ],
  input: z.object({
    title: text(80),
    /** The day from which the posts are held. */
    since: day(),
    due: day(),
    span: spanField(),
    academicYear: academicYearField(),
    half: halfField().nullish(),
    /** Which unions are asked; all of the second level where none is named. */
    bodies: z.array(reference('body')).min(1).max(500).nullish(),
  }),
  run: async ({ bodies, half = null, ...input }, context) => {
    const { tx, authority, today, now, newId } = context;
    const wrong = [
      ...judgePeriod({ ...input, half }),
      ...(input.due < today ? [refusal('due-passed', 'due', { today })] : []),
      ...(input.since > today ? [refusal('since-in-future', 'since', { today })] : []),
    ];
    if (wrong.length > 0) return err(wrong);
    const below = (await unionsInReach(tx, authority, today)).filter(
      ({ unitId }) => unitId !== null,
    );
    const asked = bodies ? below.filter(({ id }) => bodies.includes(id)) : below;
    if (bodies && asked.length < new Set(bodies).size)
      return err([refusal('union-unknown', 'bodies')]);
    if (asked.length === 0) return err([refusal('no-unit-unions', 'bodies')]);
    const id = newId();
    await tx.db
      .insert(collection)
      .values({ schoolId: tx.schoolId, id, ...input, half, openedAt: now });
    const links = asked.map((union) => ({ union, requestId: newId(), token: newToken() }));
    await tx.db.insert(collectionRequest).values(
      links.map(({ union, requestId, token }) => ({
        ...{ schoolId: tx.schoolId, id: requestId, collectionId: id, bodyId: union.id },
        ...{ tokenHash: hashOf(token), expiresAt: endOf(addDays(input.due, graceDays)) },
        ...{ state: 'open' as const, revision: 1, writes: 0, writesFrom: now },
      })),
    );
    const answer = {
      id,
      links: links.map(({ union, requestId, token }): GivenLink => ({
        ...{ requestId, token, unitName: union.unitName ?? union.name },
      })),
    };
    const after = { ...input, half, unions: asked.map((union) => union.id) };
    return ok({ subject: { kind: 'collection', id }, before: null, after: after as Json, answer });
  },
});

const collectionRow = z.object({
  id: rowId(),
  title: text(80),
  due: day(),
  asked: whole(0),
  sent: whole(0),
  accepted: whole(0),
  late: whole(0),
  openedAt: instant(),
});

/** Collections with how far they are, the newest first. */
export const collectionList = defineList({
  name: 'collection.list',
  room,
  may: collectors,
  refuses: [],
  input: z.object({}),
  row: collectionRow,
  sortable: ['openedAt', 'due'],
  newestFirst: true,
  searchable: true,
  run: async ({ search, sort, offset, limit }, { tx, today }) => {
    const by = sort.by === 'due' ? 'c.due' : 'c.opened_at';
    const { rows } = await tx.client.query<
      Omit<z.output<typeof collectionRow>, 'openedAt'> & { openedAt: Date; total: number }
    >({
      text: `select c.id, c.title, c.due::text, count(r.id)::int as asked,
          count(*) filter (where r.state = 'sent')::int as sent,
          count(*) filter (where r.state = 'accepted')::int as accepted,
          count(*) filter (where r.state in ('open', 'returned') and c.due < $3::date)::int as late,
          c.opened_at as "openedAt", count(*) over ()::int as total
        from collection c join collection_request r on r.school_id = $1 and r.collection_id = c.id
        where c.school_id = $1 and ($2::text is null or position($2 in c.title) > 0)
        group by c.school_id, c.id order by ${by} ${sort.descending ? 'desc' : 'asc'}, c.id offset $4 limit $5`,
      values: [tx.schoolId, search, today, offset, limit],
    });
    return ok({
      rows: rows.map(({ total: _total, openedAt, ...row }) => ({
        ...row,
        openedAt: openedAt.toISOString() as Instant,
      })),
      total: rows[0]?.total ?? 0,
    });
  },
});

/** One collection: what was asked, and how far each unit is. */
export const collectionRead = defineQuery({
  name: 'collection.read',
  room,
  may: collectors,
  refuses: ['collection-unknown'],
  input: z.object({ collectionId: rowId() }),
  run: async ({ collectionId }, { tx, today, now }) => {
    const [found, units] = await Promise.all([
      tx.db
        .select()
        .from(collection)
        .where(and(eq(collection.schoolId, tx.schoolId), eq(collection.id, collectionId))),
      progressOf(tx, collectionId, { today, now }),
    ]);
    const row = found[0];
    if (!row) return err([refusal('collection-unknown', 'collectionId')]);
    const { schoolId: _school, ...asked } = row;
    return ok({ ...asked, units: units as readonly Progress[] });
  },
});

/** New links for those who have not sent (or one of them); the old ones open nothing any more. */
export const collectionRenew = defineAction({
  name: 'collection.renew-links',
  room,
  may: collectors,
  face: 'screen',
  secretAnswer: true,
  refuses: ['collection-unknown', 'collection-complete', 'due-passed'],
  input: z.object({
    collectionId: rowId(),
    /** One unit's; everybody's who has not sent where left out. */
    requestId: rowId().nullish(),
    /** Until when they are good; two weeks from today where left out. */
    until: day().nullish(),
  }),
  run: async ({ collectionId, requestId, until }, { tx, today, now }) => {
    if (until && until < today) return err([refusal('due-passed', 'until', { today })]);
    const units = await progressOf(tx, collectionId, { today, now });
    if (units.length === 0) return err([refusal('collection-unknown', 'collectionId')]);
    const wanted = units.filter(({ id, state }) =>
      requestId
        ? id === requestId && state !== 'accepted'
        : state === 'open' || state === 'returned',
    );
    if (wanted.length === 0) return err([refusal('collection-complete', 'collectionId')]);
    const expiresAt = endOf(until ?? addDays(today, graceDays));
    const links: GivenLink[] = [];
    for (const { id, unitName } of wanted) {
      const token = newToken();
      await tx.db
        .update(collectionRequest)
        .set({ tokenHash: hashOf(token), expiresAt })
        .where(and(eq(collectionRequest.schoolId, tx.schoolId), eq(collectionRequest.id, id)));
      links.push({ requestId: id, unitName, token });
    }
    return ok({
      subject: { kind: 'collection', id: collectionId },
      before: null,
      after: { renewed: wanted.map(({ id }) => id), expiresAt } as Json,
      answer: { links },
    });
  },
});
