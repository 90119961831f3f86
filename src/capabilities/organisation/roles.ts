import type { Grant } from '../../engines/actions/actor.ts';

/**
 * What a person can be before a verb. Each follows from a post held that day (`roleOf`), but for `student`, which
 * follows from being registered, `account-holder`, which is whoever is logged in, and `public`, which is anybody.
 */
export const roles = [
  'administrator',
  'league',
  'student-affairs',
  'party',
  'presidium',
  'head',
  'office',
  'staff',
  'unit-league',
  'unit-party',
  'unit-presidium',
  'unit-staff',
  'class-committee',
  'student',
  'account-holder',
  'public',
] as const;

/** One of them. */
export type Role = (typeof roles)[number];

/** What somebody is at the school: every role but anybody's, and that of whoever is merely logged in. */
export type MemberRole = Exclude<Role, 'public' | 'account-holder'>;

/** All of them. */
export const memberRoles = roles.filter(
  (role): role is MemberRole => role !== 'public' && role !== 'account-holder',
);

const grants =
  (reach: Grant['reach']) =>
  (...names: readonly Role[]): readonly Grant[] =>
    names.map((role) => ({ role, reach }));

/** Lets roles act on everything of the school. */
export const schoolWide = grants('school');

/** Lets roles act within the unit they hold their post for (within the school where the post is the school's). */
export const withinUnit = grants('unit');

/** Lets roles act on what is their own. */
export const ownOnly = grants('self');

/** Whoever is registered or holds any post, and reaches the whole school with it. */
export const anyMember = (): readonly Grant[] => [
  ...schoolWide(
    'administrator',
    'league',
    'student-affairs',
    'party',
    'presidium',
    'head',
    'office',
    'staff',
  ),
  ...withinUnit('unit-league', 'unit-party', 'unit-presidium', 'unit-staff', 'class-committee'),
];

/** Where a post stands: its own kind, its body's kind, and whether the body is the school's own. */
export interface PostPlace {
  readonly post: string;
  readonly body: string;
  readonly unitId: string | null;
}

/** The role that follows from a post, or null where the post gives none. */
export function roleOf({ post, body, unitId }: PostPlace): Role | null {
  switch (body) {
    case 'administration':
      return post === 'administrator' ? 'administrator' : null;
    case 'league-committee':
      return 'league';
    case 'student-affairs':
      return 'student-affairs';
    case 'party-committee':
      // A member of the committee does not decide alone; its secretaries and officers write what it decided.
      if (post === 'member') return null;
      return unitId === null ? 'party' : 'unit-party';
    case 'league-branch':
      return unitId === null ? null : 'unit-league';
    case 'class-committee':
      return unitId === null ? null : 'class-committee';
    case 'student-union':
    case 'graduate-union':
      if (unitId !== null) return isPresidium(post) ? 'unit-presidium' : 'unit-staff';
      return isPresidium(post) ? 'presidium' : 'staff';
    case 'office':
      return unitId === null ? 'office' : 'unit-staff';
    case 'working-department':
      if (unitId !== null) return 'unit-staff';
      return post === 'head' || post === 'deputy-head' ? 'head' : 'staff';
    default:
      return null;
  }
}

const isPresidium = (post: string): boolean =>
  post === 'chair' || post === 'vice-chair' || post === 'rotating-chair';
