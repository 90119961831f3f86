import { and, eq } from 'drizzle-orm';
import type { Authority } from '../../../engines/actions/actor.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { holdBody, type BodyRow } from '../bodies/reads.ts';
import { bodyDuty } from './tables.ts';

/** One duty as stored. */
export type DutyRow = typeof bodyDuty.$inferSelect;

/** One duty, held, and its body; null for an unknown id as for one out of reach. */
export async function holdDuty(
  tx: SchoolTransaction,
  authority: Authority,
  id: Uuid,
): Promise<{ readonly row: DutyRow; readonly body: BodyRow } | null> {
  const here = and(eq(bodyDuty.schoolId, tx.schoolId), eq(bodyDuty.id, id));
  const rows = await tx.db.select().from(bodyDuty).where(here).for('update');
  const row = rows[0];
  if (!row) return null;
  const body = await holdBody(tx, authority, { id: row.bodyId, how: 'share' });
  return body && { row, body };
}
