import pg from 'pg';
import { installation } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import type { ConnectionSettings } from '../database.ts';
import type { Queryable } from '../journal/chain.ts';
import { migrate, MigrationRefused, type Migration } from '../migrate.ts';
import type { ArchiveHeader } from './archive.ts';
import { quoted, readApplied, readTables, type AppliedMigration, type Table } from './catalogue.ts';
import { ArchiveRefused } from './damage.ts';

/** Runs work as the tables' owner in one transaction. */
export async function asOwner<T>(
  settings: ConnectionSettings,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(settings);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    const value = await work(client);
    await client.query('commit');
    return value;
  } finally {
    // Without a commit before it, the server rolls back.
    await client.end();
  }
}

/** Lifts or restores what holds even the owner to row-level security; within a transaction nobody else sees it lifted. */
export async function force(
  client: Queryable,
  tables: readonly Table[],
  how: 'force' | 'no force',
): Promise<void> {
  for (const { name } of tables.filter(({ forced }) => forced))
    await client.query(`alter table ${quoted(name)} ${how} row level security`);
}

/**
 * Refuses a database that holds anything (`database-not-empty`, naming the fullest table). The installation's own
 * journal counts for nothing where nothing else is there: it could only tell of an empty installation.
 */
export async function refuseFull(client: Queryable, tables: readonly Table[]): Promise<void> {
  const counts: { readonly table: string; readonly rows: number }[] = [];
  for (const { name, columns } of tables) {
    const tenant = columns.some((column) => column.name === 'school_id');
    const own = tenant ? `where school_id <> '${installation}'` : '';
    const { rows } = await client.query<{ rows: number }>(
      `select count(*)::int as rows from ${quoted(name)} ${own}`,
    );
    if (rows[0] && rows[0].rows > 0) counts.push({ table: name, rows: rows[0].rows });
  }
  const [fullest] = counts.toSorted((a, b) => b.rows - a.rows);
  if (!fullest) return;
  const values = { ...fullest, tables: counts.length };
  throw new ArchiveRefused(refusal('database-not-empty', [], values));
}

// What the migrations made and would make again. `cascade` takes indexes, policies and keys along.
const drops = `select 'drop ' || kind || ' if exists ' || what || ' cascade' as statement from (
  select 1 as turn, case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind,
    oid::regclass::text as what, oid, 'pg_class'::regclass as class
  from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and not relispartition
  union all
  select 2, 'routine', oid::regprocedure::text, oid, 'pg_proc'::regclass
  from pg_proc where pronamespace = 'public'::regnamespace
  union all
  select 3, case typtype when 'd' then 'domain' else 'type' end, oid::regtype::text, oid, 'pg_type'::regclass
  from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r')
) made
where not exists (select from pg_depend d where d.classid = class and d.objid = made.oid and d.deptype = 'e')
order by turn, what`;

/** Takes an empty schema away. */
async function dropSchema(client: Queryable): Promise<void> {
  await client.query('set local search_path = public');
  const { rows } = await client.query<{ statement: string }>(drops);
  for (const { statement } of rows) await client.query(statement);
}

/** The migrations that lead to the archive's schema; refuses an archive of a newer version or of another product line. */
export function migrationsOf(
  { schema }: ArchiveHeader,
  known: readonly Migration[],
): readonly Migration[] {
  for (const { number, name, checksum } of schema) {
    const here = known[number - 1];
    if (!here)
      throw new ArchiveRefused(
        refusal('schema-newer', [], { archive: schema.length, here: known.length }),
      );
    if (here.checksum !== checksum)
      throw new ArchiveRefused(refusal('schema-differs', [], { migration: name }));
  }
  return known.slice(0, schema.length);
}

/**
 * Brings an empty database to exactly these migrations: those it lacks are applied; where it has more, its empty tables
 * are made anew.
 */
export async function layOut(
  settings: ConnectionSettings,
  wanted: readonly Migration[],
): Promise<void> {
  await asOwner(settings, async (client) => {
    const applied: readonly AppliedMigration[] = await readApplied(client);
    if (applied.length === 0) return;
    const tables = await readTables(client);
    await force(client, tables, 'no force');
    await refuseFull(client, tables);
    if (applied.length > wanted.length) await dropSchema(client);
    else await force(client, tables, 'force');
  });
  try {
    await migrate(settings, wanted);
  } catch (error) {
    if (!(error instanceof MigrationRefused)) throw error;
    throw new ArchiveRefused(refusal(error.code, [], error.values));
  }
}
