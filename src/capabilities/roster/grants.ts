import type { Grant } from '../../engines/actions/actor.ts';
import { keepers, keepersAndGuides } from '../organisation/reach.ts';
import { ownOnly } from '../organisation/roles.ts';

/** Who keeps rosters: those who keep the school's records, and the guides of a unit within it. */
export const rosterKeepers: readonly Grant[] = keepersAndGuides;

/** Who asks the second level for its rosters and takes them over. */
export const collectors: readonly Grant[] = keepers;

/** Who may look into the history of a row: its keepers, and oneself. */
export const historyReaders: readonly Grant[] = [...keepersAndGuides, ...ownOnly('student')];
