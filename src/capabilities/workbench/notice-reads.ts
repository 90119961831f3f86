import { and, eq, gte, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Authority } from '../../engines/actions/actor.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { unitsAndAbove } from '../organisation/units/reads.ts';
import { publishers } from './grants.ts';
import type { Reader } from './reader.ts';
import { notice } from './tables.ts';

/** A notice as it is read. */
export interface Notice {
  readonly id: Uuid;
  readonly title: string;
  readonly text: string;
  readonly since: Day;
  readonly until: Day | null;
}

/** Notices meant for a reader, from their first day on. A class hears what is said to its department. */
function meantFor(tx: SchoolTransaction, { roles, unitIds }: Reader, today: Day): SQL | undefined {
  const toRole = sql`(${notice.roles} = '{}' or ${notice.roles} && ${sql.param(roles)}::text[])`;
  return and(
    isNull(notice.withdrawnAt),
    lte(notice.since, today),
    toRole,
    or(isNull(notice.unitId), sql`${notice.unitId} in ${unitsAndAbove(tx, unitIds)}`),
  );
}

/** Notices a caller may publish and withdraw; undefined where it is none. */
function inHand(authority: Authority): SQL | undefined {
  switch (authority.reach) {
    case 'school':
      return sql`true`;
    case 'unit':
      return inArray(notice.unitId, [...authority.unitIds]);
    case 'self':
      return undefined;
  }
}

/** Notices a caller may see: those meant for them, and those in their hand. */
export function visible(context: Context, reader: Reader): SQL | undefined {
  const { tx, actor, authority, today } = context;
  const publishes =
    actor.kind === 'operator' ||
    (actor.kind === 'person' && publishers.some(({ role }) => role === actor.capacity.role));
  return and(
    eq(notice.schoolId, tx.schoolId),
    or(meantFor(tx, reader, today), publishes ? inHand(authority) : undefined),
  );
}

const columns = {
  id: notice.id,
  title: notice.title,
  text: notice.text,
  since: notice.since,
  until: notice.until,
};

/** What hangs out for a reader today, the newest first. */
export async function readCurrentNotices(
  { tx, today }: Context,
  reader: Reader,
): Promise<readonly Notice[]> {
  return tx.db
    .select(columns)
    .from(notice)
    .where(
      and(
        eq(notice.schoolId, tx.schoolId),
        meantFor(tx, reader, today),
        or(isNull(notice.until), gte(notice.until, today)),
      ),
    )
    .orderBy(sql`${notice.since} desc`, sql`${notice.id} desc`)
    .limit(50);
}

/** One notice, if the caller may see it. */
export async function readNotice(
  context: Context,
  reader: Reader,
  id: Uuid,
): Promise<Notice | null> {
  const rows = await context.tx.db
    .select(columns)
    .from(notice)
    .where(and(visible(context, reader), eq(notice.id, id)));
  return rows[0] ?? null;
}
