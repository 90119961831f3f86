import type { Authority } from '../../../engines/actions/actor.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { reachesUnit } from '../reach.ts';
import { holdUnit, type UnitRow } from '../units/reads.ts';

/** Where a person is registered. */
export interface Registered {
  readonly unitId: Uuid | null;
  readonly classId: Uuid | null;
}

/** Refuses a class that is none, a class for a unit, and a unit that does not hold the class. */
export function judgeRegistered(
  unit: UnitRow | null,
  aClass: UnitRow | null,
  since: Day,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (unit?.kind === 'class') refusals.push(refusal('unit-is-class', 'unitId'));
  if (aClass && aClass.kind !== 'class') refusals.push(refusal('class-is-unit', 'classId'));
  if (unit && aClass && aClass.parentId !== unit.id)
    refusals.push(refusal('class-not-in-unit', 'classId'));
  const places = [
    ['unitId', unit],
    ['classId', aClass],
  ] as const;
  for (const [field, place] of places)
    if (place?.until && place.until < since)
      refusals.push(refusal('unit-closed', field, { until: place.until }));
  return refusals;
}

/**
 * Where a person is registered from a day on: the class brings its unit. Both are held until the commit, so that they
 * cannot close meanwhile. Refuses what is unknown or out of reach (`unit-unknown`), and a caller who reaches units
 * only and names none.
 */
export async function registerAt(
  tx: SchoolTransaction,
  authority: Authority,
  { unitId, classId, since }: Registered & { readonly since: Day },
): Promise<Result<Registered, readonly Refusal[]>> {
  const aClass = classId === null ? null : await holdUnit(tx, classId, 'share');
  const unit = unitId === null ? null : await holdUnit(tx, unitId, 'share');
  const unknown = [
    ...(unitId !== null && unit === null ? [refusal('unit-unknown', 'unitId')] : []),
    ...(classId !== null && aClass === null ? [refusal('unit-unknown', 'classId')] : []),
  ];
  if (unknown.length > 0) return err(unknown);
  const refusals = judgeRegistered(unit, aClass, since);
  if (refusals.length > 0) return err(refusals);
  const place = { unitId: unit?.id ?? aClass?.parentId ?? null, classId };
  if (!reachesUnit(authority, place.classId ?? place.unitId))
    return err([refusal('unit-unknown', classId === null ? 'unitId' : 'classId')]);
  return ok(place);
}
