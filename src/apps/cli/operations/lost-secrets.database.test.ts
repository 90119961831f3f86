import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import { runOperation } from '../../../../tests/operations/run-operation.ts';
import { accessKeys, seal } from '../../../capabilities/access/keys.ts';
import { asOperator, withSchool } from '../../../engines/storage/door.ts';
import { keepKeyProofs } from '../../../engines/storage/key-proof.ts';
import { openStorage, type Storage } from '../../../engines/storage/open-storage.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mz-lost-'));
afterAll(() => rmSync(folder, { recursive: true }));
const database = await testDatabase();
const school = await testSchool(database, 'jiangnan');
const { host = '', user, database: name } = database.owner;
const data = path.join(folder, 'data');
const secrets = path.join(data, 'secrets');
const kept = path.join(folder, 'kept');
const environment = {
  DATA_DIR: data,
  DATABASE_URL: `postgresql://${user}@/${name}?host=${encodeURIComponent(host)}`,
};
const accounts = { own: randomUUID(), other: randomUUID() };

/** Opens storage as a start does; the refusal's code where it is refused. */
async function start(): Promise<Storage | string> {
  const opened = await openStorage({
    ...{ dataDirectory: data, databaseUrl: environment.DATABASE_URL },
    log: () => undefined,
  });
  return opened.ok ? opened.value : opened.error.code;
}

async function started(): Promise<Storage> {
  const storage = await start();
  if (typeof storage === 'string') throw new Error(storage);
  return storage;
}

async function rowsOf<Row extends object>(statement: string) {
  return asOperator(database, async ({ client }) => {
    const { rows } = await client.query<Row>(statement);
    return rows;
  });
}

const secondSteps = () =>
  rowsOf<{ id: string }>('select id from account where totp_sealed is not null');
const renew = (typed: readonly string[], ...flags: readonly string[]) =>
  runOperation(['secrets', 'renew', ...flags], environment, typed);

beforeAll(async () => {
  const storage = await started();
  await keepKeyProofs(storage.settings, storage.secrets);
  const keys = accessKeys(storage.secrets.installationKey);
  await storage.stop();
  await withSchool(database, school, async ({ client }) => {
    for (const id of Object.values(accounts)) {
      await client.query(
        `insert into person (school_id, id, kind, number, name, name_key, since)
         values ($1, $2, 'teacher', $3, '示例', 'shi li', '2026-09-01')`,
        [school, id, id.slice(0, 8)],
      );
      const place = { school, purpose: 'totp', id } as const;
      await client.query(
        `insert into account (school_id, id, person_id, created_at, totp_sealed, totp_since)
         values ($1, $2, $2, now(), $3, now())`,
        [school, id, seal(keys, place, 'secret')],
      );
    }
    const id = randomUUID();
    const place = { school, purpose: 'client-secret', id } as const;
    await client.query(
      `insert into single_sign_on (school_id, id, kind, name, address, client_id, client_secret_sealed, opens_accounts, since)
       values ($1, $2, 'oidc', '统一认证', 'https://sso.example', 'x', $3, false, now())`,
      [school, id, seal(keys, place, 'secret')],
    );
    await client.query(
      `insert into invitation (school_id, code_hash, account_id, purpose, created_at, expires_at)
       values ($1, 'x', $2, 'reset', now(), now())`,
      [school, accounts.own],
    );
  });
  cpSync(secrets, kept, { recursive: true });
});

it('has nothing to renew while the secrets fit', async () => {
  const ended = await renew([], '--yes');
  expect([ended.code, ended.wide]).toEqual([1, []]);
  expect(ended.err).toContain('密钥与数据库相符');
});

it('refuses to start where the secrets are gone, makes none, and starts when they are back', async () => {
  rmSync(secrets, { recursive: true });
  expect(await start()).toBe('secret-missing');
  expect(existsSync(secrets)).toBe(false);
  const refused = await runOperation(['journal', 'verify'], environment);
  expect([refused.code, refused.wide]).toEqual([1, []]);
  expect(refused.err).toMatch(/mingzhang secrets\s+renew/);
  cpSync(kept, secrets, { recursive: true });
  await (await started()).stop();
  expect(await secondSteps()).toHaveLength(2);
});

it('refuses secrets of another installation, naming the file', async () => {
  for (const file of ['installation-key', 'checkpoint-key.pem']) {
    const other = path.join(folder, file);
    const made = await openStorage({
      ...{ dataDirectory: other, databaseUrl: null, log: () => undefined },
      packageFolder: null,
    });
    expect(made.ok).toBe(false);
    cpSync(path.join(other, 'secrets', file), path.join(secrets, file));
    const examined = await runOperation(['doctor', '--json'], environment);
    expect(examined.out).toContain('"secret-not-of-database"');
    expect(examined.out).toContain(`"file":"${file}"`);
    expect(await start()).toBe('secret-not-of-database');
    cpSync(path.join(kept, file), path.join(secrets, file));
  }
});

it('says what is lost, asks, and goes on with new ones', async () => {
  rmSync(secrets, { recursive: true });
  const asked = await renew(['no']);
  expect([asked.code, asked.wide]).toEqual([1, []]);
  expect(asked.out).toContain('所有人的两步验证');
  expect(existsSync(secrets)).toBe(false);
  expect((await renew([], '--lang', 'en')).err).toContain('Not confirmed');

  const ended = await renew(['yes']);
  expect([ended.code, ended.err, ended.wide]).toEqual([0, '', []]);
  expect(ended.out).toContain('2 人的两步验证已去掉，1 个一次性代码已作废，1 个统一认证已关闭');
  expect(readdirSync(secrets)).toContain('installation-key');
  expect(await secondSteps()).toEqual([]);
  expect(
    await rowsOf('select client_secret_sealed, disabled_at is null as open from single_sign_on'),
  ).toEqual([{ client_secret_sealed: null, open: false }]);
  expect(
    await rowsOf(`select verb, actor from journal_entry where verb like 'secrets.%' order by verb`),
  ).toEqual([
    { verb: 'secrets.forget', actor: 'operator' },
    { verb: 'secrets.renew', actor: 'operator' },
  ]);
  await (await started()).stop();
});
