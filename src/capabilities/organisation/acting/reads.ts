import { and, eq, inArray } from 'drizzle-orm';
import type { Authority } from '../../../engines/actions/actor.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { holdBody, type BodyRow } from '../bodies/reads.ts';
import type { Days } from '../spans.ts';
import { appointment, counts, post } from '../tables.ts';
import { actingChair } from './tables.ts';

/** One span of acting as stored. */
export type ActingRow = typeof actingChair.$inferSelect;

/** A person's appointments as vice-chair of a union, or as one of those who take the chair in turn. */
export function viceChairDays(
  { db, schoolId }: SchoolTransaction,
  { bodyId, personId }: { readonly bodyId: Uuid; readonly personId: Uuid },
): Promise<readonly (Days & { readonly id: Uuid })[]> {
  return db
    .select({ id: appointment.id, since: appointment.since, until: appointment.until })
    .from(appointment)
    .innerJoin(post, and(eq(post.schoolId, appointment.schoolId), eq(post.id, appointment.postId)))
    .where(
      and(
        eq(appointment.schoolId, schoolId),
        eq(appointment.personId, personId),
        eq(post.bodyId, bodyId),
        inArray(post.kind, ['vice-chair', 'rotating-chair']),
        counts,
      ),
    )
    .orderBy(appointment.since);
}

/** Every span of acting in a union. Hold the union first where the answer decides something. */
export function actingIn(
  { db, schoolId }: SchoolTransaction,
  bodyId: Uuid,
): Promise<readonly ActingRow[]> {
  return db
    .select()
    .from(actingChair)
    .where(and(eq(actingChair.schoolId, schoolId), eq(actingChair.bodyId, bodyId)));
}

/** One span and its union, both held; null for an unknown id as for one out of reach. */
export async function holdActing(
  tx: SchoolTransaction,
  authority: Authority,
  id: Uuid,
): Promise<{ readonly row: ActingRow; readonly body: BodyRow } | null> {
  const here = and(eq(actingChair.schoolId, tx.schoolId), eq(actingChair.id, id));
  const found = await tx.db.select({ bodyId: actingChair.bodyId }).from(actingChair).where(here);
  const body = found[0]
    ? await holdBody(tx, authority, { id: found[0].bodyId, how: 'update' })
    : null;
  if (body === null) return null;
  const rows = await tx.db.select().from(actingChair).where(here);
  return rows[0] ? { row: rows[0], body } : null;
}
