import { and, eq, sql } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Authority } from '../../../engines/actions/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { peopleInReach } from '../reach.ts';
import { person } from '../tables.ts';

/** One person as stored. */
export type PersonRow = typeof person.$inferSelect;

/**
 * One person within reach, held until the transaction ends, so that nobody is appointed while they leave. Null for
 * an unknown id as for one out of reach: which of the two is not told.
 */
export async function holdPerson(
  { db, schoolId }: SchoolTransaction,
  authority: Authority,
  id: Uuid,
): Promise<PersonRow | null> {
  const rows = await db
    .select()
    .from(person)
    .where(and(eq(person.schoolId, schoolId), eq(person.id, id), peopleInReach(authority)))
    .for('update');
  return rows[0] ?? null;
}

/** How many posts a person would still hold after a day. */
export async function postsAfter(
  { db, schoolId }: SchoolTransaction,
  personId: Uuid,
  day: Day,
): Promise<number> {
  const { rows } = await db.execute<{ posts: number }>(sql`select count(*)::int as posts
    from appointment where school_id = ${schoolId} and person_id = ${personId}
    and (until is null or until > ${day}) and ended_by is distinct from 'correction'`);
  return rows[0]?.posts ?? 0;
}

/** A post held, as a person's page tells it. */
export interface PostHeld {
  readonly id: Uuid;
  readonly postName: string;
  readonly bodyName: string;
  readonly unitName: string | null;
  readonly since: Day;
  readonly until: Day | null;
  readonly basis: string;
  readonly endedBy: string | null;
}

/** Every post a person holds, held or will hold, newest first. */
export async function postsHeld(
  { client, schoolId }: SchoolTransaction,
  personId: Uuid,
): Promise<readonly PostHeld[]> {
  const { rows } = await client.query<PostHeld>({
    name: 'posts-held',
    text: `select a.id, p.name as "postName", b.name as "bodyName", u.name as "unitName",
      a.since::text, a.until::text, a.basis, a.ended_by as "endedBy"
      from appointment a
      join post p on p.school_id = a.school_id and p.id = a.post_id
      join body b on b.school_id = p.school_id and b.id = p.body_id
      left join unit u on u.school_id = b.school_id and u.id = b.unit_id
      where a.school_id = $1 and a.person_id = $2 and a.ended_by is distinct from 'correction'
      order by a.since desc, a.id`,
    values: [schoolId, personId],
  });
  return rows;
}
