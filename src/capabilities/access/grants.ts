import type { Grant } from '../../engines/actions/actor.ts';
import { ownOnly, roles, schoolWide } from '../organisation/roles.ts';

/** Whoever keeps the school's accounts. */
export const keepers = schoolWide('administrator');

/** Whoever is logged in, for what is their own; in any capacity they chose, or in none. */
export const anyAccount: readonly Grant[] = ownOnly(...roles.filter((role) => role !== 'public'));
