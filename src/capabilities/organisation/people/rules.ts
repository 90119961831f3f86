import type { Actor, Authority } from '../../../engines/actions/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { reversed, type Days } from '../spans.ts';

/**
 * How much of a person a caller is shown. `full`: those who keep the records or guide a unit, and oneself. `work`:
 * those who arrange work (number, programme, class, level, full-time), without sex, ethnic group, citizenship and
 * political status. `name`: everybody else who works in a union (name, unit, class).
 */
export type PersonView = 'full' | 'work' | 'name';

const full = new Set(['administrator', 'league', 'student-affairs', 'unit-league']);
const work = new Set(['presidium', 'head', 'office', 'unit-presidium', 'class-committee']);

/** The view that follows from who acts and how far. */
export function viewOf(actor: Actor, authority: Authority): PersonView {
  switch (actor.kind) {
    case 'operator':
    case 'job':
      return 'full';
    case 'visitor':
      return 'name';
    case 'person':
      if (authority.reach === 'self' || full.has(actor.capacity.role)) return 'full';
      return work.has(actor.capacity.role) ? 'work' : 'name';
  }
}

/** Columns that only the `full` view shows. */
export const sensitiveFields = ['sex', 'ethnicGroup', 'citizen', 'politicalStatus'] as const;

/** Columns that the `name` view leaves out beside them. */
export const workFields = ['number', 'educationLevel', 'programme', 'grade', 'fullTime'] as const;

/** Whether a view shows a column. */
export function shows(view: PersonView, field: string): boolean {
  const among = (fields: readonly string[]): boolean => fields.includes(field);
  if (view === 'full') return true;
  if (among(sensitiveFields)) return false;
  return view === 'work' || !among(workFields);
}

/** The row without what the view does not show; a column left out is not the same as an unknown value. */
export function shownOf<T extends object>(view: PersonView, row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([field]) => shows(view, field))) as T;
}

/** Filters and the columns they tell of. */
const told: Readonly<Record<string, string>> = { minority: 'ethnicGroup' };

/** Refuses filters and orders that would tell what the view does not show (`column-not-shown`). */
export function judgeColumns(view: PersonView, names: readonly string[]): readonly Refusal[] {
  return names
    .filter((name) => !shows(view, told[name] ?? name))
    .map((name) => refusal('column-not-shown', name));
}

/** Refuses to let a person go who would still hold posts after that day: a post gives rights. */
export function judgeLeaving(
  days: Days,
  { posts, left }: { readonly posts: number; readonly left: Day | null },
): readonly Refusal[] {
  if (left !== null) return [refusal('person-left', 'personId', { until: left })];
  const holding = posts > 0 ? [refusal('person-holds-posts', 'personId', { count: posts })] : [];
  return [...reversed(days), ...holding];
}
