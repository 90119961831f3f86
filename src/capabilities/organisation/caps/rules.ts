import type { CitedArticle, Provided, StatedValue } from '../../../charter/in-force.ts';
import { inForce } from '../../../charter/in-force.ts';
import type { Provision } from '../../../charter/provision.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Fraction } from '../../../kernel/fraction.ts';
import type { Uuid } from '../../../kernel/id.ts';
import * as provisions from '../provisions.ts';
import { presidiumOf, staffOf, type UnionOnDay } from '../unions/model.ts';

/** What a cap is about: 主席团人数 · 工作部门数 · 副部长人数 · 工作人员数 · 学生干部比例 · 轮值. */
export const capKinds = [
  'presidium',
  'departments',
  'deputies',
  'staff',
  'cadre-share',
  'rotation',
] as const;
export type CapKind = (typeof capKinds)[number];

/** How a union stands to one cap; `allowed` and `found` count people or departments. */
export interface CapStanding {
  readonly cap: CapKind;
  readonly unionId: Uuid;
  /** The union, or the department the cap is about. */
  readonly bodyId: Uuid;
  readonly place: string;
  readonly found: number;
  readonly allowed: number;
  readonly broken: boolean;
  /** What states it; null for the default. */
  readonly article: CitedArticle | null;
}

/** Everything caps are judged by. */
export interface CapsCase {
  readonly unions: readonly UnionOnDay[];
  /** Registered students of the school; null where nobody knows. */
  readonly students: number | null;
  readonly stated: readonly StatedValue[];
  readonly day: Day;
}

interface Measured {
  readonly cap: CapKind;
  readonly bodyId: Uuid;
  readonly place: string;
  readonly found: number;
  readonly limit: Provided<number>;
}

/** A graduate union has a charter of its own, not kept here: only the defaults hold for it. */
const ownCharter = ({ kind }: UnionOnDay): boolean => kind === 'student-union';

function unionCaps(union: UnionOnDay, { stated, day }: CapsCase): readonly CapStanding[] {
  const said = (provision: Provision<number>): Provided<number> =>
    inForce(ownCharter(union) ? stated : [], provision, day);
  const ofSchool = union.unitId === null;
  const staff = ofSchool
    ? said(union.staffGround === null ? provisions.staffMost : provisions.staffMostWithGround)
    : said(provisions.unitStaffMost);
  const here = { bodyId: union.id, place: union.name };
  const measured: readonly Measured[] = [
    {
      ...{ ...here, cap: 'presidium', found: presidiumOf(union).size },
      limit: said(ofSchool ? provisions.presidiumMost : provisions.unitPresidiumMost),
    },
    { ...here, cap: 'staff', found: staffOf(union).size, limit: staff },
    ...(ofSchool
      ? [
          {
            ...{ ...here, cap: 'departments' as const, found: union.departments.length },
            limit: said(provisions.departmentsMost),
          },
        ]
      : []),
    ...union.departments.map(({ id, name, posts }): Measured => ({
      ...{ cap: 'deputies', bodyId: id, place: name },
      found: posts
        .filter(({ kind }) => kind === 'deputy-head')
        .reduce((sum, { holders }) => sum + holders.length, 0),
      limit: said(provisions.deputiesMost),
    })),
  ];
  return measured.map(({ limit, ...one }) => ({
    ...{ ...one, unionId: union.id, allowed: limit.value },
    ...{ broken: one.found > limit.value, article: limit.article },
  }));
}

/** Where the charter says that the presidium takes turns, nobody is chair for the term. */
function rotationOf(union: UnionOnDay, { stated, day }: CapsCase): readonly CapStanding[] {
  const rotation = inForce(stated, provisions.presidiumRotation, day);
  if (!rotation.value || union.unitId !== null || !ownCharter(union)) return [];
  const found = union.posts
    .filter(({ kind }) => kind === 'chair')
    .reduce((sum, { holders }) => sum + holders.length, 0);
  const here = { unionId: union.id, bodyId: union.id, place: union.name };
  const standing = { found, allowed: 0, broken: found > 0, article: rotation.article };
  return [{ ...here, ...standing, cap: 'rotation' }];
}

/** How many people a share of the students is, whole people only. */
const peopleIn = ({ numerator, denominator }: Fraction, students: number): number =>
  Math.floor((students * numerator) / denominator);

/** Presidia, heads and deputies of all unions, each person once, against the school's students; told of its first union. */
function cadreShareOf({ unions, students, stated, day }: CapsCase): readonly CapStanding[] {
  const first = unions.find(({ unitId }) => unitId === null);
  if (first === undefined || students === null) return [];
  const share = inForce(stated, provisions.cadreShare, day);
  const cadres = new Set(
    unions.flatMap(({ posts, departments }) =>
      [...posts, ...departments.flatMap((department) => department.posts)]
        .filter(({ kind }) => kind !== 'staff')
        .flatMap(({ holders }) => holders.map(({ personId }) => personId)),
    ),
  );
  const allowed = peopleIn(share.value, students);
  const here = { unionId: first.id, bodyId: first.id, place: first.name };
  const standing = { found: cadres.size, allowed, article: share.article };
  return [{ ...here, ...standing, cap: 'cadre-share', broken: cadres.size > allowed }];
}

/** How every union stands to every cap of the charter, or to its default, on a day. */
export function judgeCaps(judged: CapsCase): readonly CapStanding[] {
  return [
    ...judged.unions.flatMap((union) => [
      ...unionCaps(union, judged),
      ...rotationOf(union, judged),
    ]),
    ...cadreShareOf(judged),
  ];
}
