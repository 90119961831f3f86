import { and, eq, isNull } from 'drizzle-orm';
import { reachesUnit } from '../../organisation/reach.ts';
import type { Context } from '../../../engines/actions/verb.ts';
import { readCases, type Case } from '../../../engines/procedures/cases.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { ElectoralUnitRow } from '../quotas/reads.ts';
import { congressById, type CongressRow } from '../reads.ts';
import type { FloorGroup } from '../model.ts';
import { electoralUnit, nomination } from '../tables.ts';

/** One electoral unit, or null. */
export async function electoralUnitById(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  how: 'read' | 'hold' = 'read',
): Promise<ElectoralUnitRow | null> {
  const found = db
    .select()
    .from(electoralUnit)
    .where(and(eq(electoralUnit.schoolId, schoolId), eq(electoralUnit.id, id)));
  const rows = await (how === 'hold' ? found.for('update') : found);
  return rows[0] ?? null;
}

/** Its floors by group. */
export const floorsOfUnit = (unit: ElectoralUnitRow): Readonly<Record<FloorGroup, number>> => ({
  women: unit.women,
  minority: unit.minority,
  'non-cadres': unit.nonCadres,
});

/** An electoral unit in the middle of choosing. */
export interface Choosing {
  readonly unit: ElectoralUnitRow;
  readonly congress: CongressRow;
  readonly found: Case;
}

/** Codes of `holdChoosing`. */
export const choosingRefusals = [
  'electoral-unit-unknown',
  'choosing-not-begun',
  'choosing-ended',
  'congress-cancelled',
  'step-not-now',
] as const;

/**
 * The unit, held with its case, if the caller reaches it and the case stands at one of the steps (any open one where
 * none is named). Nobody acts in the case until the commit.
 */
export async function holdChoosing(
  { tx, authority }: Pick<Context, 'tx' | 'authority'>,
  id: Uuid,
  steps: readonly string[] = [],
): Promise<Result<Choosing, readonly Refusal[]>> {
  const unit = await electoralUnitById(tx, id, 'hold');
  if (unit === null || !reachesUnit(authority, unit.unitId))
    return err([refusal('electoral-unit-unknown', 'electoralUnitId')]);
  const [congress, cases] = await Promise.all([
    congressById(tx, unit.congressId),
    readCases(tx, authority, [id], 'hold'),
  ]);
  const found = cases[0];
  if (congress === null) throw new Error('an electoral unit has lost its congress');
  if (congress.cancelled !== null)
    return err([refusal('congress-cancelled', [], { day: congress.cancelled })]);
  if (!found) return err([refusal('choosing-not-begun')]);
  if (found.state.kind === 'ended') return err([refusal('choosing-ended')]);
  if (steps.length > 0 && !steps.includes(found.state.step)) return err([refusal('step-not-now')]);
  return ok({ unit, congress, found });
}

/** Whoever is nominated and not withdrawn. */
export async function listedIn(
  { db, schoolId }: SchoolTransaction,
  electoralUnitId: Uuid,
): Promise<readonly { readonly id: Uuid; readonly personId: Uuid }[]> {
  return db
    .select({ id: nomination.id, personId: nomination.personId })
    .from(nomination)
    .where(
      and(
        eq(nomination.schoolId, schoolId),
        eq(nomination.electoralUnitId, electoralUnitId),
        isNull(nomination.withdrawn),
      ),
    );
}
