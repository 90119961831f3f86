import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import { runOperation } from '../../../../tests/operations/run-operation.ts';
import { verifyPassword } from '../../../capabilities/access/passwords/hashing.ts';
import { readDemoLogins } from '../../../capabilities/demo/logins-file.ts';
import { asOperator } from '../../../engines/storage/door.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mz-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));
const database = await testDatabase();
const data = path.join(folder, 'data');
mkdirSync(data, { mode: 0o700 });
const { host = '', user, database: name } = database.owner;
const environment = {
  DATA_DIR: data,
  DATABASE_URL: `postgresql://${user}@/${name}?host=${encodeURIComponent(host)}`,
};

async function rowsOf<Row extends object>(statement: string, values: readonly unknown[] = []) {
  return asOperator(database, async ({ client }) => {
    const { rows } = await client.query<Row>(statement, [...values]);
    return rows;
  });
}

it('makes the demo where there is none, and tells its log-ins', async () => {
  const made = await runOperation(['demo', 'reset'], environment);
  expect([made.code, made.err, made.wide]).toEqual([0, '', []]);
  const logins = (await readDemoLogins(data)) ?? [];
  expect(logins).toHaveLength(15);
  expect(statSync(path.join(data, 'demo-logins.json')).mode & 0o777).toBe(0o600);
  for (const login of logins) {
    expect(made.out).toContain(`${login.school}/${login.number}  ${login.password}`);
    expect(login.password).toMatch(/^[2-9a-z]{12}$/);
  }
  const [chair] = logins.filter(({ roles }) => roles.includes('presidium'));
  const [row] = await rowsOf<{ hash: string }>(
    `select x.password_hash as hash from account x
     join person p on p.school_id = x.school_id and p.id = x.person_id
     join school s on s.id = p.school_id
     where s.slug = $1 and p.number = $2`,
    [chair?.school, chair?.number],
  );
  expect(await verifyPassword(row?.hash ?? null, chair?.password ?? '')).toBe(true);
  // Every provision the articles speak of is one of the product's.
  const bound = await rowsOf<{ slug: string; count: number }>(
    `select s.slug, count(*)::int as count from provision_value v join school s on s.id = v.school_id
     group by s.slug order by s.slug`,
  );
  expect(bound).toEqual([
    { slug: 'demo', count: 6 },
    { slug: 'demo-small', count: 5 },
  ]);
}, 120_000);

it('asks before it removes a demo, and leaves it where nobody says yes', async () => {
  const schools = () => rowsOf('select id, slug from school order by slug');
  const before = await schools();
  const kept = await runOperation(['demo', 'reset'], environment, ['no']);
  expect(kept.code).toBe(1);
  expect(kept.err).toContain('没有确认，演示学校没有动。');
  expect(await schools()).toEqual(before);
});

it('makes it anew with other ids and passwords', async () => {
  const before = await readDemoLogins(data);
  const made = await runOperation(['demo', 'reset', '--yes', '--lang', 'en'], environment);
  expect([made.code, made.err]).toEqual([0, '']);
  expect(made.out).toMatch(/^The demo schools are made anew\./);
  const after = await readDemoLogins(data);
  expect(after?.map(({ number }) => number)).toEqual(before?.map(({ number }) => number));
  expect(after?.[0]?.password).not.toBe(before?.[0]?.password);
  expect(await rowsOf(`select verb from journal_entry where verb = 'demo.remove'`)).toHaveLength(1);
}, 120_000);

it('is closed once a real school exists', async () => {
  await testSchool(database, 'jiangnan');
  const refused = await runOperation(['demo', 'reset', '--yes'], environment);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('这里已有真正的学校（jiangnan），演示学校不再开放。');
  expect(await rowsOf('select slug from school where demo')).toHaveLength(2);
});
