import path from 'node:path';
import { expect, it } from 'vitest';
import { connectStorage } from '../../src/engines/storage/open-storage.ts';
import { migrate, readMigrations } from '../../src/engines/storage/migrate.ts';
import { ask } from './statements.ts';
import { newName, openedStorage, optionsFor, refusedStorage, tempFolder } from './temp-storage.ts';

const folder = tempFolder();

/** A server as a school might have it: one database in another encoding, one user who may do little. */
const server = await openedStorage(
  optionsFor(path.join(folder, 'server'), {
    forTests: {
      settings: { fsync: 'off' },
      statements: [
        `create role modest login password 'modest'`,
        `create database western encoding 'LATIN1' template template0 owner mingzhang`,
        `create database modest owner modest`,
      ],
    },
  }),
);

function urlOf({
  user = 'mingzhang',
  password = server.secrets.databasePassword,
  database = 'mingzhang',
  host = server.settings.host ?? '',
}): string {
  return `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(host)}`;
}

const refusedBy = async (databaseUrl: string): Promise<string> =>
  (await refusedStorage(optionsFor(path.join(folder, newName()), { databaseUrl }))).code;

it('uses the server of DATABASE_URL, with lock and secrets of its own directory', async () => {
  const options = optionsFor(path.join(folder, newName()), { databaseUrl: urlOf({}) });
  const storage = await openedStorage(options);
  expect(storage.kind).toBe('server');
  expect(storage.secrets.installationKey).not.toEqual(server.secrets.installationKey);
  const migrations = await readMigrations(path.join(import.meta.dirname, '../../migrations'));
  expect(await migrate(storage.settings, migrations)).toHaveLength(migrations.length);
  expect((await refusedStorage(options)).code).toBe('already-running');
  const beside = await connectStorage(options);
  if (!beside.ok) throw new Error(beside.error.code);
  expect(await ask(beside.value.settings, 'select count(*)::int from schema_migration')).toEqual([
    migrations.length,
  ]);
  await beside.value.stop();
  await storage.stop();
});

it('refuses in words what cannot serve', async () => {
  expect(await refusedBy('mysql://somewhere/else')).toBe('server-url-invalid');
  expect(await refusedBy('not an address')).toBe('server-url-invalid');
  expect(await refusedBy('postgresql://user:secret@127.0.0.1:9/db')).toBe('server-unreachable');
  expect(await refusedBy(urlOf({ host: '/nowhere' }))).toBe('server-unreachable');
  expect(await refusedBy(urlOf({ password: 'guessed' }))).toBe('server-login');
  expect(await refusedBy(urlOf({ database: 'absent' }))).toBe('server-database');
  expect(await refusedBy(urlOf({ database: 'western' }))).toBe('server-encoding');
  const modest = { user: 'modest', password: 'modest' };
  expect(await refusedBy(urlOf({ ...modest, database: 'modest' }))).toBe('server-roles');
});

it('refuses a user who may make no tables', async () => {
  await ask(
    server.settings,
    'grant mingzhang_nobody, mingzhang_school, mingzhang_across, mingzhang_operator to modest',
  );
  expect(await refusedBy(urlOf({ user: 'modest', password: 'modest' }))).toBe('server-schema');
});

it('never repeats the password', async () => {
  const databaseUrl = 'postgresql://user:hush-hush@127.0.0.1:9/db';
  const refused = await refusedStorage(optionsFor(path.join(folder, newName()), { databaseUrl }));
  expect(JSON.stringify(refused)).not.toContain('hush-hush');
});
