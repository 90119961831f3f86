import path from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/engines/storage/database.ts';
import { asOperator } from '../../src/engines/storage/door.ts';
import type { SchoolId } from '../../src/kernel/id.ts';
import { faultSchools } from '../faults/fault-schools.ts';
import { chainStart, inspect } from '../faults/inspect.ts';
import { killRounds } from '../faults/kill-rounds.ts';
import { openedStorage, optionsFor, tempFolder } from './temp-storage.ts';

const folder = path.join(tempFolder(), 'data');

// The same as `npx tsx tests/faults/kill.ts --rounds 50`, in small; its figures stand in docs/reference/faults.md.
it('loses nothing acknowledged when application, database or both are killed under load', async () => {
  const figures = await killRounds(folder, { rounds: 3, seed: 4 });
  expect(figures.wrong).toEqual([]);
  expect(figures.kills).toEqual({ application: 3, database: 3, both: 3 });
  expect(figures.acknowledged).toBeGreaterThan(0);
  expect(figures.entries).toBeGreaterThanOrEqual(figures.acknowledged);
}, 180_000);

it('would have seen a lost write, a changed entry and a missing one', async () => {
  const storage = await openedStorage(optionsFor(folder));
  const database = openDatabase(storage.settings, { connections: 1 });
  const [first, second, third] = faultSchools as [SchoolId, SchoolId, SchoolId];
  const from = chainStart(first);
  const found = async (school: SchoolId): Promise<string> => {
    const looked = { acknowledged: ['never written'], from: chainStart(school) };
    return (await inspect(database, school, looked)).wrong.join('\n');
  };
  expect((await inspect(database, first, { acknowledged: [], from })).wrong).toEqual([]);
  expect(await found(first)).toBe(`${first}: acknowledged and lost: never written`);
  await asOperator(database, async ({ client }) => {
    await client.query(
      `delete from attachment where ctid = (select min(ctid) from attachment where school_id = $1)`,
      [first],
    );
    for (const table of ['journal_payload', 'journal_entry'])
      await client.query(`delete from ${table} where school_id = $1 and seq = 2`, [second]);
    await client.query(`update journal_entry set verb = 'other' where school_id = $1 and seq = 1`, [
      third,
    ]);
  });
  expect(await found(first)).toContain('1 rows or entries without the other');
  expect(await found(second)).toContain('entry 3 breaks the chain');
  expect(await found(third)).toContain('entry 1 breaks the chain');
  await database.close();
});
