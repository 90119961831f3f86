import type {
  EducationLevel,
  PersonFacts,
  PoliticalStatus,
  Sex,
} from '../organisation/people/model.ts';
import type { DemoDays } from './days.ts';
import { inventName } from './names.ts';
import type { Intake, PlannedStudent } from './plan.ts';
import type { SeededRandom } from './random.ts';

/** A programme of a unit: how many classes a year, and how many of a thousand students are women. */
export interface Programme {
  readonly unit: string;
  readonly name: string;
  /** What its classes are called by. */
  readonly short: string;
  readonly level: EducationLevel;
  /** Years of study. */
  readonly years: number;
  readonly classes: number;
  readonly women: number;
}

/** What a class of a year is before its students are. */
interface PlannedClass {
  readonly programme: Programme;
  readonly grade: number;
  /** Years since it entered. */
  readonly age: number;
  readonly name: string;
  /** First eight figures of its students' numbers: year, unit, class. */
  readonly stem: string;
}

const two = (count: number): string => String(count).padStart(2, '0');

function classesOf(programmes: readonly Programme[], days: DemoDays): readonly PlannedClass[] {
  const units = [...new Set(programmes.map(({ unit }) => unit))];
  const oldest = Math.max(...programmes.map(({ years }) => years));
  return Array.from({ length: oldest }, (_, age) => age).flatMap((age) =>
    units.flatMap((unit, at) => {
      const grade = days.year - age;
      const made = programmes
        .filter((one) => one.unit === unit && one.years > age)
        .flatMap((programme) =>
          Array.from({ length: programme.classes }, (_, nth) => ({
            programme,
            grade,
            age,
            name: `${programme.short}${two(grade % 100)}${two(nth + 1)}班`,
          })),
        );
      return made.map((one, nth) => ({ ...one, stem: `${grade}${two(at + 1)}${two(nth + 1)}` }));
    }),
  );
}

/** Sizes that add up to `total`; a class of postgraduates is half as large as others. */
function sizesOf(classes: readonly PlannedClass[], total: number, random: SeededRandom) {
  const weights = classes.map(
    ({ programme }) => (programme.level === 'postgraduate' ? 55 : 100) + random.below(13) - 6,
  );
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let weighed = 0;
  let given = 0;
  return weights.map((weight) => {
    weighed += weight;
    const size = Math.round((total * weighed) / all) - given;
    given += size;
    return size;
  });
}

const groups: readonly (readonly [string, number])[] = [
  ['汉族', 830],
  ['蒙古族', 35],
  ['回族', 30],
  ['满族', 28],
  ['壮族', 18],
  ['土家族', 16],
  ['苗族', 15],
  ['彝族', 10],
  ['维吾尔族', 8],
  ['藏族', 6],
  ['朝鲜族', 4],
];

type Statuses = readonly (readonly [PoliticalStatus, number])[];
const statuses: Readonly<Record<'freshman' | 'older' | 'postgraduate', Statuses>> = {
  freshman: [
    ['league-member', 720],
    ['none', 280],
  ],
  older: [
    ['league-member', 840],
    ['none', 130],
    ['probationary-party-member', 18],
    ['party-member', 12],
  ],
  postgraduate: [
    ['league-member', 520],
    ['party-member', 300],
    ['none', 100],
    ['probationary-party-member', 80],
  ],
};

function inventStudent(
  { programme, age, grade, name, stem }: PlannedClass,
  seat: number,
  random: SeededRandom,
): PlannedStudent {
  const sex: Sex = random.perMille(programme.women) ? 'female' : 'male';
  const kind =
    programme.level === 'postgraduate' ? 'postgraduate' : age === 0 ? 'freshman' : 'older';
  return {
    number: `${stem}${two(seat)}`,
    name: inventName(random, sex),
    sex,
    ethnicGroup: random.weighted(groups),
    citizen: true,
    politicalStatus: random.weighted(statuses[kind]),
    educationLevel: programme.level,
    programme: programme.name,
    grade,
    fullTime: true,
    unit: programme.unit,
    class: name,
  };
}

/** Invents so many students of the programmes, one intake a year, the newest first. */
export function inventIntakes(
  { programmes, total }: { readonly programmes: readonly Programme[]; readonly total: number },
  days: DemoDays,
  random: SeededRandom,
): readonly Intake[] {
  const classes = classesOf(programmes, days);
  const sizes = sizesOf(classes, total, random);
  const students = classes.map((one, at) =>
    Array.from({ length: sizes[at] ?? 0 }, (_, seat) => inventStudent(one, seat + 1, random)),
  );
  const ages = [...new Set(classes.map(({ age }) => age))];
  return ages.map((age) => ({
    fileName: `${days.year - age}级学生名单.csv`,
    since: days.entry(age),
    students: students.filter((_, at) => classes[at]?.age === age).flat(),
    spoiled: [],
  }));
}

const sexWords = { female: '女', male: '男' } as const;
const statusWords = {
  'party-member': '中共党员',
  'probationary-party-member': '中共预备党员',
  'league-member': '共青团员',
  'other-party': '民主党派',
  none: '群众',
} as const;
const levelWords = {
  secondary: '中专',
  'junior-college': '大专',
  undergraduate: '本科',
  postgraduate: '研究生',
} as const;

const titles = '学号,姓名,性别,民族,政治面貌,培养层次,专业,年级,院系,班级,学籍性质,国籍';

type Cells = {
  readonly [Fact in keyof PersonFacts]: (value: NonNullable<PersonFacts[Fact]>) => string;
};
const cells: Cells = {
  name: (name) => name,
  sex: (sex) => sexWords[sex],
  ethnicGroup: (group) => group,
  citizen: (citizen) => (citizen ? '中国' : '外国'),
  politicalStatus: (status) => statusWords[status],
  educationLevel: (level) => levelWords[level],
  programme: (programme) => programme,
  grade: (grade) => `${grade}级`,
  fullTime: (fullTime) => (fullTime ? '全日制' : '非全日制'),
};

function lineOf(student: PlannedStudent): string {
  const cell = <Fact extends keyof PersonFacts>(fact: Fact): string => {
    const value = student[fact];
    return value === null ? '' : cells[fact](value as NonNullable<PersonFacts[Fact]>);
  };
  return [
    student.number,
    cell('name'),
    cell('sex'),
    cell('ethnicGroup'),
    cell('politicalStatus'),
    cell('educationLevel'),
    cell('programme'),
    cell('grade'),
    student.unit,
    student.class,
    cell('fullTime'),
    cell('citizen'),
  ].join(',');
}

/** The list of an intake as an office would save it: .csv in UTF-8 with a byte order mark. */
export function intakeFile({ students, spoiled }: Intake): Buffer {
  const lines = [titles, ...students.map(lineOf), ...spoiled];
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8');
}
