import { defineProvision, type AnyProvision } from '../../charter/provision.ts';
import type { RuleSource } from '../../charter/rule-sources.ts';
import { count, fraction, months, names, oneOf, yesNo } from '../../charter/value-type.ts';

// What a school's charter says of its posts. The national limits are defaults here; the forms' criteria judge by them
// on their own (`evaluation/limits.ts`), whatever a charter states.

const people = (
  name: string,
  value: number,
  { most = 500, source = 'self-evaluation-form' }: { most?: number; source?: RuleSource } = {},
) =>
  defineProvision({
    name,
    type: count('person', { min: 0, max: most }),
    default: value,
    source,
  });

/** Members of the school union's presidium, at most (form item 4). */
export const presidiumMost = people('presidium.most', 5, { most: 50 });

/** Members of the presidium of a union of the second level, at most. */
export const unitPresidiumMost = people('unit-presidium.most', 3, { most: 50 });

/** Whether the presidium's members take the chair in turn (轮值), so that nobody is chair for the term. */
export const presidiumRotation = defineProvision({
  name: 'presidium.rotation',
  type: yesNo(),
  default: false,
  source: 'practice',
});

/** Working departments of the school's union, at most, its office among them (form item 5). */
export const departmentsMost = people('department.most', 6, { most: 50 });

/** Deputies of a department or office, at most (plans: two). */
export const deputiesMost = people('department.deputies', 2, { most: 20, source: 'practice' });

/** Staff of the school's union, at most, without and with the ground of many students or campuses (form item 3). */
export const staffMost = people('staff.most', 40);
export const staffMostWithGround = people('staff.most-with-ground', 60);

/** Staff of a union of the second level, at most. */
export const unitStaffMost = people('unit-staff.most', 30);

/** Presidia, heads and deputies of all unions as a share of the students, at most (plans: 1 %). */
export const cadreShare = defineProvision({
  name: 'cadre.share',
  type: fraction(),
  default: { numerator: 1, denominator: 100 },
  source: 'practice',
});

/** Whether an appointment that breaks one of these caps is refused. Else it is recorded, with a warning. */
export const capsRefuse = defineProvision({
  name: 'cap.refuse',
  type: yesNo(),
  default: false,
  source: 'practice',
});

/** A second post in one union. */
export const secondPostWithin = defineProvision<'with-ground' | 'forbidden'>({
  name: 'second-post.within-union',
  type: oneOf(['with-ground', 'forbidden']),
  default: 'with-ground',
  source: 'practice',
});

/** A post in the school's union and another in a unit's: charters ask for the approval of 学生处 or 团委. */
export const secondPostLevels = defineProvision<'approved' | 'forbidden' | 'allowed'>({
  name: 'second-post.two-levels',
  type: oneOf(['approved', 'forbidden', 'allowed']),
  default: 'approved',
  source: 'practice',
});

/**
 * Whether the charter itself wants whoever leads clubs in a unit to serve in the school union's department for clubs,
 * so that this second post needs no approval of its own.
 */
export const secondPostClubs = defineProvision({
  name: 'second-post.clubs',
  type: yesNo(),
  default: false,
  source: 'practice',
});

/** Posts of a class committee, one each, the first of them its head. */
export const classPosts = defineProvision<readonly string[]>({
  name: 'class-committee.posts',
  type: names({ max: 12 }),
  default: ['班长', '学习委员', '生劳委员', '文艺委员', '体育委员'],
  source: 'practice',
});

/** For how many months a class elects its committee. */
export const classTerm = defineProvision({
  name: 'class-committee.term',
  type: months({ min: 1, max: 60 }),
  default: 12,
  source: 'practice',
});

/** Every provision of this room. */
export const organisationProvisions: readonly AnyProvision[] = [
  presidiumMost,
  presidiumRotation,
  unitPresidiumMost,
  departmentsMost,
  deputiesMost,
  staffMost,
  staffMostWithGround,
  unitStaffMost,
  cadreShare,
  capsRefuse,
  secondPostWithin,
  secondPostLevels,
  secondPostClubs,
  classPosts,
  classTerm,
];
