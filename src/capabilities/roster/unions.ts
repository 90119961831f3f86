import type { Authority } from '../../engines/actions/actor.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { reachesUnit } from '../organisation/reach.ts';

/** A union as a roster is headed. */
export interface UnionHead {
  readonly id: Uuid;
  readonly name: string;
  readonly kind: 'student-union' | 'graduate-union';
  /** Null for the school's own union. */
  readonly unitId: Uuid | null;
  readonly unitName: string | null;
  readonly since: Day;
}

/** The unions that go on that day and lie within reach, the school's own first, then by unit in the order of pinyin. */
export async function unionsInReach(
  { client, schoolId }: SchoolTransaction,
  authority: Authority,
  day: Day,
): Promise<readonly UnionHead[]> {
  const { rows } = await client.query<UnionHead>({
    name: 'unions-for-rosters',
    text: `select b.id, b.name, b.kind, b.unit_id as "unitId", u.name as "unitName", b.since::text
      from body b left join unit u on u.school_id = $1 and u.id = b.unit_id
      where b.school_id = $1 and b.kind in ('student-union', 'graduate-union')
        and b.since <= $2::date and (b.until is null or b.until >= $2::date)
      order by b.unit_id is not null, b.kind desc, u.name_key collate "C", b.name_key collate "C", b.id`,
    values: [schoolId, day],
  });
  return rows.filter(({ unitId }) => reachesUnit(authority, unitId));
}

/** The union asked for, or the first within reach; null where it is unknown or out of reach. */
export function unionAmong(unions: readonly UnionHead[], id: Uuid | null): UnionHead | null {
  return (id === null ? unions[0] : unions.find((union) => union.id === id)) ?? null;
}

/** Whether a person serves, served or will serve in a union, or is registered in one of these units. */
export async function belongsTo(
  { client, schoolId }: SchoolTransaction,
  personId: Uuid,
  unionId: Uuid,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'serves-in-union',
    text: `select 1 from appointment a
      join post p on p.school_id = $1 and p.id = a.post_id
      join body b on b.school_id = $1 and b.id = p.body_id and (b.id = $3 or b.parent_id = $3)
      where a.school_id = $1 and a.person_id = $2 and a.ended_by is distinct from 'correction' limit 1`,
    values: [schoolId, personId, unionId],
  });
  return rowCount === 1;
}
