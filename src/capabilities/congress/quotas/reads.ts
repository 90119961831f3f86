import { and, asc, desc, eq, isNull, isNotNull } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { congressQuota, electoralUnit } from '../tables.ts';
import type { QuotaInput, QuotaTable } from './compute.ts';

/** A table of quotas as kept, with its input and working as they were computed. */
export type QuotaRow = Omit<typeof congressQuota.$inferSelect, 'input' | 'working'> & {
  readonly input: QuotaInput;
  readonly working: QuotaTable;
};

/** An electoral unit as kept. */
export type ElectoralUnitRow = typeof electoralUnit.$inferSelect;

const typed = (row: typeof congressQuota.$inferSelect): QuotaRow =>
  // Only `quota.propose` writes these two, from the types they are read as.
  row as unknown as QuotaRow;

/** One table, or null. */
export async function quotaById(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<QuotaRow | null> {
  const rows = await db
    .select()
    .from(congressQuota)
    .where(and(eq(congressQuota.schoolId, schoolId), eq(congressQuota.id, id)));
  return rows[0] ? typed(rows[0]) : null;
}

/** Every table of a congress, the newest first. */
export async function quotasOf(
  { db, schoolId }: SchoolTransaction,
  congressId: Uuid,
): Promise<readonly QuotaRow[]> {
  const rows = await db
    .select()
    .from(congressQuota)
    .where(and(eq(congressQuota.schoolId, schoolId), eq(congressQuota.congressId, congressId)))
    .orderBy(desc(congressQuota.number));
  return rows.map(typed);
}

/** The table that holds: decided and not replaced. */
export async function decidedQuota(
  { db, schoolId }: SchoolTransaction,
  congressId: Uuid,
): Promise<QuotaRow | null> {
  const rows = await db
    .select()
    .from(congressQuota)
    .where(
      and(
        eq(congressQuota.schoolId, schoolId),
        eq(congressQuota.congressId, congressId),
        isNotNull(congressQuota.decided),
        isNull(congressQuota.replaced),
      ),
    );
  return rows[0] ? typed(rows[0]) : null;
}

/** Its electoral units in the order as published. */
export async function electoralUnitsOf(
  { db, schoolId }: SchoolTransaction,
  congressId: Uuid,
): Promise<readonly ElectoralUnitRow[]> {
  return db
    .select()
    .from(electoralUnit)
    .where(and(eq(electoralUnit.schoolId, schoolId), eq(electoralUnit.congressId, congressId)))
    .orderBy(asc(electoralUnit.place));
}
