import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { act } from '../../../engines/actions/runner.ts';
import { withSchool } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { chinaDay } from '../../../kernel/instant.ts';
import { keys, sampleAccess } from '../samples/sample-access.ts';
import { accessTasks } from '../tasks.ts';
import { accountOpen } from './actions.ts';

const database = await testDatabase();
const access = sampleAccess(database);
const numbers = Array.from({ length: 30 }, (_, at) => `20240${String(at).padStart(2, '0')}`);
const school = await access.school('yunling', numbers);
await access.school('haibin', numbers);
await access.open(school, ['2024000']);
const keeper = access.browser();
await keeper.logIn('yunling', 'T0001');

const rowsOf = async (query: string) => {
  const { answer } = await keeper.get(`/yunling/account.list?${query}`);
  return answer as { readonly rows: readonly Record<string, unknown>[]; readonly total: number };
};

it('opens one account a person, whoever asks at the same time', async () => {
  const person = { personId: school.people['2024001'] };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => keeper.post('/yunling/account.open', person)),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(new Set(answers.flatMap(({ codes }) => codes))).toEqual(new Set(['account-exists']));
  const unknown = await keeper.post('/yunling/account.open', { personId: randomUUID() });
  expect(unknown.codes).toEqual(['person-unknown']);
});

it('lists accounts with their state, searched, filtered, sorted, paged', async () => {
  expect(await rowsOf('sort=number')).toMatchObject({
    total: 3,
    rows: [
      { number: '2024000', state: 'active', totp: false, invitedUntil: null },
      { number: '2024001', state: 'invited', invitedUntil: '2026-09-04T02:00:00.000Z' },
      { number: 'T0001', name: '江管理', state: 'active' },
    ],
  });
  expect((await rowsOf('search=江')).total).toBe(1);
  expect((await rowsOf('search=2024')).total).toBe(2);
  expect((await rowsOf('search=100%25')).total).toBe(0);
  expect((await rowsOf('filters=%7B%22state%22%3A%22invited%22%7D')).total).toBe(1);
  expect((await rowsOf(`filters=${JSON.stringify({ unitId: school.unitId })}`)).total).toBe(2);
  expect(await rowsOf('sort=-number&limit=1&offset=1')).toMatchObject({
    total: 3,
    rows: [{ number: '2024001' }],
  });
});

it('opens accounts for everybody of a unit who has none, and answers slips to print', async () => {
  expect((await keeper.post('/yunling/account.open-many', {})).codes).toEqual(['whom-missing']);
  const opened = await keeper.post('/yunling/account.open-many', { unitId: school.unitId });
  const slips = opened.answer['slips'] as readonly { number: string; code: string }[];
  expect(slips).toHaveLength(28);
  expect(opened.answer['left']).toBe(0);
  expect(new Set(slips.map(({ code }) => code)).size).toBe(28);
  expect(slips.map(({ number }) => number)).not.toContain('2024001');
  const slip = slips[5];
  const accepted = await access.browser().post('/yunling/invitation.accept', {
    ...{ number: slip?.number, code: slip?.code, password: '江流有声断岸千尺山高月小' },
  });
  expect(accepted.status).toBe(200);
  const again = await keeper.post('/yunling/account.open-many', { unitId: school.unitId });
  expect(again.codes).toEqual(['nobody-without']);
  const teachers = await keeper.post('/yunling/account.open-many', { kind: 'teacher' });
  expect(teachers.codes).toEqual(['nobody-without']);
});

