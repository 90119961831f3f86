import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import { contents } from '../../../../tests/operations/backups.ts';
import { runOperation } from '../../../../tests/operations/run-operation.ts';
import type { ConnectionSettings, Database } from '../../../engines/storage/database.ts';
import type { Check } from '../../../engines/storage/doctor.ts';
import { asOperator } from '../../../engines/storage/door.ts';
import { appendOperation } from '../../../engines/storage/journal/installation.ts';
import type { Instant } from '../../../kernel/instant.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mz-operations-'));
afterAll(() => rmSync(folder, { recursive: true }));
let places = 0;

/** The environment of an installation that uses this database, with a data directory of its own. */
function installationOf({ owner }: { readonly owner: ConnectionSettings }): Record<string, string> {
  places += 1;
  const data = path.join(folder, `data-${places}`);
  const host = encodeURIComponent(owner.host ?? '');
  return {
    DATA_DIR: data,
    DATABASE_URL: `postgresql://${owner.user}@/${owner.database}?host=${host}`,
    PORT: '0',
  };
}

/** The same, its data directory made as the application would have. */
async function installed(database: Parameters<typeof installationOf>[0]) {
  const environment = installationOf(database);
  mkdirSync(environment.DATA_DIR ?? '', { mode: 0o700 });
  return environment;
}

async function change(database: Database, statement: string): Promise<void> {
  await asOperator(database, async ({ client }) => {
    await client.query('set local role none');
    await client.query('set local session_replication_role = replica');
    await client.query(statement);
  });
}

const source = await testDatabase();
await testSchool(source, 'jiangnan');
await testSchool(source, 'donghu');
const here = await installed(source);
const archive = path.join(folder, 'all.backup');
const secret = '江南春晓秋水长天';

it('backs up with a passphrase typed twice, and restores elsewhere', async () => {
  const made = await runOperation(['backup', '--to', archive], here, [secret, secret]);
  expect(made).toMatchObject({ code: 0, err: '', wide: [] });
  expect(made.out).toContain('已读回核对');
  expect(statSync(archive).mode & 0o777).toBe(0o600);
  const before = await contents(source);

  const target = await testDatabase();
  const there = installationOf(target);
  const wrong = await runOperation(['restore', archive], there, ['另外一句话也很长']);
  expect(wrong).toMatchObject({ code: 1, out: '', wide: [] });
  expect(wrong.err).toContain('口令不对');
  // Nothing was made for a passphrase that is wrong.
  expect(readdirSync(folder)).not.toContain(path.basename(there.DATA_DIR ?? ''));

  const restored = await runOperation(['restore', archive, '--lang', 'en'], there, [secret]);
  expect(restored).toMatchObject({ code: 0, err: '', wide: [] });
  const after = await contents(target);
  expect(after.school).toEqual(before.school);
  expect(after.journal_head).toHaveLength(3);
  const key = (environment: Record<string, string>) =>
    readFileSync(path.join(environment.DATA_DIR ?? '', 'secrets', 'installation-key'), 'utf8');
  expect(key(there)).toBe(key(here));

  const again = await runOperation(['restore', archive], there, [secret]);
  expect(again.code).toBe(1);
  expect(again.err).toContain('数据库不是空的');
  const verified = await runOperation(['journal', 'verify'], there);
  expect(verified).toMatchObject({ code: 0, wide: [] });
  expect(verified.out.match(/✓/g)).toHaveLength(3);
});

