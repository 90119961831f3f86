import { openCast } from './cast.ts';
import type { Cast } from './cast.ts';
import { vacationsOf, type DemoDays } from './days.ts';
import { planDocuments } from './documents.ts';
import { administratorNumber, leagueBranch, planGuides, schoolOffices } from './guides.ts';
import { inventName } from './names.ts';
import {
  plannedBody,
  plannedPost,
  type Intake,
  type PlannedBody,
  type PlannedHolder,
  type PlannedStudent,
  type PlannedUnit,
  type SchoolPlan,
} from './plan.ts';
import type { SeededRandom } from './random.ts';
import { holderOf, planLogins } from './standing.ts';
import { inventIntakes, type Programme } from './students.ts';
import { planClassCommittee, planUnion } from './unions.ts';
import type { Day } from '../../kernel/day.ts';

// A small school as many are: records were begun late, some columns are empty, and nobody closed what had ended.

const name = '禾屿职业学院';
const students = 380;
const [crafts, care] = ['工艺系', '康养系'] as const;
const union = `${name}学生会`;

const programmes: readonly Programme[] = [
  {
    ...{ unit: crafts, name: '工艺美术品设计', short: '工艺', level: 'junior-college' as const },
    ...{ years: 3, classes: 1, women: 640 },
  },
  {
    ...{ unit: crafts, name: '木作技术', short: '木作', level: 'secondary' as const },
    ...{ years: 3, classes: 1, women: 210 },
  },
  {
    ...{ unit: care, name: '老年保健与管理', short: '康养', level: 'junior-college' as const },
    ...{ years: 3, classes: 2, women: 780 },
  },
];

/** Empties what the office never asked for: sex of a few, political status and ethnic group of more. */
function withGaps(student: PlannedStudent, random: SeededRandom): PlannedStudent {
  return {
    ...student,
    sex: random.perMille(30) ? null : student.sex,
    politicalStatus: random.perMille(120) ? null : student.politicalStatus,
    ethnicGroup: random.perMille(50) ? null : student.ethnicGroup,
  };
}

/** The newest list has a row without a name and a row twice; the import leaves them out. */
function spoil(intakes: readonly Intake[], random: SeededRandom): readonly Intake[] {
  const gappy = intakes.map((intake) => ({
    ...intake,
    students: intake.students.map((student) => withGaps(student, random)),
  }));
  return gappy.map((intake, at) => {
    const twice = intake.students[0];
    if (at > 0 || !twice) return intake;
    return {
      ...intake,
      spoiled: [`${twice.number.slice(0, 8)}99`, `${twice.number},${twice.name}`],
    };
  });
}

/**
 * The union that let things run: its term ended last summer and nobody opened another, its presidium is still in
 * office, and one head went only in October.
 */
function overdueUnion(cast: Cast, days: DemoDays): PlannedBody {
  const since = days.entry(1);
  const held = (count: number, by: PlannedHolder['basis']): readonly PlannedHolder[] =>
    cast
      .take({ ages: [1, 2] }, count)
      .map((number) => ({ number, since, basis: by, term: null, ended: null }));
  const until = days.byNow(`${days.year}-10-20` as Day);
  const late = held(1, 'appointed').map((holder) => ({
    ...holder,
    ended: { until, by: 'term-end' as const },
  }));
  const department = (called: string, heads: readonly PlannedHolder[], staff: number) =>
    plannedBody({
      ...{ kind: 'working-department', name: called, place: null, since },
      posts: [
        plannedPost({ kind: 'head', name: '部长', seats: 1, holders: heads }),
        plannedPost({
          kind: 'staff',
          name: '干事',
          seats: null,
          holders: held(staff, 'recruited'),
        }),
      ],
    });
  return plannedBody({
    ...{ kind: 'student-union', name: union, place: null, since: days.entry(3) },
    terms: [{ number: 5, since, until: days.yearEnd(1) }],
    posts: [
      plannedPost({ kind: 'chair', name: '主席', holders: held(1, 'elected') }),
      plannedPost({ kind: 'vice-chair', name: '副主席', seats: 4, holders: held(3, 'elected') }),
    ],
    below: [
      department('学习部', held(1, 'appointed'), 3),
      department('文体部', late, 4),
      department('宣传部', held(1, 'appointed'), 2),
    ],
  });
}

