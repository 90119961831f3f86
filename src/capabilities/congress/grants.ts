import type { Grant } from '../../engines/actions/actor.ts';
import { everyoneOfUnions } from '../organisation/reach.ts';
import { ownOnly, schoolWide, withinUnit } from '../organisation/roles.ts';

/** Those who plan a congress and ask for its approval: the school's union and its guides, a unit's within the unit. */
export const planners: readonly Grant[] = [
  ...schoolWide('league', 'presidium', 'office'),
  ...withinUnit('unit-league', 'unit-presidium'),
];

/** Those who decide on quotas and open the choosing of delegates. */
export const deciders: readonly Grant[] = [...schoolWide('league'), ...withinUnit('unit-league')];

/** Those who choose delegates in an electoral unit. */
export const choosers: readonly Grant[] = [
  ...schoolWide('league'),
  ...withinUnit('unit-league', 'unit-presidium'),
];

/** Those who read how far the units are, and the list of delegates with the conditions. */
export const readers: readonly Grant[] = [
  ...schoolWide('league', 'student-affairs', 'party', 'presidium', 'office', 'head'),
  ...withinUnit('unit-league', 'unit-party', 'unit-presidium'),
];

/** The credentials group (代表资格审查小组): the League committee with student affairs, a unit's within the unit. */
export const examiners: readonly Grant[] = [
  ...schoolWide('league', 'student-affairs'),
  ...withinUnit('unit-league'),
];

/** Those who fill in a registration form: the delegate, or the unit for them. */
export const registrars: readonly Grant[] = [...choosers, ...ownOnly('student')];

/** A congress and its quotas are open to everybody of the school. */
export const everybody: readonly Grant[] = everyoneOfUnions();
