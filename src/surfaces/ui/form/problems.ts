import type { Refusal } from '../../../kernel/refusal.ts';
import type { FieldShape } from '../field-shape.ts';

type Path = readonly (string | number)[];

/** The HTML id of a field's control. */
export function fieldId(path: Path): string {
  return `field-${path.join('-')}`;
}

/** The problems of exactly this field. */
export function problemsAt(problems: readonly Refusal[], path: Path): readonly Refusal[] {
  const id = fieldId(path);
  return problems.filter(({ field }) => field.length > 0 && fieldId(field) === id);
}

/** How far a path leads through the fields: a refusal about a part nobody sees belongs to what holds it. */
export function shownPath(fields: readonly FieldShape[], path: Path): Path {
  const [name, ...rest] = path;
  const field = fields.find((one) => one.name === name);
  if (!field || name === undefined) return [];
  return [name, ...shownBelow(field, rest)];
}

function shownBelow(field: FieldShape, path: Path): Path {
  const [next, ...rest] = path;
  if (next === undefined) return [];
  if (field.kind === 'group') return shownPath(field.fields, path);
  if (field.kind === 'list' && typeof next === 'number' && field.item)
    return [next, ...shownBelow(field.item, rest)];
  return [];
}

/** The problems, each moved to a field that is on the screen; those about none come as about the whole. */
export function placeProblems(
  problems: readonly Refusal[],
  fields: readonly FieldShape[],
): readonly Refusal[] {
  return problems.map((one) => ({ ...one, field: shownPath(fields, one.field) }));
}

/** Takes the focus to a field: the control itself, or the first control of a group. */
export function focusField(path: Path): void {
  const place = document.getElementById(fieldId(path));
  if (!place) return;
  const inside = 'input, textarea, select, button, [tabindex="0"]';
  const control = place.matches(inside) ? place : place.querySelector<HTMLElement>(inside);
  (control ?? place).focus();
  place.scrollIntoView({ block: 'center' });
}
