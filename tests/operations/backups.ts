import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { readTables } from '../../src/engines/storage/backup/catalogue.ts';
import { readRows } from '../../src/engines/storage/backup/read-rows.ts';
import { restoreArchive } from '../../src/engines/storage/backup/restore.ts';
import { makeBackup, type BackupRequest } from '../../src/engines/storage/backup/write-archive.ts';
import type { ConnectionSettings, Database } from '../../src/engines/storage/database.ts';
import { asOperator, withSchool } from '../../src/engines/storage/door.ts';
import { readMigrations } from '../../src/engines/storage/migrate.ts';
import type { SchoolId } from '../../src/kernel/id.ts';
import type { Instant } from '../../src/kernel/instant.ts';

/** The moment of these tests. */
export const at = '2026-09-01T08:00:00.000Z' as Instant;

/** The passphrase of these tests. */
export const passphrase = '一段只有我们知道的话';

/** Every migration there is. */
export const migrations = await readMigrations(path.join(import.meta.dirname, '../../migrations'));

/** A folder of this test file's own. */
export const folder = mkdtempSync(path.join(tmpdir(), 'mz-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Gives a school a unit, classes below it and an attachment. */
export async function fill(database: Database, id: SchoolId): Promise<void> {
  await withSchool(database, id, async ({ client }) => {
    // Children before their parents by key, so that an order by key alone could not be inserted.
    const parent = 'ffffffff-0000-4000-8000-000000000000';
    await client.query(
      `insert into unit (school_id, id, parent_id, kind, name, name_key, since)
       values ($1, $2, null, 'college', '数学学院', 'shu xue', '2026-09-01')`,
      [id, parent],
    );
    await client.query(
      `insert into unit (school_id, id, parent_id, kind, name, name_key, since)
       select $1, gen_random_uuid(), $2, 'class', '班' || n, 'ban', '2026-09-01' from generate_series(1, 1500) n`,
      [id, parent],
    );
    const content = randomBytes(300_000);
    await client.query(
      `insert into attachment (school_id, sha256, name, type, size, content, added_at)
       values ($1, sha256($2), '照片.png', 'image/png', $3, $2, $4)`,
      [id, content, content.length, '2026-09-01T08:00:00.123456Z'],
    );
  });
}

/** A backup of a database as a file of the folder; the cheapest passphrase there is. */
export async function backUp(
  database: Database,
  parts: Partial<BackupRequest> = {},
): Promise<string> {
  const made = await makeBackup({
    database,
    file: path.join(folder, `${randomUUID()}.backup`),
    product: '0.1.0',
    at,
    school: null,
    protection: { passphrase },
    secrets: { key: 'secret' },
    cost: 10,
    ...parts,
  });
  if (!made.ok) throw new Error(made.error.code);
  return made.value.file;
}

/** Every row of every table as the archive says it. */
export async function contents(
  database: Database,
): Promise<Readonly<Record<string, readonly string[]>>> {
  return asOperator(database, async ({ client }) => {
    await client.query(`set local datestyle = 'ISO, YMD'`);
    const all: Record<string, readonly string[]> = {};
    for (const table of await readTables(client)) {
      const lines: string[] = [];
      for await (const rows of readRows(client, table, null)) lines.push(...rows);
      all[table.name] = lines;
    }
    return all;
  });
}

/** Why an archive is not restored; null where it is. */
export async function codeOfRestore(
  file: string,
  settings: ConnectionSettings,
  secret: string | null = passphrase,
) {
  const restored = await restoreArchive({ file, passphrase: secret, settings, migrations });
  return restored.ok ? null : restored.error.code;
}
