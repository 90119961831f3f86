import type { Grant } from '../../../engines/actions/actor.ts';
import { everyoneOfUnions } from '../../organisation/reach.ts';
import { ownOnly, schoolWide, withinUnit } from '../../organisation/roles.ts';

/** Those who run a congress (会务): the school's own, a unit's within the unit. */
export const secretaries: readonly Grant[] = [
  ...schoolWide('league', 'presidium', 'office'),
  ...withinUnit('unit-league', 'unit-presidium'),
];

/** Those who check delegates in at the door. */
export const doorkeepers: readonly Grant[] = [
  ...secretaries,
  ...schoolWide('head', 'staff'),
  ...withinUnit('unit-staff'),
];

/** A delegate acts in their own name; whether somebody is one, the roll says. */
export const asDelegate: readonly Grant[] = ownOnly('student');

/** Those who may name standing delegates: whoever runs the congress, and each unit out of its own delegates. */
export const recommenders: readonly Grant[] = secretaries;

/** What a congress deals with is open to everybody of the school. */
export const everybody: readonly Grant[] = everyoneOfUnions();