/** The union of a unit, and in it the school's head of study once more: two posts in two unions, approved. */
function unionOfCare(
  unit: PlannedUnit,
  head: string,
  { cast, days }: { readonly cast: Cast; readonly days: DemoDays },
): PlannedBody {
  const planned = planUnion(
    {
      ...{ kind: 'student-union', name: `${unit.name}学生会`, founded: unit.since },
      place: { unit: unit.name, class: null },
      ...{ staffGround: null, term: 3, viceChairs: 1, former: null, departments: [] },
      ...{ from: { unit: unit.name }, ages: { leading: [1, 2], staff: [1] } },
    },
    cast,
    days,
  );
  const holder = {
    ...{ number: head, since: days.entry(0), term: 3, ended: null },
    secondPostGround: '本系新建学习部，请校学生会学习部部长带一年',
    secondPostApprover: 'league-committee',
    secondPostApprovedOn: days.entry(0),
  } as const;
  const study = plannedBody({
    ...{ kind: 'working-department', name: '学习部', place: planned.place, since: unit.since },
    posts: [
      plannedPost({ kind: 'head', name: '部长', holders: [{ ...holder, basis: 'appointed' }] }),
    ],
  });
  return { ...planned, below: [study] };
}

/** A committee in every class but the last of the newest students. */
function committees(
  intakes: readonly Intake[],
  { cast, days }: { readonly cast: Cast; readonly days: DemoDays },
): readonly PlannedBody[] {
  const places = intakes.flatMap(({ students: all, since }) => {
    const classes = new Map(all.map((student) => [student.class, student.unit]));
    return [...classes].map(([aClass, unit]) => ({ unit, class: aClass, since }));
  });
  const newest = places.filter(({ since }) => since === intakes[0]?.since).length;
  return places
    .filter((_, at) => at !== newest - 1)
    .map((place) => planClassCommittee(place, cast, days));
}

/** Thinks out the small school: 380 students, two units, and everything a first tidying-up would find. */
export function planSmallSchool(days: DemoDays, random: SeededRandom): SchoolPlan {
  const founded = days.entry(3);
  const units: readonly PlannedUnit[] = [crafts, care].map((unit) => ({
    ...{ name: unit, kind: 'department', since: founded },
  }));
  const intakes = spoil(inventIntakes({ programmes, total: students }, days, random), random);
  const all = intakes.flatMap((intake) => intake.students);
  const cast = openCast(all, days, random);
  const offices = [
    ...schoolOffices(name, 'small'),
    ...units.map((one) => leagueBranch(one.name, 0)),
  ];
  const { teachers, bodies: guides } = planGuides(offices, founded, random);
  const own = overdueUnion(cast, days);
  const head = holderOf([own], [union, '学习部'], 'head');
  const bodies = [
    ...guides,
    own,
    ...units.slice(1).map((unit) => unionOfCare(unit, head, { cast, days })),
    ...committees(intakes, { cast, days }),
  ];
  const administrator = { number: administratorNumber, name: inventName(random, 'male') };
  const people = { administrator, intakes, teachers };
  const [ordinary = '', sanctioned = ''] = cast.take({ ages: [1] }, 2);
  const league = holderOf(guides, ['团委'], 'deputy-secretary');
  const numbers = [administratorNumber, league, holderOf(bodies, [union], 'chair'), ordinary];
  const given = days.byNow(`${days.year}-09-15` as Day);
  return {
    ...{ slug: 'demo-small', name, ...people, units, bodies },
    logins: planLogins(numbers, people, bodies),
    semesters: days.semesters.slice(2),
    counted: days.running,
    uncounted: [crafts],
    days: vacationsOf(days).slice(2, 4),
    documents: planDocuments(name, days, { all: false }),
    sanctions: [
      {
        ...{ number: sanctioned, kind: 'probation', since: given, until: null },
        document: `禾职学〔${days.year}〕7号`,
      },
    ],
  };
}
