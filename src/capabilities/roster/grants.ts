import type { Grant } from '../../engines/actions/actor.ts';
import { keepers, keepersAndGuides } from '../organisation/reach.ts';
import { anyMember, ownOnly } from '../organisation/roles.ts';

/** Whoever works in a union or guides one; a class has none. */
export const rosterReaders: readonly Grant[] = anyMember().filter(
  ({ role }) => role !== 'class-committee',
);

/** Who keeps rosters: those who keep the school's records, and the guides of a unit within it. */
export const rosterKeepers: readonly Grant[] = keepersAndGuides;

/** Who asks the second level for its rosters and takes them over. */
export const collectors: readonly Grant[] = keepers;

/** Who may look into the history of a row: its keepers, and oneself. */
export const historyReaders: readonly Grant[] = [...keepersAndGuides, ...ownOnly('student')];
