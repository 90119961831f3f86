import { randomUUID } from 'node:crypto';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { uuidv7 } from 'uuidv7';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { readAcross, withSchool } from '../../../engines/storage/door.ts';
import { sqlState } from '../../../engines/storage/retry.ts';
import { schoolId, type Uuid } from '../../../kernel/id.ts';
import { foundSchool } from '../founding.ts';
import { now, sampleSchool } from '../samples/sample-school.ts';
import * as tables from '../tables.ts';
import { schoolRename } from './actions.ts';
import { allSchools, schoolBySlug } from './reads.ts';

const database = await testDatabase();
const school = await sampleSchool(database, 'first');
const other = await sampleSchool(database, 'second');
const administrator = { role: 'administrator' } as const;

const founding = (slug: string) => {
  const id = schoolId(randomUUID());
  return withSchool(database, id, (tx) =>
    foundSchool(tx, {
      slug,
      name: '新学院',
      demo: false,
      administrator: { number: '1', name: '江管理' },
      names: { administration: '系统管理', administrator: '管理员' },
      now,
      newId: () => uuidv7() as Uuid,
    }),
  );
};

it('is founded once at an address of the right shape', async () => {
  for (const [slug, code] of [
    ['first', 'slug-taken'],
    ['api', 'slug-reserved'],
    ['A b', 'slug-wrong'],
  ] as const)
    expect(await founding(slug)).toMatchObject({ ok: false, error: [{ code }] });
  const outcomes = await Promise.all([founding('at-once'), founding('at-once')]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

it('is found by its address through any door', async () => {
  const found = await other.inside((tx) => schoolBySlug(tx, 'first'));
  expect(found?.id).toBe(school.id);
  expect(await other.inside((tx) => schoolBySlug(tx, 'nowhere'))).toBeNull();
  const all = await readAcross(database, allSchools);
  expect(all.map(({ slug }) => slug)).toContain('second');
});

it('is renamed by its administrator, and by nobody of another school', async () => {
  await school.done(schoolRename, { name: '明德职业学院' }, administrator);
  expect(await school.refused(schoolRename, { name: '别名' })).toEqual(['not-allowed']);
  expect((await school.inside((tx) => schoolBySlug(tx, 'first')))?.name).toBe('明德职业学院');
  const { rowCount } = await other.inside(({ client }) =>
    client.query(`update school set name = '被改名' where id = $1`, [school.id]),
  );
  expect(rowCount).toBe(0);
});

it('is founded through no other school’s door, and never gets another address', async () => {
  const foreign = other.inside(({ client }) =>
    client.query(
      `insert into school (id, slug, name, demo, created_at) values ($1, 'third', '三号', false, now())`,
      [randomUUID()],
    ),
  );
  expect(sqlState(await foreign.catch((error: unknown) => error))).toBe('42501');
  const moved = school.inside(({ client }) => client.query(`update school set slug = 'moved'`));
  expect(sqlState(await moved.catch((error: unknown) => error))).toBe('42501');
});

it('has tables as the migration made them', async () => {
  const types: Readonly<Record<string, string>> = { 'timestamp with time zone': 'timestamptz' };
  for (const table of Object.values(tables).filter((one) => is(one, PgTable)) as PgTable[]) {
    const name = getTableName(table);
    const { rows } = await school.inside(({ client }) =>
      client.query(
        `select column_name as name, data_type as type, is_nullable = 'NO' as required
         from information_schema.columns where table_name = $1 and table_schema = 'public'
         order by column_name`,
        [name],
      ),
    );
    const ours = Object.values(getTableColumns(table))
      .map((column) => ({
        name: column.name,
        type: column.getSQLType(),
        required: column.notNull,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(ours.map((one) => ({ ...one, type: types[one.type] ?? one.type }))).toEqual(
      rows.map((one) => ({ ...one, type: types[one.type] ?? one.type })),
    );
  }
});
