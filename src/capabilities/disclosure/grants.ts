import type { Grant } from '../../engines/actions/actor.ts';
import { memberRoles, schoolWide } from '../organisation/roles.ts';

/** Those who prepare a disclosure. */
export const preparers: readonly Grant[] = schoolWide(
  'administrator',
  'league',
  'office',
  'presidium',
);

/** Those who answer for what is published. */
export const publishers: readonly Grant[] = schoolWide('administrator', 'league');

/** Roles that a charter may ask to approve; the verb looks whether it asks this one. */
export const approvers: readonly Grant[] = schoolWide(
  'league',
  'student-affairs',
  'administrator',
  'presidium',
);

/** What is published is for everybody. */
export const everybody: readonly Grant[] = schoolWide('public', ...memberRoles);
