import type { Grant } from '../../engines/actions/actor.ts';
import { anyMember, ownOnly, schoolWide, withinUnit } from '../organisation/roles.ts';

/** Those who call for candidates: the school's union and its guides, a unit's within the unit. */
export const callKeepers: readonly Grant[] = [
  ...schoolWide('league', 'presidium', 'office'),
  ...withinUnit('unit-league', 'unit-presidium'),
];

/** Calls are open to everybody of the school. */
export const everybodyHere: readonly Grant[] = [...anyMember(), ...schoolWide('student')];

/**
 * Who is public is open to them all for objections. A class committee reaches its class, in which no case stands: its
 * members look as the students they are.
 */
export const everybodyNamed: readonly Grant[] = everybodyHere.filter(
  ({ role }) => role !== 'class-committee',
);

/** Those who have a part in choosing, and the candidate. */
export const candidacyReaders: readonly Grant[] = [
  ...schoolWide('league', 'student-affairs', 'party', 'presidium', 'head'),
  ...withinUnit('unit-league', 'unit-party', 'unit-presidium'),
  ...ownOnly('student'),
];

/** Those who enter an application that was handed in on paper. */
export const entering: readonly Grant[] = [
  ...schoolWide('league', 'student-affairs'),
  ...withinUnit('unit-league'),
];

/** Those who may vouch for what no record shows. */
export const vouching: readonly Grant[] = entering;

/** Those who appoint. */
export const appointing: readonly Grant[] = [...schoolWide('league'), ...withinUnit('unit-league')];

/** Roles that see of a candidate what the conditions rest on, and who objected. */
export const fullViewRoles: readonly string[] = [
  'league',
  'student-affairs',
  'party',
  'unit-league',
  'unit-party',
];
