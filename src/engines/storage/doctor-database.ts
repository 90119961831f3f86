import pg from 'pg';
import { millisecondsOf, type Instant } from '../../kernel/instant.ts';
import { readApplied } from './backup/catalogue.ts';
import type { ConnectionSettings, Database } from './database.ts';
import { check, type Check } from './doctor.ts';
import { asOperator } from './door.ts';
import type { Queryable } from './journal/chain.ts';
import { verifyJournal } from './journal/verify.ts';
import type { Migration } from './migrate.ts';

async function examineServer(client: Queryable, at: Instant): Promise<readonly Check[]> {
  const { rows } = await client.query<{ version: string; now: Date; sync: string }>(
    `select current_setting('server_version') as version, now() as now,
       current_setting('fsync') || current_setting('full_page_writes') as sync`,
  );
  const { version = '', now, sync = '' } = rows[0] ?? {};
  const apart = now ? Math.round(Math.abs(now.getTime() - millisecondsOf(at)) / 1000) : 0;
  return [
    check('good', 'server', { version: version.split(' ')[0] ?? version }),
    sync === 'onon' ? check('good', 'durable') : check('bad', 'not-durable'),
    apart > 60 ? check('warning', 'clocks-apart', { seconds: apart }) : check('good', 'clocks'),
  ];
}

async function examineMigrations(client: Queryable, known: readonly Migration[]): Promise<Check> {
  const applied = await readApplied(client);
  const values = { applied: applied.length, known: known.length };
  if (applied.length === 0) return check('warning', 'migrations-none', values);
  if (applied.length > known.length) return check('bad', 'migrations-newer', values);
  const differs = applied.find((step) => known[step.number - 1]?.checksum !== step.checksum);
  if (differs) return check('bad', 'migrations-differ', { migration: differs.name });
  return applied.length < known.length
    ? check('warning', 'migrations-waiting', values)
    : check('good', 'migrations', values);
}

async function examineTenantTables(client: Queryable): Promise<Check> {
  const { rows } = await client.query<{ table: string; held: boolean }>(
    `select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as held
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  const open = rows.filter(({ held }) => !held).map(({ table }) => table);
  return open.length === 0
    ? check('good', 'tenants', { tables: rows.length })
    : check('bad', 'tenants-open', { tables: open.join(', ') });
}

// The school's door must not rewrite the journal, no door may step round row-level security, and outside the doors
// nothing may be read.
const privileges = `select
  has_table_privilege('mingzhang_school', 'journal_entry', 'update, delete, truncate')
    or has_table_privilege('mingzhang_school', 'journal_payload', 'update, delete, truncate') as journal,
  exists (select from pg_roles where rolname like 'mingzhang\\_%' and (rolsuper or rolbypassrls or rolcanlogin)) as roles,
  exists (
    select from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and has_table_privilege('mingzhang_nobody', c.oid, 'select, insert, update, delete')) as nobody`;

async function examinePrivileges(client: Queryable): Promise<Check> {
  const { rows } = await client.query<{ journal: boolean; roles: boolean; nobody: boolean }>(
    privileges,
  );
  const { journal, roles, nobody } = rows[0] ?? { journal: true, roles: true, nobody: true };
  if (journal) return check('bad', 'journal-writable');
  if (roles) return check('bad', 'roles-too-strong');
  return nobody ? check('bad', 'nobody-reads') : check('good', 'privileges');
}

async function asOwnerAlone<T>(
  settings: ConnectionSettings,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(settings);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Server, schema and privileges. Answers too whether the schema is there to be read on. */
export async function examineDatabase(
  settings: ConnectionSettings,
  { migrations, at }: { readonly migrations: readonly Migration[]; readonly at: Instant },
): Promise<{ readonly checks: readonly Check[]; readonly readable: boolean }> {
  return asOwnerAlone(settings, async (client) => {
    const server = await examineServer(client, at);
    const schema = await examineMigrations(client, migrations);
    const readable = ['migrations', 'migrations-waiting'].includes(schema.code);
    const rest = readable
      ? [await examineTenantTables(client), await examinePrivileges(client)]
      : [];
    return { checks: [...server, schema, ...rest], readable };
  });
}

async function newestEntry(database: Database): Promise<Date | null> {
  const { rows } = await asOperator(database, ({ client }) =>
    client.query<{ at: Date | null }>(
      `select max(e.at) as at from journal_head h
       join journal_entry e on e.school_id = h.school_id and e.seq = h.seq`,
    ),
  );
  return rows[0]?.at ?? null;
}

/** The journals, all of them or the newest entries of each, and whether the clock stands behind them. */
export async function examineJournals(
  database: Database,
  { newest, at }: { readonly newest: number | null; readonly at: Instant },
): Promise<readonly Check[]> {
  const reports = await verifyJournal(database, { schools: 'all', newest });
  const broken = reports.filter(({ breach }) => breach !== null);
  const missing = reports.reduce((sum, report) => sum + report.missing, 0);
  const entries = reports.reduce((sum, report) => sum + report.entries, 0);
  const chain =
    broken.length > 0
      ? check('bad', 'journals-broken', { journals: broken.length })
      : check('good', newest === null ? 'journals' : 'journals-newest', {
          journals: reports.length,
          entries,
        });
  const stray = reports.reduce((sum, report) => sum + report.stray, 0);
  const gone = [
    ...(missing > 0 ? [check('bad', 'payloads-missing', { payloads: missing })] : []),
    ...(stray > 0 ? [check('bad', 'payloads-stray', { payloads: stray })] : []),
  ];
  const last = await newestEntry(database);
  const behind = last ? Math.round((last.getTime() - millisecondsOf(at)) / 1000) : 0;
  const clock = behind > 60 ? [check('warning', 'clock-behind-journal', { seconds: behind })] : [];
  return [chain, ...gone, ...clock];
}
