import { and, eq } from 'drizzle-orm';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Day } from '../../kernel/day.ts';
import { congress } from './tables.ts';

// What other rooms may ask. Each answers within one school; none looks at who asks.

/** A congress as kept. */
export type CongressRow = typeof congress.$inferSelect;

/** One congress, or null. `how` holds it until the commit. */
export async function congressById(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  how: 'read' | 'share' | 'update' = 'read',
): Promise<CongressRow | null> {
  const found = db
    .select()
    .from(congress)
    .where(and(eq(congress.schoolId, schoolId), eq(congress.id, id)));
  const rows = await (how === 'read' ? found : found.for(how));
  return rows[0] ?? null;
}

/** A delegate with a vote: found qualified, and not ended that day. */
export interface DelegateWithVote {
  readonly id: Uuid;
  /** Delegate's number in the congress. */
  readonly number: number;
  readonly personId: Uuid;
  readonly name: string;
  readonly nameKey: string;
  readonly sex: 'female' | 'male' | null;
  readonly unitId: Uuid;
  readonly unitName: string;
}

/** The roll (代表名册): everybody who has a vote in a congress on a day, in the order of their numbers. */
export async function delegateRoll(
  { client, schoolId }: SchoolTransaction,
  congressId: Uuid,
  day: Day,
): Promise<readonly DelegateWithVote[]> {
  const { rows } = await client.query<DelegateWithVote>({
    name: 'delegate-roll',
    text: `select d.id, d.number, d.person_id as "personId", p.name, p.name_key as "nameKey", p.sex,
        e.unit_id as "unitId", u.name as "unitName"
      from delegate d
      join electoral_unit e on e.school_id = $1 and e.id = d.electoral_unit_id
      join unit u on u.school_id = $1 and u.id = e.unit_id
      join person p on p.school_id = $1 and p.id = d.person_id
      where d.school_id = $1 and d.congress_id = $2 and d.credentials = 'qualified'
        and (d.until is null or d.until >= $3::date)
      order by d.number`,
    values: [schoolId, congressId, day],
  });
  return rows;
}
