import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import type { Catalogue, CatalogueTable } from './catalogue.ts';
import type { Offence } from './table-rules.ts';

/** Read and written by hand in `engines/storage` alone, so no `tables.ts` describes them. */
export const describedNowhere: readonly string[] = [
  'attachment',
  'installation_secret',
  'journal_entry',
  'journal_head',
  'journal_payload',
  'schema_migration',
];

/** A table as some room describes it to Drizzle. */
export interface DescribedTable {
  readonly file: string;
  readonly table: PgTable;
}

/** Every table of every `tables.ts` of the product, by the file that describes it. */
export async function describedTables(): Promise<readonly DescribedTable[]> {
  const modules = import.meta.glob<Record<string, unknown>>('../../../src/**/tables.ts');
  const loaded = await Promise.all(
    Object.entries(modules).map(async ([file, load]) => [file, await load()] as const),
  );
  return loaded.flatMap(([file, exported]) =>
    Object.values(exported)
      .filter((value): value is PgTable => is(value, PgTable))
      .map((table) => ({ file: file.replace('../../../', ''), table })),
  );
}

function primaryKeyOf(table: PgTable): readonly string[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const together = primaryKeys.flatMap((key) => key.columns.map(({ name }) => name));
  return together.length > 0
    ? together
    : columns.filter(({ primary }) => primary).map(({ name }) => name);
}

function columnOffences(table: PgTable, real: CatalogueTable): readonly string[] {
  const { columns } = getTableConfig(table);
  const missing = real.columns
    .filter(({ name }) => !columns.some((column) => column.name === name))
    .map(({ name }) => `${name} is not described`);
  const wrong = columns.flatMap((column) => {
    const found = real.columns.find(({ name }) => name === column.name);
    if (!found) return [`${column.name} does not exist`];
    const type = column.getSQLType();
    const leansOnDefault = column.hasDefault && column.defaultFn === undefined;
    return [
      ...(type === found.type ? [] : [`${column.name} is ${found.type}, not ${type}`]),
      ...(column.notNull === found.required ? [] : [`${column.name} differs in not null`]),
      ...(leansOnDefault === (found.default !== null)
        ? []
        : [`${column.name} differs in having a default`]),
    ];
  });
  return [...missing, ...wrong];
}

/** Everything in which the descriptions differ from the catalogue. */
export function compareDescriptions(
  described: readonly DescribedTable[],
  { tables }: Catalogue,
): readonly Offence[] {
  const named = described.map(({ file, table }) => ({
    file,
    table,
    name: getTableConfig(table).name,
  }));
  const undescribed = tables
    .filter(({ name, kind }) => kind === 'r' && !describedNowhere.includes(name))
    .filter(({ name }) => !named.some((one) => one.name === name))
    .map(({ name }) => `${name}: described by no tables.ts`);
  const twice = named
    .filter(({ name }, at) => named.findIndex((one) => one.name === name) !== at)
    .map(({ name, file }) => `${name}: described again in ${file}`);
  const different = named.flatMap(({ file, table, name }) => {
    const real = tables.find((one) => one.name === name);
    if (!real) return [`${name}: of ${file} does not exist`];
    const key = real.indexes.find(({ primary }) => primary)?.columns ?? [];
    const described = primaryKeyOf(table);
    return [
      ...columnOffences(table, real),
      ...(described.join() === key.join() ? [] : [`primary key is (${key.join(', ')})`]),
    ].map((offence) => `${name}: ${offence}`);
  });
  return [...undescribed, ...twice, ...different];
}
