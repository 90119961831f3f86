import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openServer, type OpenServer } from '../../src/apps/server/open-database.ts';
import { createLog } from '../../src/apps/server/observe/log.ts';
import { readSettings } from '../../src/apps/server/settings.ts';
import type { ConnectionSettings } from '../../src/engines/storage/database.ts';
import { journalHolds, verifyJournal } from '../../src/engines/storage/journal/verify.ts';
import { migrate, readMigrations } from '../../src/engines/storage/migrate.ts';
import { storageWordsEn } from '../../src/engines/storage/words.en.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { say } from '../../src/kernel/words.ts';
import { copyIntoOlder, fillByVerbs, rowCounts, slugsOf } from './older-schema.ts';
import { ask } from './statements.ts';
import { atEnd, newName, openedStorage, optionsFor, tempFolder } from './temp-storage.ts';

// Built in, in the program that is shipped.
Object.assign(globalThis, { MINGZHANG_VERSION: '0.2.0' });

const folder = tempFolder();
const migrationsFolder = path.join(import.meta.dirname, '../../migrations');
const migrations = await readMigrations(migrationsFolder);

/** Opens a data directory as `npm start` does. */
async function start(dataDirectory: string, migrationFiles = migrationsFolder) {
  const settings = readSettings({ DATA_DIR: dataDirectory });
  if ('wrong' in settings) throw new Error(settings.wrong);
  return openServer({
    settings,
    migrationsFolder: migrationFiles,
    log: createLog({ form: 'silent', write: () => undefined }),
    newReference: randomUUID,
  });
}

async function started(dataDirectory: string): Promise<OpenServer> {
  const opened = await start(dataDirectory);
  if (!opened.ok) throw new Error(opened.error.code);
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopped ??= opened.value.stop());
  atEnd(stop);
  return { ...opened.value, stop };
}

async function refused(dataDirectory: string, migrationFiles: string): Promise<Refusal> {
  const opened = await start(dataDirectory, migrationFiles);
  if (!opened.ok) return opened.error;
  await opened.value.stop();
  throw new Error('it was opened');
}

/** The migrations of a later version: today's and these. */
function laterMigrations(...more: readonly string[]): string {
  const later = path.join(folder, newName());
  cpSync(migrationsFolder, later, { recursive: true });
  for (const [at, sql] of more.entries()) {
    const number = String(migrations.length + 1 + at).padStart(4, '0');
    writeFileSync(path.join(later, `${number}_later.sql`), sql);
  }
  return later;
}

/** A database that today's verbs have filled, for older ones to be made from. */
const model = await openedStorage(optionsFor(path.join(folder, 'model')));
beforeAll(() => fillByVerbs(model.settings, migrations), 120_000);

/** Makes a data directory as a program with fewer migrations left it, holding the same. */
async function leftBehind(
  steps: number,
): Promise<{ readonly dataDirectory: string; readonly held: Readonly<Record<string, number>> }> {
  const dataDirectory = path.join(folder, newName());
  mkdirSync(dataDirectory, { mode: 0o711 });
  const storage = await openedStorage(optionsFor(dataDirectory));
  await migrate(storage.settings, migrations.slice(0, steps), '0.1.0');
  await copyIntoOlder(model.settings, storage.settings);
  const held = await rowCounts(storage.settings);
  await storage.stop();
  return { dataDirectory, held };
}

const applied = (settings: ConnectionSettings) =>
  ask(settings, 'select product from schema_migration order by number');

