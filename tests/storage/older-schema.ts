import { randomUUID } from 'node:crypto';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { openFirstAccounts } from '../../src/capabilities/access/founding.ts';
import { makeDemo } from '../../src/capabilities/demo/make-demo.ts';
import { readTables, type Table } from '../../src/engines/storage/backup/catalogue.ts';
import {
  openDatabase,
  type ConnectionSettings,
  type Database,
} from '../../src/engines/storage/database.ts';
import { asOperator } from '../../src/engines/storage/door.ts';
import { migrate, type Migration } from '../../src/engines/storage/migrate.ts';
import { sqlState } from '../../src/engines/storage/retry.ts';
import { allSchools } from '../../src/capabilities/organisation/schools/reads.ts';
import type { Uuid } from '../../src/kernel/id.ts';
import type { Instant } from '../../src/kernel/instant.ts';

/** The moment at which everything was done. */
export const doneAt = '2026-11-21T02:00:00.000Z' as Instant;

/** Fills a database of today's schema by the product's own verbs: both schools of the demo, journaled act by act. */
export async function fillByVerbs(
  settings: ConnectionSettings,
  migrations: readonly Migration[],
): Promise<void> {
  await migrate(settings, migrations);
  const database = openDatabase(settings);
  try {
    await makeDemo({
      runner: { database, clock: () => doneAt, standing: () => Promise.resolve(null) },
      seed: 4800,
      newId: () => randomUUID() as Uuid,
      hashPassword: () => Promise.resolve('no password at all'),
      newPassword: randomUUID,
      openFirstAccounts,
      keepLogins: () => Promise.resolve(),
    });
  } finally {
    await database.close();
  }
}

async function asOwner<T>(
  settings: ConnectionSettings,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(settings);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The tables in an order in which a row's parents stand before it; those of `school` first. */
async function parentsFirst(
  client: pg.Client,
  tables: readonly Table[],
): Promise<readonly Table[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(
    `select conrelid::regclass::text as child, confrelid::regclass::text as parent
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  );
  const ordered: Table[] = [];
  while (ordered.length < tables.length) {
    const free = tables.filter(
      ({ name }) =>
        !ordered.some((done) => done.name === name) &&
        rows.every(
          ({ child, parent }) => child !== name || ordered.some((done) => done.name === parent),
        ),
    );
    if (free.length === 0) throw new Error('tables point at each other');
    ordered.push(...free);
  }
  return ordered;
}

/** What a schema does not hold: its checks, its keys and its columns that must be given. */
const unheld: readonly (string | null)[] = ['23502', '23503', '23514', '22P02'];

/** Puts rows into a table: all at once, or one by one where it holds only some of them. */
async function put(to: Database, table: Table, rows: readonly unknown[]): Promise<void> {
  const { name, columns } = table;
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const insert = (some: readonly unknown[]): Promise<unknown> =>
    asOperator(to, ({ client }) =>
      client.query(
        `insert into "${name}" (${names})
         select ${names} from json_populate_recordset(null::"${name}", $1::json)`,
        [JSON.stringify(some)],
      ),
    );
  try {
    await insert(rows);
  } catch (error) {
    if (!unheld.includes(sqlState(error))) throw error;
    if (rows.length > 1) for (const row of rows) await put(to, table, [row]);
  }
}

/**
 * Makes a database of an older schema hold what it would hold had the same been done then: of every table it knows
 * the columns it knows, without the rows of kinds it does not know.
 */
export async function copyIntoOlder(
  today: ConnectionSettings,
  older: ConnectionSettings,
): Promise<void> {
  const order = await asOwner(older, async (client) =>
    parentsFirst(client, await readTables(client)),
  );
  const [from, to] = [openDatabase(today), openDatabase(older)];
  try {
    for (const table of order) {
      const names = table.columns.map((column) => `"${column.name}"`).join(', ');
      const rows = await asOperator(from, async ({ client }) => {
        const found = await client.query<{ rows: readonly unknown[] | null }>(
          `select json_agg(t) as rows from (select ${names} from "${table.name}") t`,
        );
        return found.rows[0]?.rows ?? [];
      });
      await put(to, table, rows);
    }
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

/** How many rows each table has. */
export async function rowCounts(
  settings: ConnectionSettings,
): Promise<Readonly<Record<string, number>>> {
  const tables = await asOwner(settings, readTables);
  const database = openDatabase(settings);
  try {
    return await asOperator(database, async ({ client }) => {
      const counts: Record<string, number> = {};
      for (const { name } of tables) {
        const { rows } = await client.query<{ rows: number }>(
          `select count(*)::int as rows from "${name}"`,
        );
        counts[name] = rows[0]?.rows ?? 0;
      }
      return counts;
    });
  } finally {
    await database.close();
  }
}

/** Slugs of the schools, as anybody may read them. */
export async function slugsOf({ pool }: { readonly pool: pg.Pool }): Promise<readonly string[]> {
  return (await allSchools({ db: drizzle(pool) })).map(({ slug }) => slug);
}
