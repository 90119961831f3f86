import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase, testSchool } from '../../../tests/database/test-database.ts';
import { withSchool } from '../../engines/storage/door.ts';
import type { Instant } from '../../kernel/instant.ts';
import { readStanding, tokenHash } from './standing.ts';

const database = await testDatabase();
const school = await testSchool(database, 'standing');
const elsewhere = await testSchool(database, 'elsewhere');
const at = '2026-10-08T01:00:00.000Z' as Instant;

const run = (sql: string, ...values: readonly unknown[]): Promise<unknown> =>
  withSchool(database, school, (tx) => tx.client.query(sql, [school, ...values]));

async function unit(kind: 'department' | 'class', parent: string | null = null): Promise<string> {
  const id = randomUUID();
  await run(
    `insert into unit (school_id, id, parent_id, kind, name, name_key, since)
     values ($1, $2, $3, $4, $5, 'x', '2020-09-01')`,
    ...[id, parent, kind, id],
  );
  return id;
}

async function post(body: string, kind: string, unitId: string | null = null): Promise<string> {
  const [bodyId, id] = [randomUUID(), randomUUID()];
  await run(
    `insert into body (school_id, id, unit_id, kind, name, name_key, since)
     values ($1, $2, $3, $4, '某机构', 'moujigou', '2020-09-01')`,
    ...[bodyId, unitId, body],
  );
  await run(
    `insert into post (school_id, id, body_id, kind, name, since)
     values ($1, $2, $3, $4, '某岗位', '2020-09-01')`,
    ...[id, bodyId, kind],
  );
  return id;
}

const league = await post('league-committee', 'secretary');
const nursing = await unit('department');
const nursingClasses = [await unit('class', nursing), await unit('class', nursing)];
const music = await unit('department');
await unit('class', music);

/** Somebody with an account who is logged in; their token. */
async function loggedIn({
  kind = 'student',
  until = null,
  method = 'password',
}: {
  readonly kind?: 'student' | 'teacher';
  readonly until?: string | null;
  readonly method?: 'password' | 'password-totp' | 'oidc';
} = {}): Promise<{ readonly person: string; readonly account: string; readonly token: string }> {
  const [person, account, token] = [randomUUID(), randomUUID(), randomUUID()];
  await run(
    `insert into person (school_id, id, kind, number, name, name_key, since, until)
     values ($1, $2, $3, $4, '某人', 'mouren', '2025-09-01', $5)`,
    ...[person, kind, person.slice(0, 8), until],
  );
  await run(
    'insert into account (school_id, id, person_id, created_at) values ($1, $2, $3, now())',
    ...[account, person],
  );
  await run(
    `insert into session (school_id, id, token_hash, account_id, method, created_at, expires_at)
     values ($1, $2, $3, $4, $5, '2026-10-08T00:00:00Z', '2026-10-08T04:00:00Z')`,
    ...[randomUUID(), tokenHash(token), account, method],
  );
  return { person, account, token };
}

const appoint = (
  person: string,
  postId: string,
  { since = '2026-09-01', until = null as string | null, endedBy = null as string | null } = {},
): Promise<unknown> =>
  run(
    `insert into appointment (school_id, id, post_id, person_id, since, until, basis, ended_by)
     values ($1, $2, $3, $4, $5, $6, 'appointed', $7)`,
    ...[randomUUID(), postId, person, since, until, endedBy],
  );

const standingOf = (token: string, moment: Instant = at, where = school) =>
  withSchool(database, where, (tx) => readStanding(tx, token, moment));
const rolesOf = async (token: string) =>
  (await standingOf(token))?.capacities.map(({ role }) => role);

it('is nothing for a token that is unknown, ended, disabled or another school’s', async () => {
  const { account, token } = await loggedIn();
  expect(await standingOf(token)).not.toBeNull();
  expect(await standingOf('no such token')).toBeNull();
  expect(await standingOf(token, '2026-10-08T04:00:00.000Z' as Instant)).toBeNull();
  expect(await standingOf(token, at, elsewhere)).toBeNull();
  await run('update account set disabled_at = now() where school_id = $1 and id = $2', account);
  expect(await standingOf(token)).toBeNull();
});

it('is that of a student while registered, and of whoever is logged in last', async () => {
  expect(await rolesOf((await loggedIn()).token)).toEqual(['student', 'account-holder']);
  expect(await rolesOf((await loggedIn({ until: '2026-10-07' })).token)).toEqual([
    'account-holder',
  ]);
  expect(await rolesOf((await loggedIn({ kind: 'teacher' })).token)).toEqual(['account-holder']);
});

it('follows from the posts of that day alone, and ends with them', async () => {
  const { person, token } = await loggedIn({ kind: 'teacher' });
  await appoint(person, league, { since: '2026-10-09' });
  await appoint(person, league, { until: '2026-10-07', endedBy: 'term-end' });
  await appoint(person, league, { endedBy: 'correction' });
  expect(await rolesOf(token)).toEqual(['account-holder']);
  await appoint(person, league);
  expect((await standingOf(token))?.capacities[0]).toMatchObject({
    ...{ role: 'league', unitId: null, unitIds: null },
  });
  await run(
    `update appointment set until = '2026-10-07' where school_id = $1 and person_id = $2 and until is null
    and since < '2026-10-01'`,
    person,
  );
  expect(await rolesOf(token)).toEqual(['account-holder']);
});

it('reaches the unit of a post and all below it, each post its own', async () => {
  const { person, token } = await loggedIn({ kind: 'teacher' });
  await appoint(person, await post('league-branch', 'secretary', nursing));
  await appoint(person, await post('league-branch', 'secretary', music));
  await appoint(person, league);
  const standing = await standingOf(token);
  const byUnit = new Map(standing?.capacities.map((one) => [one.unitId, one]));
  expect(byUnit.get(nursing as never)?.role).toBe('unit-league');
  expect(byUnit.get(nursing as never)?.unitIds?.toSorted()).toEqual(
    [nursing, ...nursingClasses].toSorted(),
  );
  expect(byUnit.get(music as never)?.unitIds).toHaveLength(2);
  expect(standing?.capacities.map(({ role }) => role).toSorted()).toEqual([
    ...['account-holder', 'league', 'unit-league', 'unit-league'],
  ]);
});

it('is held back where the school demands a second factor first', async () => {
  await run(
    `insert into second_factor_demand (school_id, role, since) values ($1, 'league', now()), ($1, 'party', now())`,
  );
  const logins = [
    await loggedIn(),
    await loggedIn({ method: 'password-totp' }),
    await loggedIn({ method: 'oidc' }),
  ];
  const told = [];
  for (const { person, token } of logins) {
    await appoint(person, league);
    const standing = await standingOf(token);
    told.push([standing?.secondFactorDue, standing?.capacities.length]);
  }
  expect(told).toEqual([
    [true, 2],
    [false, 3],
    [false, 3],
  ]);
  await run('delete from second_factor_demand where school_id = $1');
});
