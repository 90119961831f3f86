import type pg from 'pg';
import { installation, type SchoolId } from '../../../kernel/id.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { Result } from '../../../kernel/result.ts';
import type { ConnectionSettings } from '../database.ts';
import type { Queryable } from '../journal/chain.ts';
import { verifyChain, type JournalReport } from '../journal/verify.ts';
import { migrate, type Migration } from '../migrate.ts';
import type { ArchiveHeader, ArchiveSummary, ArchiveTrailer } from './archive.ts';
import { asOwner, force, layOut, migrationsOf, refuseFull } from './blank-schema.ts';
import { exactTexts, quoted, readTables, type Table } from './catalogue.ts';
import { refusing } from './damage.ts';
import { visitArchive, type ArchiveFile } from './read-archive.ts';

/** Where an archive is restored to. */
export interface RestoreRequest extends ArchiveFile {
  /** The server as the role that owns the tables. */
  readonly settings: ConnectionSettings;
  /** Every migration of this version. */
  readonly migrations: readonly Migration[];
}

/** What was restored. */
export interface RestoreSummary extends ArchiveSummary {
  /** Every journal of the archive, recomputed. One that was broken already when it was copied is restored as it was. */
  readonly journals: readonly JournalReport[];
  /** Migrations applied afterwards, because the archive came from an older version. */
  readonly migrated: readonly string[];
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

// Parents may stand after their children in the archive, within one table too, so the keys are checked at the end, all
// together. Those of partitions come with their parents'.
const foreignKeys = `select conrelid::regclass::text as table, quote_ident(conname) as name,
  pg_get_constraintdef(oid) as definition
from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
order by 1, 2`;

function insertionOf(table: Table, names: readonly string[]): string {
  const columns = names.map((name) => {
    const column = table.columns.find((one) => one.name === name);
    if (!column) throw new Error(`the archive's ${table.name}.${name} is not in the schema`);
    return column;
  });
  const values = columns.map(({ type }, index) => `(line ->> ${index})::${type}`);
  return `insert into ${quoted(table.name)} (${columns.map(({ name }) => quoted(name)).join(', ')})
    overriding system value select ${values.join(', ')} from json_array_elements($1::json) as rows(line)`;
}

const open = Buffer.from('[');
const comma = Buffer.from(',');
const close = Buffer.from(']');

/** The rows as one JSON array. */
function arrayOf(lines: readonly Buffer[]): string {
  const parts = lines.flatMap((line, index) => (index === 0 ? [line] : [comma, line]));
  return Buffer.concat([open, ...parts, close]).toString();
}

async function load(
  client: pg.Client,
  tables: readonly Table[],
  request: RestoreRequest,
): Promise<ArchiveSummary> {
  const insertions = new Map<string, string>();
  const header = (found: ArchiveHeader): void => {
    for (const { name, columns } of found.tables) {
      const table = tables.find((one) => one.name === name);
      if (!table) throw new Error(`the archive's table ${name} is not in the schema`);
      insertions.set(name, insertionOf(table, columns));
    }
  };
  return visitArchive(request, {
    header,
    rows: async (table, lines) => {
      await client.query(insertions.get(table) ?? '', [arrayOf(lines)]);
    },
  });
}

async function holdAgainst(client: Queryable, trailer: ArchiveTrailer): Promise<void> {
  for (const [table, { rows: told }] of Object.entries(trailer.tables)) {
    const { rows } = await client.query<{ rows: number }>(
      `select count(*)::int as rows from ${quoted(table)}`,
    );
    if (rows[0]?.rows !== told) throw new Error(`${table} has ${rows[0]?.rows} rows, not ${told}`);
  }
}

async function verifyJournals(
  client: Queryable,
  trailer: ArchiveTrailer,
): Promise<readonly JournalReport[]> {
  const reports: JournalReport[] = [];
  for (const { school, seq, hash } of trailer.journals) {
    const report = await verifyChain(client, school);
    if (report.head?.seq !== seq || report.head.hash !== hash)
      throw new Error(`the journal of ${school} ends elsewhere than in the archive`);
    reports.push(report);
  }
  return reports;
}

async function forgetOwnJournal(client: Queryable, tables: readonly Table[]): Promise<void> {
  const parts = ['journal_payload', 'journal_entry', 'journal_head'];
  for (const part of parts.filter((name) => tables.some((table) => table.name === name)))
    await client.query(`delete from ${part} where school_id = $1`, [installation]);
}

type Loaded = Omit<RestoreSummary, 'migrated'>;

/** Everything in one transaction: what fails leaves the database as empty as it was. */
function loadAll(request: RestoreRequest): Promise<Loaded> {
  return asOwner(request.settings, async (client) => {
    await client.query(exactTexts);
    const tables = await readTables(client);
    const names = tables.map(({ name }) => quoted(name)).join(', ');
    await client.query(`lock table ${names} in access exclusive mode`);
    await force(client, tables, 'no force');
    await refuseFull(client, tables);
    await forgetOwnJournal(client, tables);
    const keys = (await client.query<ForeignKey>(foreignKeys)).rows;
    for (const { table, name } of keys)
      await client.query(`alter table ${table} drop constraint ${name}`);
    const summary = await load(client, tables, request);
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    await holdAgainst(client, summary.trailer);
    const journals = await verifyJournals(client, summary.trailer);
    await force(client, tables, 'force');
    return { ...summary, journals };
  });
}

/**
 * Restores an archive into an empty database. Everything is read and checked before anything is written, and then
 * read and checked again while it is written, in one transaction. Refuses a damaged archive, a wrong passphrase, an
 * archive of a newer version and a database that holds anything.
 */
export function restoreArchive(request: RestoreRequest): Promise<Result<RestoreSummary, Refusal>> {
  return refusing(async () => {
    const nothing = { header: () => undefined, rows: () => undefined };
    const { header } = await visitArchive(request, nothing);
    await layOut(request.settings, migrationsOf(header, request.migrations));
    const loaded = await loadAll(request);
    const migrated = await migrate(request.settings, request.migrations);
    return { ...loaded, migrated };
  });
}

/** The schools whose journal does not hold, of a restored archive. */
export function brokenJournals(summary: RestoreSummary): readonly SchoolId[] {
  return summary.journals.filter(({ breach }) => breach !== null).map(({ schoolId }) => schoolId);
}
