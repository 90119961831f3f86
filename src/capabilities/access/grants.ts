import type { Grant } from '../../engines/actions/actor.ts';
import { ownOnly, roles, schoolWide, type Role } from '../organisation/roles.ts';
import { accountHolder } from './standing.ts';

/** Whoever keeps the school's accounts. */
export const keepers = schoolWide('administrator');

const held = roles.filter((role): role is Exclude<Role, 'public'> => role !== 'public');

/** Whoever is logged in, for what is their own; in any capacity they chose, or in none. */
export const anyAccount: readonly Grant[] = [
  ...ownOnly(...held),
  { role: accountHolder, reach: 'self' },
];
