import type pg from 'pg';

/** A column as the catalogue names it. */
export interface CatalogueColumn {
  readonly name: string;
  /** As `format_type` writes it: `text`, `timestamp with time zone`, `text[]`. */
  readonly type: string;
  readonly required: boolean;
  readonly default: string | null;
  readonly identity: boolean;
}

/** An index, unique key or exclusion constraint; `columns` are its key columns, null where one is an expression. */
export interface CatalogueIndex {
  readonly name: string;
  readonly primary: boolean;
  readonly unique: boolean;
  readonly columns: readonly (string | null)[];
}

/** A foreign key; `onDelete` is the letter of `pg_constraint`: n and d write null or the default. */
export interface CatalogueForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
}

/** A policy; null is an expression that it does not have. */
export interface CataloguePolicy {
  readonly name: string;
  readonly command: string;
  readonly permissive: boolean;
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly check: string | null;
}

/** One relation of schema public. */
export interface CatalogueTable {
  readonly name: string;
  /** The letter of `pg_class`: r is a plain table. */
  readonly kind: string;
  readonly owner: string;
  readonly secured: boolean;
  readonly forced: boolean;
  readonly columns: readonly CatalogueColumn[];
  readonly indexes: readonly CatalogueIndex[];
  readonly foreignKeys: readonly CatalogueForeignKey[];
  /** Those people made; what foreign keys need themselves is left out. */
  readonly triggers: readonly string[];
  readonly policies: readonly CataloguePolicy[];
  /** What each of the product's roles may do, on the table or on any column of it. */
  readonly rights: Readonly<Record<string, readonly string[]>>;
}

/** A role of the product, and what would let it past every policy. */
export interface CatalogueRole {
  readonly name: string;
  readonly powers: readonly string[];
}

/** Everything the rules look at. */
export interface Catalogue {
  readonly tables: readonly CatalogueTable[];
  readonly roles: readonly CatalogueRole[];
  /** Functions of schema public that run with the rights of their owner. */
  readonly definers: readonly string[];
}

const names = (key: string, table: string): string =>
  `(select json_agg(a.attname order by part.at) from unnest(${key}) with ordinality part(number, at)
    left join pg_attribute a on a.attrelid = ${table} and a.attnum = part.number)`;

const columns = `(select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
    'required', a.attnotnull, 'default', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity <> '')
    order by a.attnum)
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`;

const indexes = `(select json_agg(json_build_object('name', x.relname, 'primary', i.indisprimary,
    'unique', i.indisunique, 'columns', ${names('i.indkey::smallint[]', 'c.oid')}) order by x.relname)
  from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid)`;

const foreignKeys = `(select json_agg(json_build_object('name', k.conname, 'columns', ${names('k.conkey', 'k.conrelid')},
    'target', t.relname, 'targetColumns', ${names('k.confkey', 'k.confrelid')},
    'onDelete', k.confdeltype, 'onUpdate', k.confupdtype) order by k.conname)
  from pg_constraint k join pg_class t on t.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f')`;

const triggers = `(select json_agg(t.tgname) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)`;

const policies = `(select json_agg(json_build_object('name', p.policyname, 'command', p.cmd,
    'permissive', p.permissive = 'PERMISSIVE', 'roles', p.roles, 'using', p.qual, 'check', p.with_check)
    order by p.policyname)
  from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname)`;

const byColumn = ['SELECT', 'INSERT', 'UPDATE', 'REFERENCES'];
const byTable = ['DELETE', 'TRUNCATE', 'TRIGGER'];
const ask = (right: string, kind: string): string =>
  `select '${right.toLowerCase()}' as held where ${kind}(r.oid, c.oid, '${right}')`;
const held = [
  ...byColumn.map((right) => ask(right, 'has_any_column_privilege')),
  ...byTable.map((right) => ask(right, 'has_table_privilege')),
].join(' union all ');

const rights = `(select json_object_agg(r.rolname, coalesce((select json_agg(h.held) from (${held}) h), '[]'::json))
  from pg_roles r where r.rolname like 'mingzhang\\_%')`;

const or = (json: string): string => `coalesce(${json}, '[]'::json)`;

const reading = `select c.relname as name, c.relkind as kind, pg_get_userbyid(c.relowner) as owner,
    c.relrowsecurity as secured, c.relforcerowsecurity as forced, ${or(columns)} as columns,
    ${or(indexes)} as indexes, ${or(foreignKeys)} as "foreignKeys", ${or(triggers)} as triggers,
    ${or(policies)} as policies,
    case when c.relkind = 'S' then '{}'::json else coalesce(${rights}, '{}'::json) end as rights
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
  order by c.relname`;

const roles = `select rolname as name, array_remove(array[
    case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
    case when rolcanlogin then 'login' end, case when rolcreaterole then 'createrole' end,
    case when rolcreatedb then 'createdb' end, case when rolreplication then 'replication' end,
    case when exists (select from pg_auth_members m where m.member = pg_roles.oid) then 'member of another' end,
    case when has_schema_privilege(oid, 'public', 'create') then 'create' end], null) as powers
  from pg_roles where rolname like 'mingzhang\\_%' order by rolname`;

const definers = `select p.proname as name from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prosecdef order by p.proname`;

/** Reads the catalogue of schema public, as the transaction of `client` sees it. */
export async function readCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  const tables = await client.query<CatalogueTable>(reading);
  const found = await client.query<CatalogueRole>(roles);
  const functions = await client.query<{ name: string }>(definers);
  return {
    tables: tables.rows,
    roles: found.rows,
    definers: functions.rows.map(({ name }) => name),
  };
}
