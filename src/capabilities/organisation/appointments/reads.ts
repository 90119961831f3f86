import { and, eq } from 'drizzle-orm';
import type { Authority } from '../../../engines/actions/actor.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { holdPost, type PostAndBody } from '../bodies/reads.ts';
import type { Days } from '../spans.ts';
import { appointment, counts, term } from '../tables.ts';
import type { OtherPost, UnionPlace } from './second-posts.ts';

/** One appointment as stored. */
export type AppointmentRow = typeof appointment.$inferSelect;

/** An appointment that counts, as rules look at it. */
export interface HeldDays extends Days {
  readonly id: Uuid;
  readonly personId: Uuid;
}

/** Everybody who ever held a post. Hold the post first where the answer decides something. */
export function daysHeld(
  { db, schoolId }: SchoolTransaction,
  postId: Uuid,
): Promise<readonly HeldDays[]> {
  return db
    .select({
      id: appointment.id,
      personId: appointment.personId,
      since: appointment.since,
      until: appointment.until,
    })
    .from(appointment)
    .where(and(eq(appointment.schoolId, schoolId), eq(appointment.postId, postId), counts));
}

/** A post a person holds in some union. */
export interface UnionPost extends OtherPost {
  readonly id: Uuid;
  readonly postId: Uuid;
}

/** SQL for the union a body `b` belongs to: itself, or the one above it. */
const unionOf = `case when b.kind in ('student-union', 'graduate-union') then b.id else b.parent_id end`;
const forClubs = `exists (select from body_duty d where d.school_id = $1 and d.body_id = b.id
  and d.purpose = 'clubs' and d.until is null)`;
const workingKinds = `('student-union', 'graduate-union', 'office', 'working-department')`;

/**
 * What a person held, holds or will hold in presidium, office and departments of any union. Hold the person first where
 * the answer decides something.
 */
export async function postsInUnions(
  { client, schoolId }: SchoolTransaction,
  personId: Uuid,
): Promise<readonly UnionPost[]> {
  const { rows } = await client.query<UnionPost>({
    name: 'posts-in-unions',
    text: `select a.id, a.post_id as "postId", p.name as "postName", b.name as "bodyName",
      ${unionOf} as "unionId", b.unit_id as "unitId", ${forClubs} as "forClubs",
      a.since::text, a.until::text
    from appointment a
    join post p on p.school_id = a.school_id and p.id = a.post_id
    join body b on b.school_id = p.school_id and b.id = p.body_id
    where a.school_id = $1 and a.person_id = $2 and b.kind in ${workingKinds}
      and a.ended_by is distinct from 'correction'
    order by a.since, a.id`,
    values: [schoolId, personId],
  });
  return rows;
}

/** Where a body stands among unions; null for a body that is neither presidium, office nor department. */
export async function placeInUnion(
  { client, schoolId }: SchoolTransaction,
  bodyId: Uuid,
): Promise<UnionPlace | null> {
  const { rows } = await client.query<UnionPlace>({
    name: 'place-in-union',
    text: `select ${unionOf} as "unionId", b.unit_id as "unitId", ${forClubs} as "forClubs"
    from body b where b.school_id = $1 and b.id = $2 and b.kind in ${workingKinds}`,
    values: [schoolId, bodyId],
  });
  return rows[0] ?? null;
}

/** One term of a body. */
export type TermRow = typeof term.$inferSelect;

/**
 * One term, held until the commit: `share` by those who appoint into it, `update` by who closes it, so that nobody is
 * appointed past its end meanwhile.
 */
export async function holdTerm(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  how: 'share' | 'update',
): Promise<TermRow | null> {
  const rows = await db
    .select()
    .from(term)
    .where(and(eq(term.schoolId, schoolId), eq(term.id, id)))
    .for(how);
  return rows[0] ?? null;
}

/**
 * The union whose terms a body's appointments run in is the body itself or a body above it; whether `ownerId` is one
 * of them.
 */
export async function isAtOrAbove(
  { client, schoolId }: SchoolTransaction,
  { bodyId, ownerId }: { readonly bodyId: Uuid; readonly ownerId: Uuid },
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'body-at-or-above',
    text: `with recursive above as (
      select b.id, b.parent_id from body b where b.school_id = $1 and b.id = $2
      union all
      select b.id, b.parent_id from body b join above on above.parent_id = b.id where b.school_id = $1
    ) select 1 from above where id = $3`,
    values: [schoolId, bodyId, ownerId],
  });
  return rowCount === 1;
}

/** An appointment with its post and body, held. */
export interface HeldAppointment extends PostAndBody {
  readonly row: AppointmentRow;
}

/**
 * One appointment within reach, its post and itself held until the commit; null for an unknown id, one out of reach,
 * and one that was entered by mistake.
 */
export async function holdAppointment(
  tx: SchoolTransaction,
  authority: Authority,
  id: Uuid,
): Promise<HeldAppointment | null> {
  const { db, schoolId } = tx;
  const here = and(eq(appointment.schoolId, schoolId), eq(appointment.id, id), counts);
  const found = await db.select({ postId: appointment.postId }).from(appointment).where(here);
  if (!found[0]) return null;
  const held = await holdPost(tx, authority, found[0].postId);
  const rows = await db.select().from(appointment).where(here).for('update');
  const row = rows[0];
  // Corrected to another post between the two: the caller may look again.
  if (held === null || !row || row.postId !== held.post.id) return null;
  return { row, ...held };
}