it('lets no student touch accounts, and nobody those of another school', async () => {
  const student = access.browser();
  await student.logIn('yunling', '2024000');
  const [row] = (await rowsOf('search=2024001')).rows;
  for (const verb of [
    'account.open',
    'account.open-many',
    'account.disable',
    'account.enable',
    'account.set-mail',
    'invitation.make',
    'totp.remove-for',
    'second-factor.demand',
    'sign-on.add',
  ]) {
    const asked = { accountId: row?.['id'] };
    expect((await student.post(`/yunling/${verb}`, asked)).codes).toEqual(['not-allowed']);
    expect((await access.browser().post(`/yunling/${verb}`, asked)).codes).toEqual([
      'not-logged-in',
    ]);
  }
  expect((await student.get('/yunling/account.list')).codes).toEqual(['not-allowed']);
  const foreign = access.browser();
  await foreign.logIn('haibin', 'T0001');
  for (const verb of ['account.disable', 'account.enable', 'invitation.make', 'totp.remove-for'])
    expect((await foreign.post(`/haibin/${verb}`, { accountId: row?.['id'] })).codes).toEqual([
      'account-unknown',
    ]);
  const opened = await foreign.post('/haibin/account.open', {
    personId: school.people['2024002'],
  });
  expect(opened.codes).toEqual(['person-unknown']);
});

it('lets nobody disable themselves, and nothing twice', async () => {
  const [own] = (await rowsOf('search=T0001')).rows;
  const [other] = (await rowsOf('search=2024003')).rows;
  const disable = (id: unknown) => keeper.post('/yunling/account.disable', { accountId: id });
  const enable = (id: unknown) => keeper.post('/yunling/account.enable', { accountId: id });
  expect((await disable(own?.['id'])).codes).toEqual(['account-own']);
  expect((await disable(other?.['id'])).status).toBe(200);
  expect((await disable(other?.['id'])).codes).toEqual(['account-disabled']);
  expect((await rowsOf('search=2024003')).rows[0]).toMatchObject({
    state: 'disabled',
    invitedUntil: null,
  });
  const code = await keeper.post('/yunling/invitation.make', { accountId: other?.['id'] });
  expect(code.codes).toEqual(['account-disabled']);
  expect((await enable(other?.['id'])).status).toBe(200);
  expect((await enable(other?.['id'])).codes).toEqual(['account-not-disabled']);
});

it('remembers the language somebody chose', async () => {
  const student = access.browser();
  await student.logIn('yunling', '2024000');
  await student.post('/yunling/language.choose', { language: 'en' });
  expect((await student.get('/yunling/me')).answer['language']).toBe('en');
});

it('refuses to repeat what had a secret for an answer', async () => {
  const call = {
    schoolId: school.id,
    credential: { kind: 'operator' },
    capacityId: null,
    key: randomUUID() as Uuid,
    input: { personId: school.administrator },
  } as const;
  const person = randomUUID();
  await access.inside(
    school,
    `insert into person (school_id, id, kind, number, name, name_key, since)
     values ($1, $2, 'teacher', 'T0002', '海老师', 'hai lao shi', '2024-09-01')`,
    [person],
  );
  const once = { ...call, input: { personId: person } };
  const first = await act(access.runner, accountOpen(keys), once);
  expect(first.ok).toBe(true);
  const second = await act(access.runner, accountOpen(keys), once);
  expect(second.ok ? [] : second.error.map(({ code }) => code)).toEqual(['already-done']);
});

it('reminds an administrator of codes about to end and of a second factor', async () => {
  const [account] = await access.inside<{ id: Uuid }>(
    school,
    'select id from account where school_id = $1 and person_id = $2',
    [school.administrator],
  );
  access.later(50 * 3600);
  const tasks = await withSchool(database, school.id, (tx) =>
    accessTasks.tasks({
      ...{ tx, schoolId: school.id, authority: { reach: 'school' } },
      ...{ now: access.now(), today: chinaDay(access.now()), newId: () => randomUUID() as Uuid },
      actor: {
        kind: 'person',
        accountId: account?.id ?? ('' as Uuid),
        personId: school.administrator,
        capacity: {
          ...{ id: randomUUID() as Uuid, role: 'administrator', unitId: null, unitIds: null },
        },
      },
    }),
  );
  expect(tasks.map(({ code, due }) => [code, due])).toEqual([
    ['second-factor-advised', null],
    ['codes-ending', '2026-09-04'],
  ]);
  expect(tasks[1]?.values['count']).toBeGreaterThan(20);
});
