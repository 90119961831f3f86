import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { ConnectionSettings } from './database.ts';

/** One step of the schema: a file of plain SQL, applied once, in a transaction of its own. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** What stood in the way of migrating. */
export class MigrationRefused extends Error {
  readonly code: 'schema-newer' | 'schema-differs';
  readonly migration: string;

  constructor(code: 'schema-newer' | 'schema-differs', migration: string) {
    super(`${code}: ${migration}`);
    this.code = code;
    this.migration = migration;
  }
}

/** The folder of migrations beside `start` or above it; throws where the program was installed without them. */
export function migrationsAbove(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'migrations');
    if (existsSync(path.join(found, '0001_storage.sql'))) return found;
    if (folder === path.dirname(folder)) throw new Error('the migrations are not installed');
  }
}

/** Reads `0001_name.sql` … of a folder, in their order; a gap or a repeated number throws. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_[a-z-]+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file, index) => {
      const number = Number(file.slice(0, 4));
      if (number !== index + 1)
        throw new Error(`migration ${file} should have number ${index + 1}`);
      const sql = await readFile(path.join(folder, file), 'utf8');
      return { number, name: file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/** A number of our own for the lock that lets one process migrate at a time. */
const migrationLock = 4_800_001;

const ledger = `create table if not exists schema_migration (
  number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`;

/**
 * Brings the schema up to the newest migration, each in its own transaction, and answers the names applied now.
 * Refuses a database that a newer version wrote and one whose applied migrations differ from these files.
 */
export async function migrate(
  settings: ConnectionSettings,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const client = new pg.Client(settings);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(ledger);
    const { rows } = await client.query<Applied>(
      'select number, name, checksum from schema_migration order by number',
    );
    for (const row of rows) {
      const known = migrations[row.number - 1];
      if (!known) throw new MigrationRefused('schema-newer', row.name);
      if (known.checksum !== row.checksum) throw new MigrationRefused('schema-differs', row.name);
    }
    const missing = migrations.slice(rows.length);
    for (const step of missing) await apply(client, step);
    return missing.map((step) => step.name);
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, step: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(step.sql);
    await client.query(
      'insert into schema_migration (number, name, checksum) values ($1, $2, $3)',
      [step.number, step.name, step.checksum],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${step.name} failed`, { cause: error });
  }
}
