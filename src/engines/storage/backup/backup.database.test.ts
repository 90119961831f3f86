import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import {
  at,
  backUp,
  codeOfRestore,
  contents,
  fill,
  folder,
  migrations,
  passphrase,
} from '../../../../tests/operations/backups.ts';
import { installation } from '../../../kernel/id.ts';
import type { Database } from '../database.ts';
import { asOperator } from '../door.ts';
import { journalOperation } from '../journal/installation.ts';
import { verifyJournal } from '../journal/verify.ts';
import { checkArchive } from './read-archive.ts';
import { restoreArchive } from './restore.ts';
import { makeBackup } from './write-archive.ts';

const source = await testDatabase();
const school = await testSchool(source, 'first');
const other = await testSchool(source, 'second');
await journalOperation(source, {
  at,
  by: 'job',
  verb: 'backup.make',
  subject: { kind: 'backup', id: 'x' },
});
for (const id of [school, other]) await fill(source, id);

it('restores every table as it was, journals and all', async () => {
  const file = await backUp(source);
  const into = await testDatabase();
  const restored = await restoreArchive({ file, passphrase, settings: into.owner, migrations });
  if (!restored.ok) throw new Error(restored.error.code);
  expect(await contents(into)).toEqual(await contents(source));
  expect(restored.value.header.secrets).toEqual({ key: 'secret' });
  expect(restored.value.trailer.attachments).toEqual({ count: 2, bytes: 600_000 });
  expect(restored.value.journals.map(({ breach }) => breach)).toEqual([null, null, null]);
  expect(restored.value.migrated).toEqual([]);
  const verified = await verifyJournal(into, { schools: 'all' });
  expect(verified).toHaveLength(3);
  expect(verified.every(({ breach }) => breach === null)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('leaves keys and row-level security as the migrations made them', async () => {
  const into = await testDatabase();
  expect(await codeOfRestore(await backUp(source), into.owner)).toBeNull();
  const shape = `select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated from pg_constraint
    where connamespace = 'public'::regnamespace order by 1, 2`;
  const forced = `select relname, relrowsecurity, relforcerowsecurity from pg_class
    where relnamespace = 'public'::regnamespace order by 1`;
  const ask = (database: Database, text: string) =>
    asOperator(database, async ({ client }) => (await client.query(text)).rows);
  for (const text of [shape, forced])
    expect(await ask(into, text)).toEqual(await ask(source, text));
});

it('carries secrets in encrypted archives only', async () => {
  const checked = await checkArchive({
    file: await backUp(source, { protection: 'none' }),
    passphrase: null,
  });
  expect(checked.ok && checked.value.header.secrets).toEqual({});
  expect(checked.ok && checked.value.encrypted).toBe(false);
});

it('refuses a database that holds anything, naming it', async () => {
  const file = await backUp(source);
  const into = await testDatabase();
  await testSchool(into, 'third');
  const before = await contents(into);
  const restored = await restoreArchive({ file, passphrase, settings: into.owner, migrations });
  expect(restored.ok).toBe(false);
  expect(!restored.ok && restored.error).toMatchObject({
    code: 'database-not-empty',
    values: { rows: 1 },
  });
  expect(await contents(into)).toEqual(before);
});

it('restores over an installation that has only told of itself', async () => {
  const file = await backUp(source);
  const into = await testDatabase();
  await journalOperation(into, {
    at,
    by: 'job',
    verb: 'backup.make',
    subject: { kind: 'backup', id: 'y' },
  });
  expect(await codeOfRestore(file, into.owner)).toBeNull();
  const [report] = await verifyJournal(into, { schools: [installation] });
  expect(report).toMatchObject({ entries: 1, breach: null });
});

it('carries one school alone', async () => {
  const file = await backUp(source, { school: 'second' });
  const into = await testDatabase();
  const restored = await restoreArchive({ file, passphrase, settings: into.owner, migrations });
  if (!restored.ok) throw new Error(restored.error.code);
  const mine = async (database: Database) => {
    const all = await contents(database);
    return Object.fromEntries(
      Object.entries(all).map(([name, lines]) => [
        name,
        lines.filter((line) => line.includes(other)),
      ]),
    );
  };
  expect(await mine(into)).toEqual(await mine(source));
  expect((await contents(into)).school).toHaveLength(1);
  const missing = await makeBackup({
    database: source,
    file: path.join(folder, 'missing'),
    product: '0.1.0',
    at,
    school: 'nowhere',
    protection: 'none',
    secrets: {},
  });
  expect(!missing.ok && missing.error.code).toBe('school-unknown');
});

it('writes over nothing', async () => {
  const file = await backUp(source);
  const again = await makeBackup({
    database: source,
    file,
    product: '0.1.0',
    at,
    school: null,
    protection: 'none',
    secrets: {},
  });
  expect(!again.ok && again.error.code).toBe('file-exists');
});

it('leaves out what is withheld, and says so', async () => {
  const file = await backUp(source, { withheld: ['attempt'] });
  const checked = await checkArchive({ file, passphrase });
  expect(checked.ok && checked.value.header.withheld).toEqual(['attempt']);
  expect(checked.ok && Object.keys(checked.value.trailer.tables)).not.toContain('attempt');
  expect(await codeOfRestore(file, (await testDatabase()).owner)).toBeNull();
});

it('carries an older archive into a newer version, and refuses the other way round', async () => {
  const sql =
    'create table later (id integer primary key); grant select on later to mingzhang_operator; alter table school add column motto text';
  const newer = [
    ...migrations,
    { number: migrations.length + 1, name: '9999_later.sql', sql, checksum: 'ab'.repeat(32) },
  ];
  const older = await backUp(source);
  const into = await testDatabase();
  const first = await restoreArchive({
    file: older,
    passphrase,
    settings: into.owner,
    migrations: newer,
  });
  expect(first.ok && first.value.migrated).toEqual(['9999_later.sql']);
  const motto = await asOperator(
    into,
    async ({ client }) => (await client.query('select slug, motto from school order by slug')).rows,
  );
  expect(motto).toEqual([
    { slug: 'first', motto: null },
    { slug: 'second', motto: null },
  ]);

  const migrated = await testDatabase();
  const again = { file: older, passphrase, settings: migrated.owner, migrations: newer };
  const client = new pg.Client(migrated.owner);
  await client.connect();
  await client.query(sql);
  await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
    newer.length,
    '9999_later.sql',
    'ab'.repeat(32),
  ]);
  await client.end();
  const second = await restoreArchive(again);
  expect(second.ok && second.value.migrated).toEqual(['9999_later.sql']);

  const file = await backUp(migrated);
  const old = await testDatabase();
  expect(await codeOfRestore(file, old.owner)).toBe('schema-newer');
  const differing = migrations.map((step) => ({ ...step, checksum: 'cd'.repeat(32) }));
  const refused = await restoreArchive({
    file: older,
    passphrase,
    settings: old.owner,
    migrations: differing,
  });
  expect(!refused.ok && refused.error.code).toBe('schema-differs');
});

it('restores through an owner who is no superuser', async () => {
  const name = `plain_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ host: inject('postgres'), user: 'owner', database: 'postgres' });
  await admin.connect();
  await admin.query(`create role ${name} login createrole`);
  for (const role of ['nobody', 'school', 'across', 'operator'])
    await admin.query(`grant mingzhang_${role} to ${name} with admin option`);
  await admin.query(`create database ${name} owner ${name}`);
  try {
    const settings = { host: inject('postgres'), user: name, database: name };
    expect(await codeOfRestore(await backUp(source), settings)).toBeNull();
    expect(await codeOfRestore(await backUp(source), settings)).toBe('database-not-empty');
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.query(`drop role ${name}`);
    await admin.end();
  }
});
