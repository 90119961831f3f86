import { and, eq, sql } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { unit } from '../tables.ts';
import type { UnitRemains } from './rules.ts';

/** One unit as stored. */
export type UnitRow = typeof unit.$inferSelect;

/**
 * One unit, held until the transaction ends: `share` where something is put into it, `update` where it changes or
 * closes. So nothing comes into a unit while it closes.
 */
export async function holdUnit(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  how: 'share' | 'update',
): Promise<UnitRow | null> {
  const rows = await db
    .select()
    .from(unit)
    .where(and(eq(unit.schoolId, schoolId), eq(unit.id, id)))
    .for(how);
  return rows[0] ?? null;
}

/** SQL for the ids of a unit and of all units below it. */
export function unitAndBelow({ schoolId }: SchoolTransaction, id: Uuid) {
  return sql`(with recursive below as (
    select u.id from unit u where u.school_id = ${schoolId} and u.id = ${id}
    union all
    select u.id from unit u join below b on u.parent_id = b.id where u.school_id = ${schoolId}
  ) select below.id from below)`;
}

/** SQL for the ids of some units and of all units above them. */
export function unitsAndAbove({ schoolId }: SchoolTransaction, ids: readonly Uuid[]) {
  return sql`(with recursive above as (
    select u.id, u.parent_id from unit u
    where u.school_id = ${schoolId} and u.id = any(${sql.param(ids)}::uuid[])
    union
    select u.id, u.parent_id from unit u join above a on u.id = a.parent_id
    where u.school_id = ${schoolId}
  ) select above.id from above)`;
}

/** What goes on in a unit after a day: units below it, people registered in it, bodies. */
export async function remainsOfUnit(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
  day: Day,
): Promise<UnitRemains> {
  const { rows } = await client.query<UnitRemains>({
    name: 'remains-of-unit',
    text: `select
      (select count(*)::int from unit where school_id = $1 and parent_id = $2
        and (until is null or until > $3)) as units,
      (select count(*)::int from person where school_id = $1 and (unit_id = $2 or class_id = $2)
        and (until is null or until > $3)) as people,
      (select count(*)::int from body where school_id = $1 and unit_id = $2
        and (until is null or until > $3)) as bodies`,
    values: [schoolId, id, day],
  });
  return rows[0] ?? { units: 0, people: 0, bodies: 0 };
}
