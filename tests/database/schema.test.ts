import pg from 'pg';
import { getTableConfig, pgTable, text } from 'drizzle-orm/pg-core';
import { afterAll, describe, expect, it } from 'vitest';
import { cases } from './catalogue/broken-schemas.ts';
import { readCatalogue, type Catalogue } from './catalogue/catalogue.ts';
import {
  compareDescriptions,
  describedNowhere,
  describedTables,
} from './catalogue/drizzle-tables.ts';
import * as tables from './catalogue/table-rules.ts';
import { testDatabase } from './test-database.ts';

const { owner } = await testDatabase();
const client = new pg.Client(owner);
await client.connect();
afterAll(() => client.end());
const real = await readCatalogue(client);

/** The catalogue after some statements, which are rolled back. */
async function catalogueAfter(...statements: readonly string[]): Promise<Catalogue> {
  await client.query('begin');
  try {
    for (const statement of statements) await client.query(statement);
    return await readCatalogue(client);
  } finally {
    await client.query('rollback');
  }
}

describe.each(Object.entries(cases))('%s', (_, { rule, breaks }) => {
  it('holds in the migrated schema', () => {
    expect(rule(real)).toEqual([]);
  });

  it.each(breaks)('names $named', async ({ by, named }) => {
    expect(rule(await catalogueAfter(...by))).toContain(named);
  });
});

describe('the catalogue that is read', () => {
  it('has the tables of schools and those of all', () => {
    const tenants = tables.tenantTables(real).map(({ name }) => name);
    expect(tenants).toEqual(expect.arrayContaining(['unit', 'person', 'journal_entry', 'account']));
    const others = [...tables.referenceTables, ...tables.localTables];
    expect(others.filter((name) => !real.tables.some((table) => table.name === name))).toEqual([]);
  });
});

describe('what Drizzle is told of the tables', async () => {
  const described = await describedTables();
  const unitAnew = { file: 'src/x/tables.ts', table: pgTable('unit', { id: text('id') }) };

  it('is what the catalogue says', () => {
    expect(compareDescriptions(described, real)).toEqual([]);
  });

  it('leaves out only tables that exist and that no room describes', () => {
    const names = new Set(described.map(({ table }) => getTableConfig(table).name));
    const existing = new Set(real.tables.map(({ name }) => name));
    expect(describedNowhere.filter((name) => !existing.has(name) || names.has(name))).toEqual([]);
  });

  it('names columns, types, nulls, keys and tables that differ', () => {
    expect(compareDescriptions([unitAnew], real)).toEqual(
      expect.arrayContaining([
        'unit: school_id is not described',
        'unit: id is uuid, not text',
        'unit: id differs in not null',
        'unit: primary key is (school_id, id)',
        'person: described by no tables.ts',
      ]),
    );
    const ghost = { file: 'src/x/tables.ts', table: pgTable('ghost', { id: text('id') }) };
    const offences = compareDescriptions([...described, ghost, unitAnew], real);
    expect(offences).toContain('ghost: of src/x/tables.ts does not exist');
    expect(offences).toContain('unit: described again in src/x/tables.ts');
  });
});
