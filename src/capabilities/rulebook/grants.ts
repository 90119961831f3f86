import type { Grant } from '../../engines/actions/actor.ts';
import { anyMember, schoolWide } from '../organisation/roles.ts';

/** Those who keep the rules. */
export const keepers: readonly Grant[] = schoolWide('administrator', 'league');

/** Those who see to it that the reform is carried out, and write it down. */
export const measureKeepers: readonly Grant[] = schoolWide(
  'administrator',
  'league',
  'presidium',
  'office',
);

/** A school's rules are open to everybody of the school. */
export const readers: readonly Grant[] = [...anyMember(), ...schoolWide('student')];
