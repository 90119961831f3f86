import pg from 'pg';
import type { ConnectionSettings } from '../../../src/engines/storage/database.ts';
import type { SchoolId } from '../../../src/kernel/id.ts';
import { readCatalogue } from '../catalogue/catalogue.ts';
import { tenantTables } from '../catalogue/table-rules.ts';

/** All rows of a school by table, each as text, in one order. */
export type Rows = Readonly<Record<string, readonly string[]>>;

/** Looks at all rows as the owner, whom no policy holds in a test. */
export interface RowReader {
  readonly tables: readonly string[];
  rowsOf(school: SchoolId, client?: pg.ClientBase): Promise<Rows>;
  /** Switches row-level security of all tenant tables. */
  secure(on: boolean): Promise<void>;
  /** A statement of the owner. */
  run<Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Opens a connection of the owner to look at rows with. */
export async function readRowsOf(owner: ConnectionSettings): Promise<RowReader> {
  const own = new pg.Client(owner);
  await own.connect();
  const tables = tenantTables(await readCatalogue(own)).map(({ name }) => name);
  const reading = [
    ...tables.map(
      (name) => `select '${name}' as name, array(
      select r::text from ${name} r where school_id = $1 order by r::text) as rows`,
    ),
    `select 'school' as name, array(select r::text from school r where id = $1) as rows`,
  ].join(' union all ');
  return {
    tables,
    rowsOf: async (school, client = own) => {
      const { rows } = await client.query<{ name: string; rows: readonly string[] }>(reading, [
        school,
      ]);
      return Object.fromEntries(rows.map(({ name, rows: texts }) => [name, texts]));
    },
    secure: async (on) => {
      const word = on ? 'enable' : 'disable';
      await own.query(
        tables.map((name) => `alter table ${name} ${word} row level security`).join('; '),
      );
    },
    run: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await own.query<Row>(text, [...values])).rows,
    close: () => own.end(),
  };
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every id that stands in some rows and in none of the others. */
export function idsOnlyIn(rows: Rows, others: Rows): ReadonlySet<string> {
  const idsOf = (all: Rows): readonly string[] => JSON.stringify(all).match(uuids) ?? [];
  const elsewhere = new Set(idsOf(others));
  return new Set(idsOf(rows).filter((id) => !elsewhere.has(id)));
}
