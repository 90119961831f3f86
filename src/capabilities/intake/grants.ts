import type { Grant } from '../../engines/actions/actor.ts';
import { schoolWide } from '../organisation/roles.ts';

/** Those who begin a school's records from what it published. */
export const takers: readonly Grant[] = schoolWide('administrator', 'league');
