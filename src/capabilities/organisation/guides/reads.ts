import { and, eq } from 'drizzle-orm';
import type { Authority } from '../../../engines/actions/actor.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { holdBody, type BodyRow } from '../bodies/reads.ts';
import type { Days } from '../spans.ts';
import { unionGuide } from './tables.ts';

/** One guide as stored. */
export type GuideRow = typeof unionGuide.$inferSelect;

/** Everybody who guides or guided a union. Hold the union first where the answer decides something. */
export function guidesOf(
  { db, schoolId }: SchoolTransaction,
  bodyId: Uuid,
): Promise<readonly GuideRow[]> {
  return db
    .select()
    .from(unionGuide)
    .where(and(eq(unionGuide.schoolId, schoolId), eq(unionGuide.bodyId, bodyId)));
}

/** A person's posts in the League committee, and in the League organisation of a unit where one is named. */
export async function leaguePosts(
  { client, schoolId }: SchoolTransaction,
  { personId, unitId }: { readonly personId: Uuid; readonly unitId: Uuid | null },
): Promise<readonly (Days & { readonly kind: string })[]> {
  const { rows } = await client.query<Days & { kind: string }>({
    name: 'league-posts',
    text: `select p.kind, a.since::text, a.until::text from appointment a
      join post p on p.school_id = a.school_id and p.id = a.post_id
      join body b on b.school_id = p.school_id and b.id = p.body_id
      where a.school_id = $1 and a.person_id = $2 and a.ended_by is distinct from 'correction'
        and (b.kind = 'league-committee' or (b.kind = 'league-branch' and b.unit_id = $3))
      order by a.since`,
    values: [schoolId, personId, unitId],
  });
  return rows;
}

/** One guide and the union, both held; null for an unknown id as for one out of reach. */
export async function holdGuide(
  tx: SchoolTransaction,
  authority: Authority,
  id: Uuid,
): Promise<{ readonly row: GuideRow; readonly body: BodyRow } | null> {
  const here = and(eq(unionGuide.schoolId, tx.schoolId), eq(unionGuide.id, id));
  const found = await tx.db.select({ bodyId: unionGuide.bodyId }).from(unionGuide).where(here);
  const body = found[0]
    ? await holdBody(tx, authority, { id: found[0].bodyId, how: 'update' })
    : null;
  if (body === null) return null;
  const rows = await tx.db.select().from(unionGuide).where(here);
  return rows[0] ? { row: rows[0], body } : null;
}
