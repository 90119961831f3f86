import type { Grant } from '../../engines/actions/actor.ts';
import { schoolWide, withinUnit } from '../organisation/roles.ts';

/** Those who answer for the form. */
export const keepers: readonly Grant[] = schoolWide('administrator', 'league', 'student-affairs');

/** Those who see how the school stands: they, and the officers who must mend it. */
export const readers: readonly Grant[] = [...keepers, ...schoolWide('presidium', 'office', 'head')];

/** Those who see how a unit's union stands. */
export const unitReaders: readonly Grant[] = [
  ...readers,
  ...withinUnit('unit-league', 'unit-presidium'),
];

/** Those who may vouch with a paper: guides, for the school or within their unit. */
export const attesters: readonly Grant[] = [...keepers, ...withinUnit('unit-league')];
