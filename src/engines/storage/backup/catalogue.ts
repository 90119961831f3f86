import type { Queryable } from '../journal/chain.ts';

/** A column as it must be written back. */
export interface Column {
  readonly name: string;
  /** With its modifier, for instance `numeric(10,2)`. */
  readonly type: string;
  /** Whether its length in bytes is known without reading it: text and bytea. */
  readonly measured: boolean;
}

/** A table of the schema `public`. */
export interface Table {
  readonly name: string;
  /** Columns that are stored; generated ones come of themselves. */
  readonly columns: readonly Column[];
  /** The primary key's columns in their order. */
  readonly key: readonly Column[];
  /** Whether row-level security holds even its owner. */
  readonly forced: boolean;
}

/** A migration as the database remembers it. */
export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/** The table of migrations; it says what the schema is and is never copied. */
const ledger = 'schema_migration';

/** What belongs to one installation and is never copied: the ledger, and the proofs of its secrets. */
const ownTables: readonly string[] = [ledger, 'installation_secret'];

interface ColumnRow {
  readonly table: string;
  readonly forced: boolean;
  readonly column: string;
  readonly type: string;
  readonly measured: boolean;
  /** Place in the primary key from 1; null outside it. */
  readonly place: number | null;
}

// Partitions are read through their parent; what an extension brought is its own.
const columns = `select c.relname as table, c.relforcerowsecurity as forced, a.attname as column,
  format_type(a.atttypid, a.atttypmod) as type,
  a.atttypid in ('text'::regtype, 'varchar'::regtype, 'bytea'::regtype) as measured,
  array_position(k.conkey, a.attnum) as place
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and c.relname <> all($1)
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by c.relname collate "C", a.attnum`;

/** Every table there is, by name. A table without a primary key throws: it could not be read page by page. */
export async function readTables(client: Queryable): Promise<readonly Table[]> {
  await refuseSequences(client);
  const { rows } = await client.query<ColumnRow>(columns, [ownTables]);
  const names = [...new Set(rows.map((row) => row.table))];
  return names.map((name) =>
    tableOf(
      name,
      rows.filter((row) => row.table === name),
    ),
  );
}

function tableOf(name: string, rows: readonly ColumnRow[]): Table {
  const columnOf = ({ column, type, measured }: ColumnRow): Column => ({
    name: column,
    type,
    measured,
  });
  const key = rows
    .filter((row) => row.place !== null)
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
    .map(columnOf);
  if (key.length === 0) throw new Error(`table ${name} has no primary key`);
  return { name, columns: rows.map(columnOf), key, forced: rows[0]?.forced ?? false };
}

/** Ids are made by the application. A sequence's state would be lost in a backup, so there may be none. */
async function refuseSequences(client: Queryable): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select sequencename as name from pg_sequences where schemaname = 'public'`,
  );
  if (rows[0]) throw new Error(`sequence ${rows[0].name} cannot be carried by a backup`);
}

/** The migrations applied; empty for a database nothing has been done to. For a connection of the tables' owner. */
export async function readApplied(client: Queryable): Promise<readonly AppliedMigration[]> {
  const there = await client.query<{ there: boolean }>(
    `select to_regclass('public.${ledger}') is not null as there`,
  );
  if (!there.rows[0]?.there) return [];
  const { rows } = await client.query<AppliedMigration>(
    `select number, name, checksum from ${ledger} order by number`,
  );
  return rows;
}

/** A name as SQL takes it, whatever it holds. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Texts of all types are written and read in one way only, whatever the server's or the person's settings are. */
export const exactTexts = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex';
set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`;