it('takes the passphrase from a closed file or the environment, and is told where not to encrypt', async () => {
  const file = path.join(folder, 'passphrase');
  writeFileSync(file, `${secret}\n`, { mode: 0o644 });
  chmodSync(file, 0o644);
  const run = (name: string, flags: readonly string[], more = {}, typed: readonly string[] = []) =>
    runOperation(
      ['backup', '--to', path.join(folder, name), ...flags],
      { ...here, ...more },
      typed,
    );
  expect((await run('a', ['--passphrase-file', file])).err).toContain('chmod 600');
  chmodSync(file, 0o600);
  expect((await run('a', ['--passphrase-file', file])).code).toBe(0);
  expect((await run('b', [], { MINGZHANG_PASSPHRASE: secret })).code).toBe(0);
  expect((await run('c', [])).err).toContain('没有给出备份的口令');
  expect((await run('c', [], {}, ['short'])).err).toContain('太短');
  expect((await run('c', [], {}, [secret, `${secret}x`])).err).toContain('不同');
  expect((await run('c', ['--no-encryption', '--passphrase-file', file])).code).toBe(1);
  const open = await run('c', ['--no-encryption']);
  expect(open.out).toContain('没有加密');
  expect((await run('c', ['--no-encryption'])).err).toContain('不会覆盖');
  expect((await run('no/such', ['--no-encryption'])).err).toContain('没有');
  const one = await run('d', ['--no-encryption', '--school', 'nowhere']);
  expect(one.err).toContain('nowhere');
});

it('says where there is no installation, and makes none', async () => {
  const environment = installationOf(source);
  for (const args of [
    ['backup', '--no-encryption'],
    ['journal', 'verify'],
    ['journal', 'checkpoint'],
  ]) {
    const ended = await runOperation(args, environment);
    expect(ended).toMatchObject({ code: 1, wide: [] });
    expect(ended.err).toContain('DATA_DIR');
  }
  expect(readdirSync(folder)).not.toContain(path.basename(environment.DATA_DIR ?? ''));
});

it('signs, verifies, erases and finds what was tampered with', async () => {
  const database = await testDatabase();
  const school = await testSchool(database, 'jiangnan');
  const environment = await installed(database);
  const to = path.join(folder, 'checkpoints');
  mkdirSync(to);
  await runOperation(['backup', '--no-encryption', '--to', path.join(folder, 'e')], environment);
  const signed = await runOperation(['journal', 'checkpoint', '--to', to], environment);
  expect(signed).toMatchObject({ code: 0, wide: [] });
  expect(readdirSync(to).toSorted()).toEqual([
    'checkpoint-_installation-1.json',
    'checkpoint-jiangnan-0.json',
  ]);
  const checkpoint = path.join(to, 'checkpoint-_installation-1.json');
  const verify = (...more: readonly string[]) =>
    runOperation(['journal', 'verify', ...more], environment);
  const held = await verify('--checkpoint', checkpoint);
  expect(held).toMatchObject({ code: 0, wide: [] });
  expect(held.err).toContain('本机的密钥');
  expect((await verify()).err).toContain('看不出来');

  await change(database, `delete from journal_payload where school_id <> '${school}'`);
  await change(database, `delete from journal_entry where school_id <> '${school}'`);
  await change(
    database,
    `update journal_head set seq = 0, hash = sha256(school_id::text::bytea) where school_id <> '${school}'`,
  );
  expect((await verify()).code).toBe(0);
  const truncated = await verify('--checkpoint', checkpoint, '--json');
  expect(truncated.code).toBe(1);
  expect(truncated.out).toContain('"breach":{"kind":"removed","seq":1}');
  const words = await verify('--checkpoint', checkpoint);
  expect(words.out).toContain('✗ 本机：从第 1 条起有记录被删去。');

  writeFileSync(checkpoint, readFileSync(checkpoint, 'utf8').replace('"seq": 1', '"seq": 2'));
  expect((await verify('--checkpoint', checkpoint)).err).toContain('改过');
  expect((await verify('--checkpoint', path.join(to, 'none'))).err).toContain('没有签名文件');
  expect((await verify('--school', 'nowhere')).err).toContain('nowhere');
});

