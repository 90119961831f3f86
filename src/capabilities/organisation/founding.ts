import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { openJournal } from '../../engines/storage/journal/append.ts';
import type { Uuid } from '../../kernel/id.ts';
import { chinaDay, type Instant } from '../../kernel/instant.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { nameKey } from './name-key.ts';
import { appointment, body, person, post, school } from './tables.ts';

/** A school about to be founded, through its own new door. */
export interface Founding {
  /** Its address: two to 31 letters, digits and hyphens, a letter first. */
  readonly slug: string;
  readonly name: string;
  readonly demo: boolean;
  readonly administrator: { readonly number: string; readonly name: string };
  /** What the administration and its post are called. */
  readonly names: { readonly administration: string; readonly administrator: string };
  readonly now: Instant;
  newId(): Uuid;
}

/** What the founding made. */
export interface Founded {
  readonly bodyId: Uuid;
  readonly postId: Uuid;
  readonly personId: Uuid;
  readonly appointmentId: Uuid;
}

/** What addresses of schools look like; the database checks the same. */
export const slugShape = /^[a-z][a-z0-9-]{1,30}$/;

/** First parts of addresses that the product itself answers. */
const reservedSlugs = new Set([
  'api',
  'audit',
  'assets',
  'health',
  'metrics',
  'static',
  'setup',
  'public',
  'verify',
]);

/** Refuses an address of the wrong shape (`slug-wrong`) and one the product needs itself (`slug-reserved`). */
export function judgeSlug(slug: string): readonly Refusal[] {
  if (!slugShape.test(slug)) return [refusal('slug-wrong', 'slug')];
  return reservedSlugs.has(slug) ? [refusal('slug-reserved', 'slug')] : [];
}

/**
 * Founds the school of this transaction: its row, its journal, the administration with its post, and the first
 * administrator as a person (a teacher) appointed from today. All in the caller's transaction, which journals it.
 * Refuses `slug-wrong`, `slug-reserved` and `slug-taken` before anything is written.
 */
export async function foundSchool(
  tx: SchoolTransaction,
  { slug, name, demo, administrator, names, now, newId }: Founding,
): Promise<Result<Founded, readonly Refusal[]>> {
  const { db, schoolId } = tx;
  const refusals = judgeSlug(slug);
  if (refusals.length > 0) return err(refusals);
  const made = await db
    .insert(school)
    .values({ id: schoolId, slug, name, demo, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: school.id });
  if (made.length === 0) return err([refusal('slug-taken', 'slug')]);
  await openJournal(tx);
  const since = chinaDay(now);
  const [bodyId, postId, personId, appointmentId] = [newId(), newId(), newId(), newId()];
  await db.insert(body).values({
    schoolId,
    id: bodyId,
    kind: 'administration',
    name: names.administration,
    nameKey: nameKey(names.administration, 'thing'),
    since,
  });
  await db.insert(post).values({
    schoolId,
    id: postId,
    bodyId,
    kind: 'administrator',
    name: names.administrator,
    since,
  });
  await db.insert(person).values({
    schoolId,
    id: personId,
    kind: 'teacher',
    number: administrator.number,
    name: administrator.name,
    nameKey: nameKey(administrator.name, 'person'),
    since,
  });
  await db
    .insert(appointment)
    .values({ schoolId, id: appointmentId, postId, personId, since, basis: 'appointed' });
  return ok({ bodyId, postId, personId, appointmentId });
}