describe('a data directory of an older program', () => {
  // What the ground floor was made of, and what yesterday's program knew.
  it.each([6, migrations.length - 1])(
    'with the first %i migrations is upgraded with everything in it',
    async (steps) => {
      const { dataDirectory, held } = await leftBehind(steps);
      expect(held['person']).toBeGreaterThan(11_000);
      const server = await started(dataDirectory);
      const { settings } = server.storage;
      expect(await applied(settings)).toEqual([
        ...migrations.slice(0, steps).map(() => '0.1.0'),
        ...migrations.slice(steps).map(() => '0.2.0'),
      ]);
      const reports = await verifyJournal(server.database, { schools: 'all' });
      expect(reports.map(journalHolds)).toEqual([true, true, true]);
      expect(reports.reduce((sum, { entries }) => sum + entries, 0)).toBeGreaterThan(200);
      const after = await rowCounts(settings);
      for (const name of ['person', 'appointment', 'journal_entry', 'account', 'provision_value'])
        expect([name, after[name]]).toEqual([name, held[name]]);
      expect(await slugsOf(server.database)).toEqual(['demo', 'demo-small']);
      // Somebody opens it in a browser.
      const page = await server.application.api.request('/demo/me');
      expect(await page.json()).toMatchObject({ school: { slug: 'demo', demo: true } });
      await server.stop();

      const again = await started(dataDirectory);
      expect(await applied(again.storage.settings)).toHaveLength(migrations.length);
      await again.stop();
    },
    60_000,
  );
});

describe('an upgrade that fails half-way', () => {
  it('leaves all as it was, says which step and how, and the program that was there goes on', async () => {
    const { dataDirectory } = await leftBehind(migrations.length);
    const before = await started(dataDirectory);
    const counts = await rowCounts(before.storage.settings);
    await before.stop();
    const later = laterMigrations(
      `create table later_thing (id integer primary key); alter table person add column later text`,
      `update person set later = name; drop table later_thing; select 1 / 0`,
    );
    const { code, values } = await refused(dataDirectory, later);
    const number = String(migrations.length + 2).padStart(4, '0');
    expect([code, values]).toEqual([
      'migration-failed',
      { migration: `${number}_later.sql`, state: '22012' },
    ]);
    expect(say(storageWordsEn, `refusal.${code}`, values)).toContain(`${number}_later.sql`);
    const server = await started(dataDirectory);
    const { settings } = server.storage;
    expect(await applied(settings)).toHaveLength(migrations.length);
    expect(await ask(settings, `select to_regclass('later_thing')`)).toEqual([null]);
    expect(await rowCounts(settings)).toEqual(counts);
    const reports = await verifyJournal(server.database, { schools: 'all' });
    expect(reports.every(journalHolds)).toBe(true);
    await server.stop();
  }, 60_000);
});

describe('a data directory of a newer program', () => {
  it('is refused with both versions, and is not changed', async () => {
    const dataDirectory = path.join(folder, newName());
    mkdirSync(dataDirectory, { mode: 0o711 });
    const storage = await openedStorage(optionsFor(dataDirectory));
    const later = laterMigrations('create table later_thing (id integer primary key)');
    await migrate(storage.settings, await readMigrations(later), '9.9.0');
    await storage.stop();
    const { code, values } = await refused(dataDirectory, migrationsFolder);
    expect(code).toBe('schema-newer');
    expect(say(storageWordsEn, `refusal.${code}`, values)).toMatch(/9\.9\.0.*0\.2\.0/);
    const opened = await openedStorage(optionsFor(dataDirectory));
    expect(await applied(opened.settings)).toHaveLength(migrations.length + 1);
    expect(await ask(opened.settings, `select to_regclass('later_thing')::text`)).toEqual([
      'later_thing',
    ]);
  }, 60_000);

  it('is refused too where a step of the same number is another', async () => {
    const dataDirectory = path.join(folder, newName());
    mkdirSync(dataDirectory, { mode: 0o711 });
    const storage = await openedStorage(optionsFor(dataDirectory));
    await migrate(storage.settings, migrations, '0.2.0');
    await ask(
      storage.settings,
      `update schema_migration set checksum = 'x' where number = 3 returning 1`,
    );
    await storage.stop();
    expect(await refused(dataDirectory, migrationsFolder)).toMatchObject({
      code: 'schema-differs',
      values: { migration: '0003_access.sql' },
    });
  });
});
