import { inForce, type Provided, type StatedValue } from '../../charter/in-force.ts';
import { defineProvision, type AnyProvision } from '../../charter/provision.ts';
import { oneOf, workingDays } from '../../charter/value-type.ts';
import type { Day } from '../../kernel/day.ts';
import type { Members, PathName } from './model.ts';
import type { PathNumbers } from './paths.ts';

/** How candidates for the school's presidium are chosen; the default is the national path. */
const presidiumPath = defineProvision<PathName>({
  name: 'selection.presidium-path',
  type: oneOf(['presidium-joint', 'presidium-interview', 'presidium-congress']),
  default: 'presidium-joint',
  source: 'self-evaluation-form',
});

/** How members of the school union's departments are chosen. */
const membersPath = defineProvision<PathName>({
  name: 'selection.members-path',
  type: oneOf(['members-joint', 'members-competition', 'members-staff']),
  default: 'members-joint',
  source: 'self-evaluation-form',
});

/** How candidates for the presidium of a unit's union are chosen. */
const unitPresidiumPath = defineProvision<PathName>({
  name: 'selection.unit-presidium-path',
  type: oneOf(['unit-presidium', 'unit-committee']),
  default: 'unit-presidium',
  source: 'practice',
});

/** Working days for which candidates are made public. */
export const publicityDays = defineProvision({
  name: 'selection.publicity-days',
  type: workingDays({ min: 1, max: 30 }),
  default: 5,
  source: 'practice',
});

/** Working days within which each organ gives its word. */
const reviewDays = defineProvision({
  name: 'selection.review-days',
  type: workingDays({ min: 1, max: 30 }),
  default: 5,
  source: 'practice',
});

/** Every provision of this room. */
export const selectionProvisions: readonly AnyProvision[] = [
  presidiumPath,
  membersPath,
  unitPresidiumPath,
  publicityDays,
  reviewDays,
];

/** The path that holds on a day for those who are chosen, with the article that says so. */
export function pathInForce(
  stated: readonly StatedValue[],
  { members, unit }: { readonly members: Members; readonly unit: boolean },
  day: Day,
): Provided<PathName> {
  if (members === 'presidium')
    return inForce<PathName>(stated, unit ? unitPresidiumPath : presidiumPath, day);
  return unit
    ? { value: 'unit-members', article: null, since: null, lapsed: null }
    : inForce<PathName>(stated, membersPath, day);
}

/** The numbers of paths that hold on a day. */
export function numbersInForce(stated: readonly StatedValue[], day: Day): PathNumbers {
  return {
    publicityDays: inForce(stated, publicityDays, day).value,
    reviewDays: inForce(stated, reviewDays, day).value,
  };
}

/** The numbers where no article says another. */
export const usualNumbers: PathNumbers = {
  publicityDays: publicityDays.default,
  reviewDays: reviewDays.default,
};
