import type { Day } from '../../../kernel/day.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { reversed, type Days } from '../spans.ts';
import type { UnitKind } from './model.ts';

/** A unit another is to stand below. */
export interface ParentUnit extends Days {
  readonly kind: UnitKind;
}

/**
 * Whether a unit of this kind may stand there: a class below any other kind, never alone; departments, colleges and
 * academies alone or on a campus; a campus alone.
 */
export function mayStandBelow(kind: UnitKind, parent: UnitKind | null): boolean {
  if (kind === 'class') return parent !== null && parent !== 'class';
  if (parent === null) return true;
  return parent === 'campus' && kind !== 'campus';
}

/** Refuses a place that a unit cannot take from `since` on: `unit-parent-not-allowed`, `unit-closed`. */
export function judgePlace(
  kind: UnitKind,
  parent: ParentUnit | null,
  since: Day,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (!mayStandBelow(kind, parent?.kind ?? null))
    refusals.push(refusal('unit-parent-not-allowed', 'parentId'));
  if (parent?.until && parent.until < since)
    refusals.push(refusal('unit-closed', 'parentId', { until: parent.until }));
  return refusals;
}

/** What a unit still holds after a day. */
export interface UnitRemains {
  readonly units: number;
  readonly people: number;
  readonly bodies: number;
}

/** Refuses to close a unit while anything in it goes on, saying what and how many. */
export function judgeClosing(days: Days, remains: UnitRemains): readonly Refusal[] {
  const still = (['units', 'people', 'bodies'] as const).flatMap((what) =>
    remains[what] > 0 ? [refusal(`unit-has-${what}`, [], { count: remains[what] })] : [],
  );
  return [...reversed(days), ...still];
}
