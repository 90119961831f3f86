import { expect, it } from 'vitest';
import { testDatabase } from '../../../tests/database/test-database.ts';
import { withSchool } from '../../engines/storage/door.ts';
import { sampleAccess } from './samples/sample-access.ts';
import { sweepAccess } from './sweep.ts';

const database = await testDatabase();
const access = sampleAccess(database);
const school = await access.school('yunling', ['2024001', '2024002', '2024003']);
const other = await access.school('haibin', []);
const sweep = () => withSchool(database, school.id, (tx) => sweepAccess(tx, access.now()));
const count = async (table: string, at = school) =>
  (await access.inside(at, `select 1 from ${table} where school_id = $1`)).length;

it('removes what has ended, and nothing that serves or is another school’s', async () => {
  const keeper = access.browser();
  await keeper.logIn('yunling', 'T0001');
  await access.browser().logIn('haibin', 'T0001');
  const made = await Promise.all(
    ['2024001', '2024002'].map((number) =>
      keeper.post('/yunling/account.open', { personId: school.people[number] }),
    ),
  );
  await access.browser().post('/yunling/invitation.accept', {
    number: '2024001',
    code: made[0]?.answer['code'],
    password: '江流有声断岸千尺山高月小',
  });
  await access.browser().logIn('yunling', '2024003', { password: 'something else' });
  // The code that was used is of no use.
  expect(await sweep()).toBe(1);
  expect([await count('session'), await count('invitation')]).toEqual([1, 1]);
  const waiting = await count('attempt');
  expect(waiting).toBe(2);
  access.later(5 * 3600);
  expect(await sweep()).toBe(1);
  expect([await count('session'), await count('session', other)]).toEqual([0, 1]);
  access.later(2 * 24 * 3600);
  expect(await sweep()).toBe(waiting);
  const late = { number: '2024002', code: made[1]?.answer['code'], password: 'any at all it is' };
  access.later(24 * 3600);
  const told = await access.browser().post('/yunling/invitation.accept', late);
  expect(told.codes).toEqual(['code-expired']);
  access.later(30 * 24 * 3600);
  await sweep();
  const forgotten = await access.browser().post('/yunling/invitation.accept', late);
  expect(forgotten.codes).toEqual(['code-wrong']);
});
