import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { ConnectionSettings } from './database.ts';
import { sqlState } from './retry.ts';

/** One step of the schema: a file of plain SQL, applied once. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

type MigrationCode = 'schema-newer' | 'schema-differs' | 'migration-failed';

/** What stood in the way of migrating; the schema is as it was. */
export class MigrationRefused extends Error {
  readonly code: MigrationCode;
  /** What the refusal's words name. */
  readonly values: Readonly<Record<string, string | number>> & { readonly migration: string };

  constructor(code: MigrationCode, values: MigrationRefused['values'], cause?: unknown) {
    super(`${code}: ${values.migration}`, { cause });
    this.code = code;
    this.values = values;
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
  /** The version of the program that applied it; null where that was not written down. */
  readonly product: string | null;
}

/** A number of our own for the lock that lets one process migrate at a time. */
const migrationLock = 4_800_001;

const ledger = `create table if not exists schema_migration (
  number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now());
alter table schema_migration add column if not exists product text`;

/** Refuses what a newer version wrote, naming both versions, and steps that differ from these files. */
function refuseOthers(
  applied: readonly Applied[],
  migrations: readonly Migration[],
  product: string,
): void {
  for (const { number, name, checksum } of applied) {
    const known = migrations[number - 1];
    if (!known) {
      const found = applied.at(-1)?.product ?? '?';
      throw new MigrationRefused('schema-newer', { migration: name, found, here: product });
    }
    if (known.checksum !== checksum)
      throw new MigrationRefused('schema-differs', { migration: name });
  }
}

/**
 * Brings the schema up to the newest migration, all steps in one transaction, and answers the names applied now. Throws
 * `MigrationRefused` for a database that a newer version wrote, one whose applied migrations differ from these files,
 * and where a step fails: then none was done, and the version that was there before goes on.
 */
export async function migrate(
  settings: ConnectionSettings,
  migrations: readonly Migration[],
  product = 'development',
): Promise<readonly string[]> {
  const client = new pg.Client(settings);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(ledger);
    const { rows } = await client.query<Applied>(
      'select number, name, checksum, product from schema_migration order by number',
    );
    refuseOthers(rows, migrations, product);
    const missing = migrations.slice(rows.length);
    if (missing.length > 0) await applyAll(client, missing, product);
    return missing.map((step) => step.name);
  } finally {
    await client.end();
  }
}

async function applyAll(
  client: pg.Client,
  steps: readonly Migration[],
  product: string,
): Promise<void> {
  await client.query('begin');
  try {
    for (const step of steps) await apply(client, step, product);
    await client.query('commit');
  } catch (error) {
    // A server that went away rolled back by itself.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function apply(client: pg.Client, step: Migration, product: string): Promise<void> {
  try {
    await client.query(step.sql);
    await client.query(
      'insert into schema_migration (number, name, checksum, product) values ($1, $2, $3, $4)',
      [step.number, step.name, step.checksum, product],
    );
  } catch (error) {
    // The state and no message of the server's, which may hold what stood in a row.
    const state = sqlState(error) ?? 'closed';
    throw new MigrationRefused('migration-failed', { migration: step.name, state }, error);
  }
}
