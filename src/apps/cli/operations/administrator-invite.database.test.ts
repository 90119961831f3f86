import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { runOperation } from '../../../../tests/operations/run-operation.ts';
import { invitationAccept } from '../../../capabilities/access/invitations/actions.ts';
import { accessKeys } from '../../../capabilities/access/keys.ts';
import { readStanding } from '../../../capabilities/access/standing.ts';
import { foundSchool } from '../../../capabilities/organisation/founding.ts';
import { act } from '../../../engines/actions/runner.ts';
import { openDataDirectory } from '../../../engines/storage/data-directory.ts';
import { asOperator, withSchool } from '../../../engines/storage/door.ts';
import { journalHolds, verifyJournal } from '../../../engines/storage/journal/verify.ts';
import { readSecrets } from '../../../engines/storage/secrets.ts';
import { schoolId, type Uuid } from '../../../kernel/id.ts';
import { chinaDay, instantOf } from '../../../kernel/instant.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mz-invite-'));
afterAll(() => rmSync(folder, { recursive: true }));
const database = await testDatabase();
const data = path.join(folder, 'data');
mkdirSync(data, { mode: 0o700 });
const { host = '', user, database: name } = database.owner;
const environment = {
  DATA_DIR: data,
  DATABASE_URL: `postgresql://${user}@/${name}?host=${encodeURIComponent(host)}`,
  PORT: '4810',
};
const newId = () => randomUUID() as Uuid;
const now = instantOf(new Date());
const id = schoolId(newId());

await withSchool(database, id, async (tx) => {
  const founded = await foundSchool(tx, {
    ...{ slug: 'jiangnan', name: '江南示例学院', demo: false, now, newId },
    administrator: { number: 'T0001', name: '示例甲' },
    names: { administration: '系统管理', administrator: '系统管理员' },
  });
  if (!founded.ok) throw new Error(founded.error[0]?.code);
  for (const [number, until] of [
    ['T0002', null],
    ['T0003', '2020-01-01'],
  ])
    await tx.client.query(
      `insert into person (school_id, id, kind, number, name, name_key, since, until)
       values ($1, $2, 'teacher', $3, $4, 'shi li', '2019-09-01', $5)`,
      [id, newId(), number, `示例${number}`, until],
    );
});

async function rowsOf<Row extends object>(statement: string) {
  return asOperator(database, async ({ client }) => {
    const { rows } = await client.query<Row>(statement);
    return rows;
  });
}

const invite = (...args: readonly string[]) =>
  runOperation(['administrator', 'invite', ...args], environment);
const here = ['--school', 'jiangnan'] as const;
const entries = () =>
  rowsOf<{ verb: string; actor: string }>(
    `select verb, actor from journal_entry where school_id = '${id}' order by seq`,
  );

/** Sets a password with the code that was printed, as its owner would; answers the refusals' codes. */
async function accept(number: string, printed: string): Promise<readonly string[]> {
  const opened = openDataDirectory(data);
  const secrets = opened.ok ? readSecrets(opened.value) : opened;
  if (!secrets.ok) throw new Error(secrets.error.code);
  const keys = accessKeys(secrets.value.installationKey);
  const code = /^ {2}([A-Z2-9]{5}-[A-Z2-9]{5})$/m.exec(printed)?.[1];
  const outcome = await act(
    { database, standing: readStanding, clock: () => instantOf(new Date()) },
    invitationAccept(keys),
    {
      ...{ schoolId: id, credential: { kind: 'visitor' }, capacityId: null, key: newId() },
      input: { number, code, password: '溪山行旅图里有一座小桥' },
    },
  );
  return outcome.ok ? [] : outcome.error.map((refused) => refused.code);
}

it('refuses in words before it does anything', async () => {
  const refused = async (expected: string, ...args: readonly string[]) => {
    const ended = await invite(...args);
    expect([ended.code, ended.out, ended.wide]).toEqual([1, '', []]);
    expect(ended.err).toContain(expected);
  };
  await refused('没有代号为 donghu 的学校', 'T0001', '--school', 'donghu');
  await refused('没有学号或工号为 T0009 的人', 'T0009', ...here);
  await refused('T0003 今天不在校', 'T0003', ...here, '--appoint');
  await refused('请加 --appoint', 'T0002', ...here);
  await refused('还没有账号', 'T0001', ...here, '--remove-second-step');
  expect(await entries()).toEqual([]);
});

it('opens the account of an administrator who has none, and prints the way in once', async () => {
  const ended = await invite('T0001', ...here);
  expect([ended.code, ended.err, ended.wide]).toEqual([0, '', []]);
  expect(ended.out).toContain('  http://127.0.0.1:4810/jiangnan/invitation?number=T0001\n');
  expect(await accept('T0001', ended.out)).toEqual([]);
  expect(await entries()).toEqual([
    { verb: 'account.open', actor: 'operator' },
    { verb: 'invitation.accept', actor: 'visitor' },
  ]);
});

it('gives a new code where the password is lost; the earlier one then serves no more', async () => {
  const first = await invite('T0001', ...here);
  const second = await runOperation(['administrator', 'invite', 'T0001', ...here, '--lang', 'en'], {
    ...environment,
    PUBLIC_ADDRESS: 'https://union.example.edu.cn/',
  });
  expect(second.wide).toEqual([]);
  expect(second.out).toContain('  https://union.example.edu.cn/jiangnan/invitation?number=T0001\n');
  expect(await accept('T0001', first.out)).toEqual(['code-wrong']);
  expect(await accept('T0001', second.out)).toEqual([]);
});

it('enables an account and forgets its second step only where that is asked for', async () => {
  await withSchool(database, id, ({ client }) =>
    client.query(
      `update account set disabled_at = now(), totp_sealed = 'x', totp_since = now()
       where school_id = $1`,
      [id],
    ),
  );
  const closed = await invite('T0001', ...here);
  expect([closed.code, closed.out]).toEqual([1, '']);
  expect(closed.err).toContain('请加 --enable');
  const state = () =>
    rowsOf(`select disabled_at is null as enabled, totp_sealed is null as bare from account`);
  expect((await invite('T0001', ...here, '--enable')).code).toBe(0);
  expect(await state()).toEqual([{ enabled: true, bare: false }]);
  expect((await invite('T0001', ...here, '--remove-second-step')).code).toBe(0);
  expect(await state()).toEqual([{ enabled: true, bare: true }]);
});

it('appoints a successor from today, who can log in as administrator', async () => {
  const ended = await invite('T0002', ...here, '--appoint');
  expect([ended.code, ended.err]).toEqual([0, '']);
  expect(ended.out).toContain('示例T0002（T0002）已从今天起任系统管理员。');
  expect(await accept('T0002', ended.out)).toEqual([]);
  const held = await rowsOf<{ since: string; actor: string }>(
    `select a.since::text as since, e.actor from appointment a
     join person p on p.school_id = a.school_id and p.id = a.person_id
     join journal_entry e on e.school_id = a.school_id and e.subject_id = a.id::text
     where p.number = 'T0002' and e.verb = 'administrator.appoint'`,
  );
  expect(held).toEqual([{ since: chinaDay(now), actor: 'operator' }]);
  const reports = await verifyJournal(database, { schools: [id] });
  expect(reports.every(journalHolds)).toBe(true);
});
