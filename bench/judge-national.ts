import type { Fact, FactName, FactOf, Level } from '../src/facts/fact.ts';
import type { Day } from '../src/kernel/day.ts';
import { form2021 } from '../src/capabilities/evaluation/forms/form-2021.ts';
import { judgeForm, type UnionFacts } from '../src/capabilities/evaluation/judge-form.ts';
import { rounded, say, type BenchResult } from './bench-result.ts';

const asOf = '2026-11-20' as Day;
const schools = 3000;
/** Schools whose facts differ; each is judged as often as the number of schools asks. */
const kinds = 50;

function told<N extends FactName>(
  level: Level,
  name: N,
  value: FactOf<N>['value'],
  id: number,
): Fact {
  const source = { kind: 'record', thing: name, id: `${name}-${id}` };
  return {
    ...{ name, level, value, basis: 'practice', grain: 'row', coverage: 'complete', day: null },
    source,
  } as unknown as Fact;
}

/** A union's facts: staff with ranks, some outside the limit, and what its records tell besides. */
function unionOf(level: Level, kind: number, staff: number): UnionFacts {
  const rows = Array.from({ length: staff }, (_, at) =>
    told(
      level,
      'staff.member',
      {
        ...{ row: at + 1, name: `人${at}`, department: `部${at % 6}`, unit: `系${at % 9}` },
        post: at === 0 ? { kind: 'chair', title: '主席' } : { kind: 'officer', title: '干事' },
        ...{ status: 'league-member', statusText: '共青团员', gradeText: '2025级' },
        ...{ entryYear: 2024 + (at % 3), studyYear: null, education: 'undergraduate' },
        rank: { kind: 'place', place: 1 + ((at * 7 + kind) % 32), size: 100 },
        failed: (at + kind) % 97 === 0,
      },
      at,
    ),
  );
  const exactly = { min: staff, max: staff };
  const names = ['学习部', '文体部', '宣传部', '组织部'];
  return {
    unionId: `${level}-${kind}-${staff}`,
    name: '学生会',
    facts: [
      ...rows,
      told(level, 'staff.count', exactly, 0),
      told(level, 'presidium.count', { min: 1, max: 1 }, 0),
      told(level, 'department.list', { names, open: false }, 0),
      ...names.map((department, at) => told(level, 'duty.told', { department }, at)),
    ],
  };
}

/**
 * Judging every item of a form for 3,000 schools, each of 40 staff and 30 unions of 29 at the second level, on one core;
 * the reference reads the same facts from JSON, which whoever judges a nation must do at the least. Ratio: our time over
 * theirs.
 */
export function run(): Promise<BenchResult> {
  const all = Array.from({ length: kinds }, (_, kind) => ({
    school: unionOf('school', kind, 40),
    secondLevel: Array.from({ length: 30 }, (_unit, at) =>
      unionOf('second-level', kind * 31 + at, 29),
    ),
  }));
  const texts = all.map((one) => JSON.stringify(one));
  const time = { judging: 0, reading: 0 };
  let verdicts = 0;
  for (let turn = 0; turn < schools; turn += 1) {
    const text = texts[turn % kinds] ?? '';
    const started = performance.now();
    // Facts are grouped once and remembered: every school must be a new one.
    const { school, secondLevel } = JSON.parse(text) as (typeof all)[number];
    const read = performance.now();
    const judged = judgeForm(form2021, { asOf, school, secondLevel });
    verdicts += judged.school.length + judged.secondLevel.length * secondLevel.length;
    time.reading += read - started;
    time.judging += performance.now() - read;
  }
  const rate = schools / (time.judging / 1000);
  say(`${schools} schools of 40 staff and 30 second-level unions, ${verdicts} verdicts, one core:`);
  say(
    `  ${Math.round(rate)} schools/s judged; reading their facts ${rounded(time.reading / schools)} ms each`,
  );
  return Promise.resolve({
    bench: 'judge-national',
    ratio: rounded(time.judging / time.reading),
    ours: Math.round(rate),
    reference: Math.round(schools / (time.reading / 1000)),
    unit: 'schools/s',
    what: 'time of judging over the time of reading the same facts from JSON, one core',
  });
}
