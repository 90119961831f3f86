import type { Grant } from '../../engines/actions/actor.ts';
import { anyMember, memberRoles, ownOnly, schoolWide, withinUnit } from '../organisation/roles.ts';

/** Whoever is anything at the school. */
export const everyone: readonly Grant[] = [...anyMember(), ...schoolWide('student')];

/** Those who may tell others something: the school's to all of it, a unit's within the unit. */
export const publishers: readonly Grant[] = [
  ...schoolWide('administrator', 'league', 'student-affairs', 'presidium', 'office'),
  ...withinUnit('unit-league', 'unit-presidium'),
];

/** Who may be meant by a notice: every role but that of anybody outside. */
export const audiences = memberRoles;

/** The whole journal for those who answer for the school; everybody's own acts for themselves. */
export const journalReaders: readonly Grant[] = [
  ...schoolWide('administrator', 'league'),
  ...ownOnly(...audiences),
];
