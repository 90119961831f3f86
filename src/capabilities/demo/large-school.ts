import type { Cast } from './cast.ts';
import { openCast } from './cast.ts';
import { sportsDaysOf, vacationsOf, type DemoDays } from './days.ts';
import { planDocuments } from './documents.ts';
import { administratorNumber, leagueBranch, planGuides, schoolOffices } from './guides.ts';
import { largeProgrammes, largeUnits } from './large-units.ts';
import { inventName } from './names.ts';
import type { Intake, PlannedBody, PlannedUnit, SchoolPlan } from './plan.ts';
import type { SeededRandom } from './random.ts';
import { holderOf, planLogins } from './standing.ts';
import { inventIntakes } from './students.ts';
import { planClassCommittee, planUnion, type DepartmentSize, type UnionParts } from './unions.ts';

const name = '青岑应用技术学院';
const students = 11_312;

/** Why the union may have more than 40 working for it, up to 60 (form of 2021, item 3). */
const staffGround =
  '在校学生一万一千余人，另有北渠校区，两个校区分别开展工作，按学生人数较多、多校区的情形，工作人员按不超过六十人配备。';

const ages = { leading: [1, 2], staff: [1] };

const department = (
  kind: DepartmentSize['kind'],
  called: string,
  [deputies, staff, freshmen]: readonly [number, number, number],
): DepartmentSize => ({ kind, name: called, deputies, staff, freshmen });

/** 1 + 4 in the presidium, 7 in the office and each of five departments: 47. */
function schoolUnion(founded: UnionParts['founded']): UnionParts {
  return {
    ...{ kind: 'student-union', name: `${name}学生会`, place: null, founded, staffGround },
    ...{ term: 18, viceChairs: 4, former: [2, 3], ages },
    from: { levels: ['junior-college', 'undergraduate'] },
    departments: [
      department('office', '办公室', [1, 5, 1]),
      department('working-department', '组织部', [2, 4, 0]),
      department('working-department', '宣传部', [2, 4, 1]),
      department('working-department', '学习部', [2, 4, 0]),
      department('working-department', '文体部', [2, 4, 1]),
      department('working-department', '权益部', [2, 4, 1]),
    ],
  };
}

function graduateUnion(founded: UnionParts['founded']): UnionParts {
  return {
    ...{ kind: 'graduate-union', name: `${name}研究生会`, place: null, founded, staffGround: null },
    ...{ term: 6, viceChairs: 2, former: null, ages: { leading: [1], staff: [1, 2] } },
    from: { levels: ['postgraduate'] },
    departments: [
      department('office', '办公室', [0, 2, 0]),
      department('working-department', '学术部', [1, 2, 0]),
    ],
  };
}

function unitUnion({ name: unit, since }: PlannedUnit): UnionParts {
  return {
    ...{ kind: 'student-union', name: `${unit}学生会`, founded: since, staffGround: null },
    place: { unit, class: null },
    ...{ term: 12, viceChairs: 2, former: null, ages },
    from: { unit, levels: ['junior-college', 'undergraduate'] },
    departments: [
      department('office', '办公室', [0, 2, 0]),
      department('working-department', '学习部', [1, 2, 0]),
      department('working-department', '文体部', [1, 2, 1]),
      department('working-department', '生活部', [1, 2, 0]),
    ],
  };
}

/** The first class of this year's and of last year's students in every unit. */
function classCommittees(
  units: readonly PlannedUnit[],
  intakes: readonly Intake[],
  { cast, days }: { readonly cast: Cast; readonly days: DemoDays },
): readonly PlannedBody[] {
  return intakes.slice(0, 2).flatMap((intake) =>
    units.flatMap((unit) => {
      const found = intake.students.find((student) => student.unit === unit.name);
      if (!found) throw new Error(`${unit.name} has no students of ${intake.fileName}`);
      const place = { unit: unit.name, class: found.class, since: intake.since };
      return [planClassCommittee(place, cast, days)];
    }),
  );
}

/** Thinks out the large school: 11,312 students, nine second-level unions, a graduate union, 47 staff. */
export function planLargeSchool(days: DemoDays, random: SeededRandom): SchoolPlan {
  const founded = days.entry(4);
  const units = largeUnits.map((unit) => ({ ...unit, since: founded }));
  const intakes = inventIntakes({ programmes: largeProgrammes, total: students }, days, random);
  const cast = openCast(
    intakes.flatMap((intake) => intake.students),
    days,
    random,
  );
  const offices = [
    ...schoolOffices(name, 'large'),
    ...units.map((unit) => leagueBranch(unit.name, 1)),
  ];
  const { teachers, bodies: guides } = planGuides(offices, founded, random);
  const bodies = [
    ...guides,
    planUnion(schoolUnion(founded), cast, days),
    planUnion(graduateUnion(founded), cast, days),
    ...units.map((unit) => planUnion(unitUnion(unit), cast, days)),
    ...classCommittees(units, intakes, { cast, days }),
  ];
  const administrator = { number: administratorNumber, name: inventName(random, 'female') };
  const union = `${name}学生会`;
  const first = units[0]?.name ?? '';
  const numbers = [
    administratorNumber,
    holderOf(bodies, ['团委'], 'deputy-secretary'),
    holderOf(bodies, ['学生处'], 'head'),
    holderOf(bodies, [union], 'chair'),
    holderOf(bodies, [union, '办公室'], 'head'),
    holderOf(bodies, [union, '学习部'], 'head'),
    holderOf(bodies, [union, '宣传部'], 'staff'),
    holderOf(bodies, [`${first}团总支`], 'secretary'),
    holderOf(bodies, [`${first}学生会`], 'chair'),
    holderOf(bodies, ['班委会'], 'head'),
    ...cast.take({ ages: [1], levels: ['undergraduate'] }, 1),
  ];
  const people = { administrator, intakes, teachers };
  return {
    ...{ slug: 'demo', name, ...people, units, bodies },
    logins: planLogins(numbers, people, bodies),
    semesters: days.semesters,
    counted: days.running,
    uncounted: [],
    days: [...vacationsOf(days), ...sportsDaysOf(days)],
    documents: planDocuments(name, days, { all: true }),
    sanctions: [],
  };
}
