import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { defineProvision, type AnyProvision } from '../../charter/provision.ts';
import { months, weekday } from '../../charter/value-type.ts';
import { asOperator, withSchool } from '../../engines/storage/door.ts';
import { journalHolds, verifyJournal } from '../../engines/storage/journal/verify.ts';
import { installation, type SchoolId, type Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { openFirstAccounts } from '../access/founding.ts';
import { heldPostsSql, rolesHeld, type HeldPost } from '../organisation/capacities.ts';
import { headcounts } from '../organisation/headcounts/reads.ts';
import { makeDemo, type DemoLogin } from './make-demo.ts';
import { demoIsUnfinished } from './mend-demo.ts';
import { removeDemo } from './remove-demo.ts';

const database = await testDatabase();
const now = '2026-11-21T02:00:00.000Z' as Instant;
const today = '2026-11-21';
// Two of the product's, as the room above declares them; the others that the articles speak of are left out.
const provisions: readonly AnyProvision[] = [
  defineProvision({
    ...{ name: 'congress.interval', type: months({ min: 6, max: 60 }) },
    ...{ default: 24, source: 'congress-rules' },
  }),
  defineProvision({
    ...{ name: 'heads-meeting.weekday', type: weekday(), default: 'friday', source: 'practice' },
  }),
];
const real = await testSchool(database, 'real');

let kept: readonly DemoLogin[] = [];

async function make(): Promise<readonly DemoLogin[]> {
  const { logins } = await makeDemo({
    runner: { database, clock: () => now, standing: () => Promise.resolve(null) },
    seed: 4800,
    newId: () => randomUUID() as Uuid,
    hashPassword: async (password) => `hash of ${password}`,
    newPassword: () => randomBytes(9).toString('base64url'),
    openFirstAccounts,
    provisions,
    keepLogins: (made) => {
      kept = made;
      return Promise.resolve();
    },
  });
  return logins;
}

async function rowsOf<Row extends object>(
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  return asOperator(database, async ({ client }) => {
    const { rows } = await client.query<Row>(statement, [...values]);
    return rows;
  });
}

async function one<T>(statement: string, values: readonly unknown[] = []): Promise<T> {
  const [row] = await rowsOf<{ one: T }>(statement, values);
  if (!row) throw new Error('no row');
  return row.one;
}

const schoolOf = (slug: string) =>
  one<SchoolId>('select id as one from school where slug = $1', [slug]);

/** Everything of a school that is no id, in one hash. */
const structure = `select md5(string_agg(line, E'\\n' order by line)) as one from (
  select concat_ws('|', 'person', number, name, sex, ethnic_group, political_status, since) as line
  from person where school_id = $1
  union all
  select concat_ws('|', 'held', b.name, u.name, o.kind, o.name, o.seats, p.number, a.since, a.until, a.ended_by, t.number)
  from appointment a join post o on o.school_id = a.school_id and o.id = a.post_id
  join body b on b.school_id = o.school_id and b.id = o.body_id
  join person p on p.school_id = a.school_id and p.id = a.person_id
  left join unit u on u.school_id = b.school_id and u.id = b.unit_id
  left join term t on t.school_id = a.school_id and t.id = a.term_id
  where a.school_id = $1
  union all
  select concat_ws('|', 'counted', u.name, h.education_level, h.sex, h.minority, h.students)
  from headcount h join unit u on u.school_id = h.school_id and u.id = h.unit_id where h.school_id = $1
  union all
  select concat_ws('|', 'article', d.title, a.number, a.text) from article a
  join rule_document d on d.school_id = a.school_id and d.id = a.document_id where a.school_id = $1) lines`;

let logins: readonly DemoLogin[] = [];
let large: SchoolId;
let small: SchoolId;
beforeAll(async () => {
  logins = await make();
  large = await schoolOf('demo');
  small = await schoolOf('demo-small');
}, 180_000);

const held = `from appointment a
  join post o on o.school_id = a.school_id and o.id = a.post_id
  join body b on b.school_id = o.school_id and b.id = o.body_id
  left join body above on above.school_id = b.school_id and above.id = b.parent_id
  where a.school_id = $1 and a.since <= '${today}' and (a.until is null or a.until >= '${today}')`;

describe('the large school', () => {
  it('has sittings planned, and a class committee elected by its class', async () => {
    const agenda = `select count(*)::int as one from agenda_item where school_id = $1`;
    expect(await one<number>(agenda, [large])).toBe(7);
    const certified = `select jsonb_array_length(e.payload->'offices'->0->'elected') as one from election_event e
      join election l on l.school_id = e.school_id and l.id = e.election_id and l.state = 'certified'
      where e.school_id = $1 and e.kind = 'certified'`;
    expect(await one<number>(certified, [large])).toBe(5);
  });

  it('has 11,300 students, nine units with a union each, and a graduate union', async () => {
    const count = (where: string) =>
      one<number>(`select count(*)::int as one from ${where} and school_id = $1`, [large]);
    expect(Math.abs((await count(`person where kind = 'student'`)) - 11_300)).toBeLessThan(100);
    expect(await count(`unit where kind <> 'class'`)).toBe(9);
    expect(await count(`unit where kind = 'academy'`)).toBe(1);
    expect(await count(`unit where kind = 'campus'`)).toBe(1);
    expect(await count(`body where kind = 'student-union' and unit_id is not null`)).toBe(9);
    expect(await count(`body where kind = 'graduate-union'`)).toBe(1);
    expect(await count(`body where kind = 'league-branch'`)).toBe(9);
    const levels = await rowsOf<{ level: string; students: number }>(
      `select education_level as level, count(*)::int as students from person
       where school_id = $1 and kind = 'student' group by 1 order by 1`,
      [large],
    );
    expect(levels.map(({ level }) => level)).toEqual([
      'junior-college',
      'postgraduate',
      'undergraduate',
    ]);
    expect(levels[1]?.students).toBeGreaterThan(200);
    expect(levels[1]?.students).toBeLessThan(500);
  });

  it('has 47 working for its union, with a ground, in a running term', async () => {
    const ofUnion = `and coalesce(above.kind, b.kind) = 'student-union' and b.unit_id is null`;
    expect(await one(`select count(*)::int as one ${held} ${ofUnion}`, [large])).toBe(47);
    expect(
      await one(
        `select count(*)::int as one ${held} ${ofUnion} and o.kind in ('chair', 'vice-chair')`,
        [large],
      ),
    ).toBe(5);
    expect(
      await one(`select count(*)::int as one ${held} ${ofUnion} and a.term_id is null`, [large]),
    ).toBe(0);
    const ground = await one<string>(
      `select staff_ground as one from body
       where school_id = $1 and kind = 'student-union' and unit_id is null`,
      [large],
    );
    expect(ground).toMatch(/校区/);
  });

  it('counts its students as it knows them by name', async () => {
    const semester = await one<Uuid>(
      'select id as one from semester where school_id = $1 and $2 between since and until',
      [large, today],
    );
    const counted = await withSchool(database, large, (tx) => headcounts(tx, semester));
    expect(counted).toMatchObject({ coverage: 'complete', missing: [] });
    const told = counted?.units.flatMap(({ cells }) => cells) ?? [];
    expect(told.reduce((sum, { students }) => sum + students, 0)).toBe(11_312);
  });

  it('binds provisions to its charter', async () => {
    const bound = await rowsOf<{ name: string; number: string }>(
      `select v.name, a.number from provision_value v
       join article a on a.school_id = v.school_id and a.id = v.article_id
       where v.school_id = $1 order by v.name`,
      [large],
    );
    expect(bound).toEqual([
      { name: 'congress.interval', number: '第三条' },
      { name: 'heads-meeting.weekday', number: '第七条' },
    ]);
  });
});

describe('the small school', () => {
  const count = (statement: string) =>
    one<number>(`select count(*)::int as one ${statement}`, [small]);

  it('has 380 students of whom not everything is known, and left out the spoiled rows', async () => {
    const students = `from person where school_id = $1 and kind = 'student'`;
    expect(await count(students)).toBe(380);
    expect(await count(`${students} and sex is null`)).toBeGreaterThan(3);
    expect(await count(`${students} and political_status is null`)).toBeGreaterThan(20);
    const answers = await rowsOf<{ payload: string }>(
      `select p.payload from journal_payload p
       join journal_entry e on e.school_id = p.school_id and e.seq = p.seq
       where e.school_id = $1 and e.verb = 'student.import' order by e.seq`,
      [small],
    );
    const skipped = answers.map(
      ({ payload }) => (JSON.parse(payload) as { answer: { skipped: number } }).answer.skipped,
    );
    expect(skipped).toEqual([2, 0, 0]);
  });

  it('lets things run over their end', async () => {
    expect(
      await count(`${held} and o.kind = 'chair' and b.unit_id is null and a.until is null
        and exists (select from term t where t.school_id = a.school_id and t.body_id = b.id)
        and not exists (select from term t where t.school_id = a.school_id and t.body_id = b.id
          and (t.until is null or t.until >= '${today}'))`),
    ).toBe(1);
    expect(
      await count(`from appointment a
        join post o on o.school_id = a.school_id and o.id = a.post_id
        join body b on b.school_id = o.school_id and b.id = o.body_id
        join term t on t.school_id = b.school_id and t.body_id = b.parent_id
        where a.school_id = $1 and a.ended_by = 'term-end' and a.until > t.until`),
    ).toBe(1);
  });

  it('has a head in two unions, a class without a committee, a unit not counted, and a case', async () => {
    expect(
      await count(`from (select a.person_id ${held} and o.kind = 'head' and b.kind = 'working-department'
        group by a.person_id having count(distinct b.parent_id) = 2) two`),
    ).toBe(1);
    expect(
      await count(`from unit u where school_id = $1 and kind = 'class' and not exists (
        select from body b where b.school_id = $1 and b.unit_id = u.id)`),
    ).toBe(1);
    expect(
      await count(`from unit u where school_id = $1 and kind <> 'class' and not exists (
        select from headcount h where h.school_id = $1 and h.unit_id = u.id)`),
    ).toBe(1);
    expect(await count(`from discipline where school_id = $1 and kind = 'probation'`)).toBe(1);
  });
});

it('gives log-ins that are what they say', async () => {
  const roles = logins.map((login) => login.roles.join(' '));
  expect(roles).toEqual([
    'administrator',
    'league',
    'student-affairs',
    'presidium student',
    'office student',
    'head student',
    'staff student',
    'unit-league',
    'unit-presidium student',
    'class-committee student',
    'student',
    'administrator',
    'league',
    'presidium student',
    'student',
  ]);
  for (const login of logins) {
    const school = await schoolOf(login.school);
    const [row] = await rowsOf<{ id: Uuid; name: string; kind: string; hash: string }>(
      `select p.id, p.name, p.kind, x.password_hash as hash
       from person p join account x on x.school_id = p.school_id and x.person_id = p.id
       where p.school_id = $1 and p.number = $2`,
      [school, login.number],
    );
    if (!row) throw new Error(`${login.number} has no account`);
    expect([row.name, row.hash]).toEqual([login.name, `hash of ${login.password}`]);
    const held = await rowsOf<HeldPost>(heldPostsSql('$1', '$2', '$3::date'), [
      school,
      row.id,
      today,
    ]);
    const asStudent = row.kind === 'student' ? ['student'] : [];
    expect([...rolesHeld(held).map(({ role }) => role), ...asStudent]).toEqual(login.roles);
  }
  expect(new Set(logins.map(({ password }) => password)).size).toBe(logins.length);
  expect(kept).toEqual(logins);
});

it('is journaled, act by act', async () => {
  const reports = await verifyJournal(database, { schools: [large, small] });
  expect(reports.map(journalHolds)).toEqual([true, true]);
  const verbs = await rowsOf<{ verb: string; actor: string }>(
    'select verb, actor from journal_entry where school_id = $1 order by seq',
    [large],
  );
  expect(verbs[0]?.verb).toBe('school.found');
  expect(verbs.at(-1)?.verb).toBe('school.open-accounts');
  // Sheets are entered by the tellers themselves, everything else by the operator.
  const own = verbs.filter(({ actor }) => actor === 'person').map(({ verb }) => verb);
  expect(new Set(own)).toEqual(new Set(['election.enter']));
  const others = verbs.filter(({ verb }) => verb !== 'election.enter');
  expect(new Set(others.map(({ actor }) => actor))).toEqual(new Set(['operator']));
});

describe('removed and made again', () => {
  let before: readonly string[] = [];
  const structures = async () =>
    Promise.all(
      ['demo', 'demo-small'].map(async (slug) => one<string>(structure, [await schoolOf(slug)])),
    );
  const tables = () =>
    rowsOf<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'school_id' order by 1`,
    );
  const counted = async (schools: readonly SchoolId[]) => {
    const counts: Record<string, number> = {};
    for (const { name } of await tables())
      counts[name] = await one<number>(
        `select count(*)::int as one from "${name}" where school_id = any($1)`,
        [schools],
      );
    return counts;
  };

  it('leaves nothing of the demo, and all of others', async () => {
    before = await structures();
    const others = await counted([real]);
    const demo = await counted([large, small]);
    const rows = Object.values(demo).reduce((sum, count) => sum + count, 2);
    const removed = await removeDemo(database, { at: now, by: 'operator' });
    expect(removed).toEqual({ schools: ['demo', 'demo-small'], rows });
    expect(Object.values(await counted([large, small])).every((count) => count === 0)).toBe(true);
    expect(await counted([real])).toEqual(others);
    expect(await rowsOf('select slug from school')).toEqual([{ slug: 'real' }]);
    const [entry] = await rowsOf(
      'select verb, actor, subject_kind from journal_entry where school_id = $1 order by seq desc limit 1',
      [installation],
    );
    expect(entry).toEqual({
      ...{ verb: 'demo.remove', actor: 'operator', subject_kind: 'installation' },
    });
    const reports = await verifyJournal(database, { schools: 'all' });
    expect(reports.every(journalHolds)).toBe(true);
    const again = await removeDemo(database, { at: now, by: 'operator' });
    expect(again).toEqual({ schools: [], rows: 0 });
  }, 120_000);

  it('is the same again, but for ids and passwords', async () => {
    const second = await make();
    const shown = (all: readonly DemoLogin[]) =>
      all.map(({ number, name, roles, school }) => ({ number, name, roles, school }));
    expect(shown(second)).toEqual(shown(logins));
    expect(second[0]?.password).not.toBe(logins[0]?.password);
    expect(await schoolOf('demo')).not.toBe(large);
    expect(await structures()).toEqual(before);
  }, 180_000);

  it('throws where its address is taken, and writes nothing', async () => {
    await expect(make()).rejects.toThrow('slug-taken');
    expect(await one('select count(*)::int as one from school')).toBe(3);
    expect(await demoIsUnfinished(database)).toBe(false);
  });
});
