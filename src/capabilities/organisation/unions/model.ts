import type { ElectingBody } from '../../../facts/vocabulary.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { AppointmentBasis } from '../appointments/model.ts';
import type { PostKind } from '../bodies/model.ts';

/** Who holds a post on a day. */
export interface Holder {
  readonly appointmentId: Uuid;
  readonly personId: Uuid;
  /** Null where the reader asked for no names. */
  readonly name: string | null;
  readonly basis: AppointmentBasis;
  readonly electedBy: ElectingBody | null;
  readonly contested: boolean | null;
  readonly electedOn: Day | null;
  readonly since: Day;
}

/** A post of a union or of one of its departments on a day, filled or not. */
export interface PostOnDay {
  readonly id: Uuid;
  readonly kind: PostKind;
  readonly name: string;
  readonly seats: number | null;
  readonly holders: readonly Holder[];
}

/** An office or working department of a union. */
export interface DepartmentOnDay {
  readonly id: Uuid;
  readonly kind: 'office' | 'working-department';
  readonly name: string;
  readonly posts: readonly PostOnDay[];
}

/** A union as it stands on a day: its presidium's posts, and its office and departments. */
export interface UnionOnDay {
  readonly id: Uuid;
  readonly kind: 'student-union' | 'graduate-union';
  readonly name: string;
  /** Null for the school's own. */
  readonly unitId: Uuid | null;
  readonly staffGround: string | null;
  readonly posts: readonly PostOnDay[];
  readonly departments: readonly DepartmentOnDay[];
}

/** Everybody who holds a post in it, each person once. */
export function staffOf({ posts, departments }: UnionOnDay): ReadonlySet<Uuid> {
  const all = [...posts, ...departments.flatMap((department) => department.posts)];
  return new Set(all.flatMap(({ holders }) => holders.map(({ personId }) => personId)));
}

/** The presidium's members, each person once. */
export function presidiumOf({ posts }: UnionOnDay): ReadonlySet<Uuid> {
  return new Set(posts.flatMap(({ holders }) => holders.map(({ personId }) => personId)));
}
