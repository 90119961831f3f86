import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { migrate, readMigrations } from '../../src/engines/storage/migrate.ts';
import { connectStorage } from '../../src/engines/storage/open-storage.ts';
import { storageWordsEn } from '../../src/engines/storage/words.en.ts';
import { ask } from './statements.ts';
import { newName, openedStorage, optionsFor, refusedStorage, tempFolder } from './temp-storage.ts';

const folder = tempFolder();
const odd = path.join(folder, '数据 目录, "甲"');
const mode = (file: string): number => statSync(file).mode & 0o777;

it('makes everything on the first start, in a folder of any name, and keeps it', async () => {
  const options = optionsFor(odd);
  const first = await openedStorage(options);
  expect(options.events.map(({ code }) => code)).toEqual(['cluster-made']);
  expect(mode(path.join(odd, 'secrets'))).toBe(0o700);
  for (const file of readdirSync(path.join(odd, 'secrets')))
    expect(mode(path.join(odd, 'secrets', file))).toBe(0o600);
  expect(first.secrets.installationKey).toHaveLength(32);
  expect(first.secrets.checkpointKeys.publicKey.asymmetricKeyType).toBe('ed25519');
  const migrations = await readMigrations(path.join(import.meta.dirname, '../../migrations'));
  expect(await migrate(first.settings, migrations)).toHaveLength(migrations.length);
  await first.stop();
  expect(existsSync(path.join(odd, 'postgres', 'postmaster.pid'))).toBe(false);

  const second = await openedStorage(optionsFor(odd));
  expect(second.secrets.installationKey).toEqual(first.secrets.installationKey);
  expect(second.settings).toEqual(first.settings);
  expect(await migrate(second.settings, migrations)).toEqual([]);
});

it('lets in by password alone, through a socket that others cannot reach, as no superuser', async () => {
  const storage = await openedStorage(optionsFor(path.join(folder, newName())));
  expect(
    await ask(storage.settings, 'select rolsuper from pg_roles where rolname = current_user'),
  ).toEqual([false]);
  expect(await ask(storage.settings, 'show listen_addresses')).toEqual(['']);
  expect(await ask(storage.settings, 'show server_encoding')).toEqual(['UTF8']);
  expect(mode(storage.settings.host ?? '')).toBe(0o700);
  await expect(ask({ ...storage.settings, password: 'guessed' }, 'select 1')).rejects.toMatchObject(
    { code: '28P01' },
  );
  await expect(ask({ ...storage.settings, user: 'postgres' }, 'select 1')).rejects.toMatchObject({
    code: '28P01',
  });
});

it('refuses a second start by name of the process, and lets operations in beside it', async () => {
  const options = optionsFor(path.join(folder, newName()));
  const storage = await openedStorage(options);
  const refused = await refusedStorage(options);
  expect(refused).toMatchObject({ code: 'already-running', values: { process: process.pid } });
  expect(storageWordsEn[`refusal.${refused.code}`]).toContain('{{process}}');
  const beside = await connectStorage(options);
  if (!beside.ok) throw new Error(beside.error.code);
  expect(await ask(beside.value.settings, 'select 1')).toEqual([1]);
  expect(beside.value.secrets.installationKey).toEqual(storage.secrets.installationKey);
  await beside.value.stop();
  expect(await ask(storage.settings, 'select 1')).toEqual([1]);
});

it('starts a server for an operation where none runs, and keeps it for those who came beside', async () => {
  const options = optionsFor(path.join(folder, newName()));
  const [first, second] = await Promise.all([connectStorage(options), connectStorage(options)]);
  if (!first.ok || !second.ok) throw new Error('both must be let in');
  const own = options.events.filter(({ code }) => code === 'cluster-made');
  expect(own).toHaveLength(1);
  const stopping = Promise.all([first.value.stop(), second.value.stop()]);
  await stopping;
  expect(existsSync(path.join(options.dataDirectory, 'postgres', 'postmaster.pid'))).toBe(false);
});

it('refuses a cluster of another version, a damaged one, and one without its secrets', async () => {
  const options = optionsFor(path.join(folder, newName()));
  await (await openedStorage(options)).stop();
  const at = (name: string): string => path.join(options.dataDirectory, name);
  const version = readFileSync(at('postgres/PG_VERSION'), 'utf8');
  writeFileSync(at('postgres/PG_VERSION'), '17\n');
  expect(await refusedStorage(options)).toMatchObject({
    code: 'cluster-version',
    values: { found: '17', expected: version.trim() },
  });
  renameSync(at('postgres/PG_VERSION'), at('PG_VERSION'));
  expect((await refusedStorage(options)).code).toBe('cluster-damaged');
  renameSync(at('PG_VERSION'), at('postgres/PG_VERSION'));
  writeFileSync(at('postgres/PG_VERSION'), version);
  const password = readFileSync(at('secrets/database-password'), 'utf8');
  writeFileSync(at('secrets/database-password'), 'another-password-than-before\n');
  expect((await refusedStorage(options)).code).toBe('secret-does-not-fit');
  writeFileSync(at('secrets/database-password'), '');
  expect((await refusedStorage(options)).code).toBe('secret-damaged');
  renameSync(at('secrets/installation-key'), at('key'));
  expect((await refusedStorage(options)).code).toBe('secret-missing');
  renameSync(at('key'), at('secrets/installation-key'));
  writeFileSync(at('secrets/database-password'), password);
  await (await openedStorage(options)).stop();
});
