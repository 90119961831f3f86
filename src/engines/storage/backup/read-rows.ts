import type { SchoolId } from '../../../kernel/id.ts';
import type { Queryable } from '../journal/chain.ts';
import { quoted, type Column, type Table } from './catalogue.ts';

/** Rows of one statement: at most so many, and no more than this many bytes of text and bytea unless one row is larger. */
const pageRows = 1000;
const pageBytes = 1024 * 1024;

/** Which rows of a table belong to a school; null where none do, since the table is no school's. */
export function ownRows(table: Table): string | null {
  if (table.columns.some(({ name }) => name === 'school_id')) return 'school_id = $1';
  return table.name === 'school' ? 'id = $1' : null;
}

interface PageRow {
  readonly line: string;
  readonly key: readonly string[];
}

function statement(table: Table, own: string | null, after: boolean): string {
  const text = ({ name }: Column): string => `${quoted(name)}::text`;
  const key = table.key.map(({ name }) => quoted(name)).join(', ');
  const first = own === null ? 1 : 2;
  const from = table.key.map(({ type }, index) => `$${first + index}::text::${type}`).join(', ');
  const conditions = [...(own === null ? [] : [own]), ...(after ? [`(${key}) > (${from})`] : [])];
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const measured = table.columns.filter((column) => column.measured);
  const size = ['0', ...measured.map(({ name }) => `coalesce(octet_length(${quoted(name)}), 0)`)];
  // Large values stay where they lie until the outermost select, which sees the rows of this page only.
  return `select array_to_json(array[${table.columns.map(text).join(', ')}])::text as line,
    array[${table.key.map(text).join(', ')}] as key
  from (
    select *, sum(mz_size) over (order by ${key}) as mz_sum, row_number() over (order by ${key}) as mz_place
    from (select *, (${size.join(' + ')})::bigint as mz_size from ${quoted(table.name)} ${where}
      order by ${key} limit ${pageRows}) rows_from_here
  ) measured
  where mz_place = 1 or mz_sum <= ${pageBytes}
  order by ${key}`;
}

/**
 * Reads a table page by page along its primary key, each row as a JSON array of its columns' texts; a text says every
 * type exactly, where JSON's own numbers, nulls and dates would not.
 */
export async function* readRows(
  client: Queryable,
  table: Table,
  school: SchoolId | null,
): AsyncGenerator<readonly string[]> {
  const own = school === null ? null : ownRows(table);
  if (school !== null && own === null) return;
  const scope = school === null ? [] : [school];
  for (let after: readonly string[] | null = null; ;) {
    const { rows }: { rows: PageRow[] } = await client.query<PageRow>(
      statement(table, own, after !== null),
      [...scope, ...(after ?? [])],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ line }) => line);
    after = last.key;
  }
}
