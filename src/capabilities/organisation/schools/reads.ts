import { eq } from 'drizzle-orm';
import type { SchoolTransaction, WideTransaction } from '../../../engines/storage/door.ts';
import { school } from '../tables.ts';

/** One school as stored. */
export type SchoolRow = typeof school.$inferSelect;

/** The school itself, held until the commit: for what only one call at a time may decide. */
export async function holdSchool({ db, schoolId }: SchoolTransaction): Promise<SchoolRow> {
  const rows = await db.select().from(school).where(eq(school.id, schoolId)).for('update');
  if (!rows[0]) throw new Error('the school of this door does not exist');
  return rows[0];
}

/** The school of an address, through any door; null where there is none. */
export async function schoolBySlug(
  { db }: Pick<WideTransaction, 'db'>,
  slug: string,
): Promise<SchoolRow | null> {
  const rows = await db.select().from(school).where(eq(school.slug, slug));
  return rows[0] ?? null;
}

/** Every school of the installation, by its address. */
export function allSchools({ db }: Pick<WideTransaction, 'db'>): Promise<readonly SchoolRow[]> {
  return db.select().from(school).orderBy(school.slug);
}

/** The school of this door. */
export async function ownSchool({ db, schoolId }: SchoolTransaction): Promise<SchoolRow> {
  const rows = await db.select().from(school).where(eq(school.id, schoolId));
  if (!rows[0]) throw new Error('the school of this door does not exist');
  return rows[0];
}