it('erases one entry’s content after asking once', async () => {
  const database = await testDatabase();
  const school = await testSchool(database, 'jiangnan');
  const environment = await installed(database);
  await asOperator(database, (tx) =>
    appendOperation(tx, school, {
      at: '2026-09-01T08:00:00.000Z' as Instant,
      by: 'job',
      verb: 'person.correct',
      subject: { kind: 'person', id: 'x' },
      after: { name: '某人' },
    }),
  );
  const erase = (entry: string, typed: readonly string[] = [], more: readonly string[] = []) =>
    runOperation(
      ['journal', 'erase', entry, '--school', 'jiangnan', '--reason', '本人申请', ...more],
      environment,
      typed,
    );
  expect((await erase('x')).err).toContain('不是记录序号');
  expect((await erase('1')).err).toContain('没有确认');
  expect((await erase('1', ['no'])).err).toContain('没有确认');
  expect((await erase('5', ['yes'])).err).toContain('不存在');
  expect(await erase('1', ['yes'])).toMatchObject({ code: 0, err: '', wide: [] });
  expect((await erase('1', [], ['--yes'])).err).toContain('已经删去');
  const verified = await runOperation(['journal', 'verify'], environment);
  expect(verified.code).toBe(0);
  expect(verified.out).toContain('1 条的内容已依法删去');
});

it('examines a sound installation, and says what is wrong with another', async () => {
  const database = await testDatabase();
  await testSchool(database, 'jiangnan');
  const environment = await installed(database);
  const doctor = (...more: readonly string[]) => runOperation(['doctor', ...more], environment);
  const sound = await doctor('--full');
  expect(sound).toMatchObject({ err: '', wide: [] });
  // The server of these tests does not wait for the disk, and the doctor sees it.
  const { checks } = JSON.parse((await doctor('--json')).out) as { checks: readonly Check[] };
  expect(checks.filter(({ level }) => level === 'bad').map(({ code }) => code)).toEqual(
    checks.some(({ code }) => code === 'not-durable') ? ['not-durable'] : [],
  );
  expect(sound.out).toContain('按学校隔离');
  expect((await doctor('--lang', 'en')).wide).toEqual([]);
  const broken: readonly (readonly [string, string, string])[] = [
    [
      'alter table person no force row level security',
      'alter table person force row level security',
      'tenants-open',
    ],
    [
      'grant update on journal_entry to mingzhang_school',
      'revoke update on journal_entry from mingzhang_school',
      'journal-writable',
    ],
    [
      'grant select on person to mingzhang_nobody',
      'revoke select on person from mingzhang_nobody',
      'nobody-reads',
    ],
    [
      `update schema_migration set checksum = 'x' || checksum where number = 2`,
      `update schema_migration set checksum = substr(checksum, 2) where number = 2`,
      'migrations-differ',
    ],
    [
      `insert into schema_migration (number, name, checksum) values (9999, 'later', '')`,
      'delete from schema_migration where number = 9999',
      'migrations-newer',
    ],
  ];
  for (const [harm, mend, code] of broken) {
    await change(database, harm);
    const found = await doctor('--json');
    expect([code, found.code]).toEqual([code, 1]);
    expect(found.out).toContain(`{"code":"${code}","level":"bad"`);
    expect((await doctor()).wide).toEqual([]);
    await change(database, mend);
  }
  await change(database, `update journal_head set seq = 7`);
  expect((await doctor()).out).toContain('✗ 1 本日志对不上');
  const open = path.join(environment.DATA_DIR ?? '', 'secrets', 'extra');
  writeFileSync(open, 'x');
  chmodSync(open, 0o644);
  expect((await doctor('--json')).out).toContain('"secrets-open"');
});

it('examines a server that is not there without falling over', async () => {
  const environment = {
    ...(await installed(source)),
    DATABASE_URL: 'postgresql://u@127.0.0.1:9/x',
  };
  const found = await runOperation(['doctor'], environment);
  expect(found).toMatchObject({ code: 1, wide: [] });
  expect(found.out).toContain('✗ 连不上');
});

it('explains every operation within 80 columns in both languages', async () => {
  const paths = [
    'backup',
    'restore',
    'doctor',
    'journal verify',
    'journal checkpoint',
    'journal erase',
    'administrator invite',
    'secrets renew',
    'demo reset',
  ];
  for (const name of paths)
    for (const language of ['zh', 'en']) {
      const help = await runOperation([...name.split(' '), '--help', '--lang', language], {});
      expect(help).toMatchObject({ code: 0, err: '', wide: [] });
    }
});
