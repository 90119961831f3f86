import { inForce } from '../../charter/in-force.ts';
import type { Provision } from '../../charter/provision.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Fact } from '../../facts/fact.ts';
import type { Amount } from '../../facts/vocabulary.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { forbiddenWordOf } from './bodies/rules.ts';
import { isAdministrative } from './duties/model.ts';
import { factOf, record, type UnionCase } from './evidence-parts.ts';
import { elections, posts } from './evidence-posts.ts';
import { readEvidenceRows, type DutyOnDay } from './evidence-reads.ts';
import {
  departmentsMost,
  presidiumMost,
  staffMost,
  staffMostWithGround,
  unitPresidiumMost,
  unitStaffMost,
} from './provisions.ts';
import { presidiumOf, staffOf, type UnionOnDay } from './unions/model.ts';
import { unionsOn } from './unions/reads.ts';

const exactly = (count: number): Amount => ({ min: count, max: count });

/** How many there are; nothing is said of a union into which nobody has entered anything. */
function counts(judged: UnionCase): readonly Fact[] {
  const { union } = judged;
  // A standing body that the reform forbids is told as such, and is no working department.
  const departments = union.departments.filter(
    ({ kind, name }) => forbiddenWordOf(kind, name) === null,
  );
  const [staff, presidium] = [staffOf(union).size, presidiumOf(union).size];
  const names = departments.map(({ name }) => name);
  return [
    ...(staff > 0 ? [factOf(judged, 'staff.count', exactly(staff))] : []),
    ...(presidium > 0 ? [factOf(judged, 'presidium.count', exactly(presidium))] : []),
    ...(names.length > 0
      ? [
          factOf(judged, 'department.count', exactly(names.length)),
          factOf(judged, 'department.list', { names, open: false }),
        ]
      : []),
  ];
}

/** What the articles in force state of the same numbers. A graduate union has a charter of its own, not kept here. */
function rules(judged: UnionCase): readonly Fact[] {
  const { union, stated, asOf } = judged;
  if (union.kind === 'graduate-union') return [];
  const said = (
    name: 'staff.count' | 'presidium.count' | 'department.count',
    provision: Provision<number>,
  ): readonly Fact[] => {
    const { value, article } = inForce(stated, provision, asOf);
    if (article === null) return [];
    const source = record('article', article.id);
    return [factOf(judged, name, { min: 0, max: value }, { basis: 'rule', source })];
  };
  return union.unitId === null
    ? [
        ...said('presidium.count', presidiumMost),
        ...said('department.count', departmentsMost),
        ...said('staff.count', union.staffGround === null ? staffMost : staffMostWithGround),
      ]
    : [...said('presidium.count', unitPresidiumMost), ...said('staff.count', unitStaffMost)];
}

/** A department's duties: told, carried though forbidden, or written down by nobody. */
function dutiesOf(
  judged: UnionCase,
  { id, name }: { readonly id: Uuid; readonly name: string },
  own: readonly DutyOnDay[],
): readonly Fact[] {
  const source = record('body', id);
  if (own.length === 0)
    return [factOf(judged, 'duty.unlisted', { department: name }, { grain: 'row', source })];
  const carried = own.flatMap(({ id: dutyId, purpose, degree }) =>
    isAdministrative(purpose)
      ? [
          factOf(
            judged,
            'duty.carried',
            { duty: purpose, degree: degree ?? 'carries' },
            { grain: 'row', source: record('duty', dutyId) },
          ),
        ]
      : [],
  );
  if (carried.length > 0) return carried;
  return [factOf(judged, 'duty.told', { department: name }, { grain: 'row', source })];
}

function duties(judged: UnionCase): readonly Fact[] {
  return judged.union.departments.flatMap((department) =>
    dutiesOf(
      judged,
      department,
      judged.rows.duties.filter(({ bodyId }) => bodyId === department.id),
    ),
  );
}

/** Offices and departments whose name says that they are a standing centre, project office or secretariat. */
function standing(judged: UnionCase): readonly Fact[] {
  return judged.union.departments.flatMap(({ id, kind, name }) => {
    const word = forbiddenWordOf(kind, name);
    if (word === null) return [];
    const value = { name, kind: standingKinds[word] };
    return [factOf(judged, 'body.standing', value, { grain: 'row', source: record('body', id) })];
  });
}

const standingKinds = {
  秘书处: 'secretariat',
  项目办公室: 'project-office',
  纠察队: 'other',
  中心: 'centre',
} as const;

/** Why more staff may be allowed: students counted, campuses, or the ground the League committee stated. */
function size(judged: UnionCase): readonly Fact[] {
  const { union, rows } = judged;
  if (union.unitId !== null) return [];
  const { campuses, counted } = rows;
  const many = union.staffGround !== null;
  if (!many && counted === null && campuses.count === 0) return [];
  const source =
    counted !== null && !many
      ? record('semester', counted.semesterId)
      : campuses.first !== null && !many
        ? record('unit', campuses.first)
        : record('body', union.id);
  // A branch campus stands beside the main one; of several it is not known whether one of them is the main.
  const known = campuses.count === 0 ? null : Math.max(2, campuses.count);
  const students = counted?.students ?? null;
  return [factOf(judged, 'school.size', { students, campuses: known, many }, { source })];
}

function guides(judged: UnionCase): readonly Fact[] {
  return judged.rows.guides
    .filter(({ unionId }) => unionId === judged.union.id)
    .map(({ id, kind, fullTime, student, serving }) => {
      const holder = serving ? (student ? 'student' : 'cadre') : 'vacant';
      const value = { role: kind, fullTime: serving ? fullTime : null, holder } as const;
      return factOf(judged, 'guide', value, { grain: 'row', source: record('guide', id) });
    });
}

function total(judged: UnionCase): readonly Fact[] {
  const { union, secondLevel } = judged;
  return union.unitId === null && secondLevel > 0
    ? [factOf(judged, 'second-level.total', { count: secondLevel })]
    : [];
}

const factsOf = (judged: UnionCase): readonly Fact[] => [
  ...counts(judged),
  ...rules(judged),
  ...posts(judged),
  ...elections(judged),
  ...standing(judged),
  ...duties(judged),
  ...size(judged),
  ...guides(judged),
  ...total(judged),
];

/**
 * What this room knows of every union of the school on a day, by the union's id. Three statements, sent together: the
 * unions with everybody in them, what stands around them, and what the charter says.
 */
export async function organisationEvidence(
  tx: SchoolTransaction,
  asOf: Day,
): Promise<ReadonlyMap<Uuid, readonly Fact[]>> {
  const [unions, rows, stated] = await Promise.all([
    unionsOn(tx, { day: asOf, names: false }),
    readEvidenceRows(tx, asOf),
    readStatedValues(tx),
  ]);
  const below = (kind: UnionOnDay['kind']): number =>
    unions.filter((one) => one.kind === kind && one.unitId !== null).length;
  return new Map(
    unions.map((union) => {
      const judged = { union, rows, stated, asOf, secondLevel: below(union.kind) };
      return [union.id, factsOf(judged)] as const;
    }),
  );
}
