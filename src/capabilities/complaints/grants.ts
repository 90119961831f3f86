import type { Grant } from '../../engines/actions/actor.ts';
import { memberRoles, schoolWide } from '../organisation/roles.ts';

/** Anybody at all, logged in or not. */
export const anybody: readonly Grant[] = schoolWide('public', ...memberRoles);

/** Roles whose holders can be handlers; which complaints each of them handles, the rules say. */
export const handling: readonly Grant[] = schoolWide('league', 'student-affairs', 'party');

/** Who names the person for complaints about the League committee: not the committee itself. */
export const naming: readonly Grant[] = schoolWide('administrator', 'student-affairs', 'party');
