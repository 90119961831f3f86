import { and, eq, sql } from 'drizzle-orm';
import type { Authority } from '../../../engines/actions/actor.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { bodiesInReach } from '../reach.ts';
import { body, post } from '../tables.ts';
import type { BodyRemains } from './rules.ts';

/** One body as stored. */
export type BodyRow = typeof body.$inferSelect;

/** One post as stored. */
export type PostRow = typeof post.$inferSelect;

/** One body within reach, held until the commit; null for an unknown id as for one out of reach. */
export async function holdBody(
  { db, schoolId }: SchoolTransaction,
  authority: Authority,
  { id, how }: { readonly id: Uuid; readonly how: 'share' | 'update' },
): Promise<BodyRow | null> {
  const rows = await db
    .select()
    .from(body)
    .where(and(eq(body.schoolId, schoolId), eq(body.id, id), bodiesInReach(authority)))
    .for(how);
  return rows[0] ?? null;
}

/** A post and the body it stands in. */
export interface PostAndBody {
  readonly post: PostRow;
  readonly body: BodyRow;
}

/**
 * One post within reach, held until the commit: whoever fills a seat holds the post, so the last seat goes to one.
 * Its body is held too, lightly, so that it cannot close meanwhile.
 */
export async function holdPost(
  { db, schoolId }: SchoolTransaction,
  authority: Authority,
  id: Uuid,
): Promise<PostAndBody | null> {
  const held = db
    .select()
    .from(post)
    .where(and(eq(post.schoolId, schoolId), eq(post.id, id)))
    .for('update');
  const around = db
    .select({ body })
    .from(post)
    .innerJoin(body, and(eq(body.schoolId, post.schoolId), eq(body.id, post.bodyId)))
    .where(and(eq(post.schoolId, schoolId), eq(post.id, id), bodiesInReach(authority)))
    .for('share', { of: body });
  const [posts, bodies] = await Promise.all([held, around]);
  return posts[0] && bodies[0] ? { post: posts[0], body: bodies[0].body } : null;
}

/** SQL for the ids of a body and of all bodies below it. */
export function bodyAndBelow({ schoolId }: SchoolTransaction, id: Uuid) {
  return sql`(with recursive below as (
    select b.id from body b where b.school_id = ${schoolId} and b.id = ${id}
    union all
    select b.id from body b join below on b.parent_id = below.id where b.school_id = ${schoolId}
  ) select below.id from below)`;
}

/** What goes on in a body after a day. */
export async function remainsOfBody(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
  day: Day,
): Promise<BodyRemains> {
  const { rows } = await client.query<BodyRemains>({
    name: 'remains-of-body',
    text: `select
      (select count(*)::int from body where school_id = $1 and parent_id = $2
        and (until is null or until > $3)) as bodies,
      (select count(*)::int from appointment a
        join post p on p.school_id = a.school_id and p.id = a.post_id
        where a.school_id = $1 and p.body_id = $2 and (a.until is null or a.until > $3)
          and a.ended_by is distinct from 'correction') as appointments`,
    values: [schoolId, id, day],
  });
  return rows[0] ?? { bodies: 0, appointments: 0 };
}
