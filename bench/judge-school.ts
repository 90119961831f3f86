import path from 'node:path';
import { evidenceSources } from '../src/apps/server/evidence.ts';
import { form2021 } from '../src/capabilities/evaluation/forms/form-2021.ts';
import { gatherEvidence, judgeUnion } from '../src/capabilities/self-evaluation/reads.ts';
import { openDatabase } from '../src/engines/storage/database.ts';
import { withSchool, type SchoolTransaction } from '../src/engines/storage/door.ts';
import { migrate, readMigrations } from '../src/engines/storage/migrate.ts';
import type { Day } from '../src/kernel/day.ts';
import { startOwnServer } from '../tests/database/own-server.ts';
import { found } from './found-school.ts';
import { packageRoot, rounded, say, type BenchResult } from './bench-result.ts';
import { median, sentStatements } from './sent-statements.ts';

const asOf = '2026-10-15' as Day;
const units = 30;
const rounds = 60;

// A school's union of 40 in six departments, and 30 unions of the second level of 29 in four; every post is held.
const filling = [
  `insert into unit (school_id, id, kind, name, name_key, since)
   select $1, gen_random_uuid(), 'department', '系' || n, 'xi ' || lpad(n::text, 2, '0'), '2020-01-01'
   from generate_series(1, ${units}) n`,
  `insert into body (school_id, id, unit_id, kind, name, name_key, since)
   select $1, gen_random_uuid(), u, 'student-union', '学生会', 'xueshenghui', '2020-01-01'
   from (select null::uuid as u union all select id from unit where school_id = $1) places`,
  `insert into body (school_id, id, parent_id, unit_id, kind, name, name_key, since)
   select $1, gen_random_uuid(), b.id, null, 'working-department', '部' || n, 'bu ' || n, '2020-01-01'
   from body b, generate_series(1, 6) n
   where b.school_id = $1 and b.kind = 'student-union' and (b.unit_id is null or n <= 4)`,
  `insert into post (school_id, id, body_id, kind, name, since)
   select $1, gen_random_uuid(), b.id, k.kind, k.name, '2020-01-01' from body b,
     (values ('student-union', 'chair', '主席'), ('student-union', 'vice-chair', '副主席'),
       ('working-department', 'head', '部长'), ('working-department', 'staff', '干事')) k (body, kind, name)
   where b.school_id = $1 and b.kind = k.body`,
  `insert into person (school_id, id, kind, number, name, name_key, political_status, education_level, grade, since)
   select $1, gen_random_uuid(), 'student', 'S' || n, '学生' || n, 'xuesheng ' || lpad(n::text, 5, '0'),
     'league-member', 'undergraduate', 2025, '2025-09-01' from generate_series(1, 1000) n`,
  `with places as (
     select p.id, coalesce(b.parent_id, b.id) as union_id, row_number() over (order by b.parent_id nulls first, p.kind, p.id) as at,
       case p.kind when 'staff' then 5 when 'vice-chair' then 3 else 1 end as seats
     from post p join body b on b.school_id = $1 and b.id = p.body_id
     join body u on u.school_id = $1 and u.id = coalesce(b.parent_id, b.id)
     where p.school_id = $1 and b.kind in ('student-union', 'working-department')
   ), held as (
     select id, row_number() over (order by at, n) as turn from places, generate_series(1, seats) n
   ), people as (
     select id, row_number() over (order by number) as turn from person where school_id = $1 and kind = 'student'
   )
   insert into appointment (school_id, id, post_id, person_id, since, basis)
   select $1, gen_random_uuid(), held.id, people.id, '2026-09-01', 'recruited' from held join people using (turn)`,
];

/**
 * Judging every item of a school's form, its 30 second-level unions included, from the database; the reference sends the
 * same statements through the same door and looks at nothing. Ratio: our time over theirs.
 */
export async function run(): Promise<BenchResult> {
  const own = await startOwnServer({ fsync: true });
  const settings = { host: own.host, user: 'owner', database: 'postgres' };
  await migrate(settings, await readMigrations(path.join(packageRoot(), 'migrations')));
  const database = openDatabase(settings, { connections: 2 });
  try {
    const { school } = await found(database, 'judge');
    await withSchool(database, school, async (tx) => {
      for (const sql of filling) await tx.client.query(sql, [school]);
    });
    await withSchool(database, school, (tx) => tx.client.query('select 1'));
    let staff = 0;
    const judge = async (tx: SchoolTransaction): Promise<void> => {
      const evidence = await gatherEvidence(tx, evidenceSources, asOf);
      const union = evidence.unions.find(({ unitId }) => unitId === null);
      if (!union) throw new Error('the school has no union');
      const judged = judgeUnion(form2021, union, evidence, asOf);
      if (judged.secondLevel[0]?.total !== units) throw new Error('unions are missing');
      staff =
        judged.school.find(({ key }) => key === 'school-3')?.remark?.kind === 'people' ? 1 : 0;
    };
    const statements = await sentStatements(
      () => withSchool(database, school, judge),
      (text) => /^\s*(?:select|with)/i.test(text) && /school_id/.test(text),
    );
    const times = { ours: [] as number[], bare: [] as number[] };
    const timed = async (work: (tx: SchoolTransaction) => Promise<unknown>): Promise<number> => {
      const since = performance.now();
      await withSchool(database, school, work);
      return performance.now() - since;
    };
    for (let round = -5; round < rounds; round += 1) {
      const mine = await timed(judge);
      const theirs = await timed((tx) =>
        Promise.all(statements.map((statement) => tx.client.query(statement))),
      );
      if (round < 0) continue;
      times.ours.push(mine);
      times.bare.push(theirs);
    }
    const [mine, theirs] = [median(times.ours), median(times.bare)];
    if (staff !== 1) throw new Error('nobody was counted');
    say(
      `one school of 40 staff and ${units} second-level unions, ${statements.length} statements:`,
    );
    say(`  judged in ${rounded(mine)} ms, its statements alone in ${rounded(theirs)} ms`);
    return {
      bench: 'judge-school',
      ratio: rounded(mine / theirs),
      ours: rounded(mine),
      reference: rounded(theirs),
      unit: 'ms',
      what: 'time of judging over the time of the statements it needs, same door',
    };
  } finally {
    await database.close();
    await own.stop();
  }
}
