import { and, asc, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  longText,
  reference,
  rowId,
  text,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineAction, defineList, defineQuery } from '../../engines/actions/verb.ts';
import type { Authority } from '../../engines/actions/actor.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { holdUnit } from '../organisation/units/reads.ts';
import { audiences, everyone, publishers } from './grants.ts';
import { readNotice, visible } from './notice-reads.ts';
import { readReader } from './reader.ts';
import { unitNameSql } from '../organisation/reads.ts';
import { notice } from './tables.ts';

const audience = () => choice(audiences as [string, ...string[]]);

/** Whether a caller may speak to a unit; null is the whole school. */
function speaksTo(authority: Authority, unitId: Uuid | null): boolean {
  if (authority.reach === 'school') return true;
  return authority.reach === 'unit' && unitId !== null && authority.unitIds.includes(unitId);
}

/** Hangs out a notice to roles (all where none is named) of a unit (the school where none is named). */
export const noticePublish = defineAction({
  name: 'notice.publish',
  room: 'workbench',
  may: publishers,
  refuses: ['dates-reversed', 'unit-unknown', 'notice-beyond-reach'],
  input: z.object({
    title: text(60),
    text: longText(4000),
    since: day(),
    until: day().nullish(),
    roles: z.array(audience()).max(audiences.length).default([]),
    unitId: reference('unit').nullish(),
  }),
  run: async (input, { tx, authority, now, newId }) => {
    const { title, since } = input;
    const until = input.until ?? null;
    const unitId = input.unitId ?? null;
    if (until !== null && until < since)
      return err([refusal('dates-reversed', 'until', { since })]);
    if (!speaksTo(authority, unitId)) return err([refusal('notice-beyond-reach', 'unitId')]);
    if (unitId !== null && (await holdUnit(tx, unitId, 'share')) === null)
      return err([refusal('unit-unknown', 'unitId')]);
    const roles = [...new Set(input.roles)];
    const row = { id: newId(), title, text: input.text, since, until, roles, unitId };
    await tx.db
      .insert(notice)
      .values({ ...row, schoolId: tx.schoolId, publishedAt: now, withdrawnAt: null });
    return ok({
      subject: { kind: 'notice', id: row.id },
      before: null,
      after: row as Json,
      answer: { id: row.id },
    });
  },
});

/** Takes a notice down; it stays in the records. */
export const noticeWithdraw = defineAction({
  name: 'notice.withdraw',
  room: 'workbench',
  may: publishers,
  face: 'confirm',
  refuses: ['notice-unknown', 'notice-withdrawn'],
  offered: { withdrawn: [false] },
  input: z.object({ noticeId: reference('notice') }),
  run: async ({ noticeId }, { tx, authority, now }) => {
    const which = and(eq(notice.schoolId, tx.schoolId), eq(notice.id, noticeId));
    const rows = await tx.db
      .select({ unitId: notice.unitId, withdrawnAt: notice.withdrawnAt })
      .from(notice)
      .where(which)
      .for('update');
    const row = rows[0];
    if (!row || !speaksTo(authority, row.unitId))
      return err([refusal('notice-unknown', 'noticeId')]);
    if (row.withdrawnAt !== null) return err([refusal('notice-withdrawn', 'noticeId')]);
    await tx.db.update(notice).set({ withdrawnAt: now }).where(which);
    return ok({
      subject: { kind: 'notice', id: noticeId },
      before: { withdrawnAt: null },
      after: { withdrawnAt: now },
      answer: {},
    });
  },
});

/** Notices, past ones too: those meant for the caller, and those the caller may take down. */
export const noticeList = defineList({
  name: 'notice.list',
  room: 'workbench',
  may: everyone,
  refuses: [],
  input: z.object({ current: yesNo().optional() }),
  row: z.object({
    id: rowId(),
    title: text(60),
    since: day(),
    until: day().nullable(),
    roles: z.array(audience()),
    unitName: text().nullable(),
    withdrawn: yesNo(),
  }),
  sortable: ['since', 'until'],
  newestFirst: true,
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, context) => {
    const { tx, today } = context;
    const open = and(
      isNull(notice.withdrawnAt),
      lte(notice.since, today),
      or(isNull(notice.until), gte(notice.until, today)),
    );
    const where = and(
      visible(context, await readReader(context)),
      filters.current === undefined ? undefined : filters.current ? open : sql`not (${open})`,
      search === null
        ? undefined
        : sql`position(lower(${search}) in lower(${notice.title} || ' ' || ${notice.text})) > 0`,
    );
    const by = sort.by === 'until' ? notice.until : notice.since;
    const [rows, counted] = await Promise.all([
      tx.db
        .select({
          id: notice.id,
          title: notice.title,
          since: notice.since,
          until: notice.until,
          roles: notice.roles,
          unitName: sql<
            string | null
          >`${sql.raw(unitNameSql('notice.school_id', 'notice.unit_id'))}`,
          withdrawn: sql<boolean>`${notice.withdrawnAt} is not null`,
        })
        .from(notice)
        .where(where)
        .orderBy(sort.descending ? desc(by) : asc(by), asc(notice.id))
        .limit(limit)
        .offset(offset),
      tx.db
        .select({ total: sql<number>`count(*)::int` })
        .from(notice)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});

/** One notice in full. */
export const noticeRead = defineQuery({
  name: 'notice.read',
  room: 'workbench',
  may: everyone,
  refuses: ['notice-unknown'],
  input: z.object({ noticeId: reference('notice') }),
  run: async ({ noticeId }, context) => {
    const found = await readNotice(context, await readReader(context), noticeId);
    return found === null ? err([refusal('notice-unknown', 'noticeId')]) : ok(found);
  },
});
