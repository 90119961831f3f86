import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { schoolId } from '../../kernel/id.ts';
import { withSchool } from './door.ts';
import { sqlState } from './retry.ts';

const database = await testDatabase();
const first = await testSchool(database, 'first');
const second = await testSchool(database, 'second');
const count = 'select count(*)::int as n from journal_head';

it('shows a school its own rows only', async () => {
  for (const school of [first, second]) {
    const { rows } = await withSchool(database, school, (tx) =>
      tx.client.query('select school_id from journal_head'),
    );
    expect(rows).toEqual([{ school_id: school }]);
  }
  const none = await withSchool(database, schoolId(randomUUID()), (tx) => tx.client.query(count));
  expect(none.rows).toEqual([{ n: 0 }]);
});

it('refuses rows of another school', async () => {
  const writing = withSchool(database, first, (tx) =>
    tx.client.query(`insert into journal_head (school_id, seq, hash) values ($1, 0, '')`, [
      randomUUID(),
    ]),
  );
  expect(sqlState(await writing.catch((error: unknown) => error))).toBe('42501');
});

it('lets nobody in outside a door', async () => {
  const refused = await database.pool.query(count).catch((error: unknown) => error);
  expect(sqlState(refused)).toBe('42501');
});

it('refuses a door inside a door', async () => {
  const nested = withSchool(database, first, () => withSchool(database, second, async () => 1));
  await expect(nested).rejects.toThrow('inside a door');
});

it('takes nothing but a UUID for a school', () => {
  const bad = "x'; drop table school; --" as ReturnType<typeof schoolId>;
  expect(() => withSchool(database, bad, async () => 1)).toThrow('must be a UUID');
});
