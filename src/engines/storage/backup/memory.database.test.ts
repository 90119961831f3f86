import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../../tests/database/test-database.ts';
import { backUp, codeOfRestore, fill } from '../../../../tests/operations/backups.ts';
import { withSchool } from '../door.ts';

const megabyte = 1024 * 1024;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes that are held, garbage set aside. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / megabyte;
}

/** The most memory the work held above what was held before, in megabytes. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = held();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, held())), 100);
  await work();
  clearInterval(watch);
  return Math.round(most - before);
}

it('takes no more memory for a hundred thousand rows than for a page of them', async () => {
  const source = await testDatabase();
  const into = await testDatabase();
  const school = await testSchool(source, 'large');
  await fill(source, school);
  await withSchool(source, school, ({ client }) =>
    client.query(
      `insert into unit (school_id, id, parent_id, kind, name, name_key, since)
       select $1, gen_random_uuid(), 'ffffffff-0000-4000-8000-000000000000', 'class', '大班' || n,
         repeat(md5(n::text), 15), '2026-09-01' from generate_series(1, 100000) n`,
      [school],
    ),
  );
  let file = '';
  const begun = performance.now();
  const writing = await growth(async () => (file = await backUp(source)));
  const between = performance.now();
  const restoring = await growth(async () =>
    expect(await codeOfRestore(file, into.owner)).toBeNull(),
  );
  const took = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`;
  console.log(
    `100,000 rows, 60 MB: backup ${took(begun, between)}, ${writing} MB more memory;`,
    `restore ${took(between, performance.now())}, ${restoring} MB`,
  );
  // Read at once the rows would take 60 MB as bytes and more as strings.
  expect(writing).toBeLessThan(30);
  expect(restoring).toBeLessThan(30);
}, 120_000);
