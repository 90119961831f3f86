import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { password, sampleAccess } from '../samples/sample-access.ts';
import { tokenHash } from '../standing.ts';

const database = await testDatabase();
const access = sampleAccess(database);
const yunling = await access.school('yunling', ['2024001', '2024002', '2024003', '2024009']);
const haibin = await access.school('haibin', ['2024001', '2024002']);
await access.open(yunling, ['2024001', '2024002', '2024009']);
await access.open(haibin, ['2024001']);

it('logs in with number and password, by a cookie that scripts and other addresses never see', async () => {
  const browser = access.browser();
  const answer = await browser.logIn('yunling', '2024001');
  expect(answer).toMatchObject({ status: 200, answer: {} });
  const cookie = browser.cookies.get('mingzhang_yunling');
  expect(cookie?.path).toBe('/api/yunling');
  expect(cookie?.attributes).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  expect(cookie?.attributes).toMatch(/Expires=Tue, 01 Sep 2026 14:00:00 GMT/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const me = await browser.get('/yunling/me');
  expect(me.answer).toMatchObject({
    school: { slug: 'yunling', name: '示例学院yunling', demo: false },
    person: { name: '示例同学2024001', number: '2024001' },
    capacities: [{ role: 'student', unitId: null, unitName: null }],
    totp: false,
    secondFactorDue: false,
    language: 'zh',
    signOns: [],
  });
});

it('tells a visitor the school and nobody', async () => {
  const me = await access.browser().get('/yunling/me');
  expect(me).toMatchObject({ status: 200, answer: { person: null, capacities: [] } });
  expect((await access.browser().get('/nowhere/me')).codes).toEqual(['unknown-school']);
});

it('gives an administrator four hours and everybody else twelve, from the beginning on', async () => {
  const [keeper, student] = [access.browser(), access.browser()];
  await keeper.logIn('yunling', 'T0001');
  await student.logIn('yunling', '2024001');
  const who = async (browser: typeof keeper) => (await browser.get('/yunling/me')).answer['person'];
  access.later(4 * 3600 - 1);
  expect(await who(keeper)).not.toBeNull();
  access.later(1);
  expect(await who(keeper)).toBeNull();
  expect(await who(student)).not.toBeNull();
  access.later(8 * 3600);
  expect(await who(student)).toBeNull();
});

it('keeps the log-ins of two schools apart, though their people share a number', async () => {
  const browser = access.browser();
  await browser.logIn('yunling', '2024001');
  const token = browser.token('yunling') ?? '';
  const foreign = await access.app.request('/haibin/me', {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await foreign.json()).toMatchObject({ person: null, school: { slug: 'haibin' } });
  const verb = await access.app.request('/haibin/session.list', {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(verb.status).toBe(401);
  const own = await access.app.request('/yunling/me', {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await own.json()).toMatchObject({ person: { number: '2024001' } });
  await browser.logIn('haibin', '2024001');
  expect((await browser.get('/haibin/me')).answer['person']).toMatchObject({ number: '2024001' });
  expect((await browser.get('/yunling/me')).answer['person']).not.toBeNull();
});

it('refuses alike an unknown number, a wrong password, an account without one and a person without account', async () => {
  const wrong = await access.browser().logIn('yunling', '2024002', { password: 'something else' });
  const unknown = await access.browser().logIn('yunling', '9999999');
  const none = await access.browser().logIn('yunling', '2024003');
  await access.inside(
    haibin,
    `insert into account (school_id, id, person_id, created_at)
     values ($1, gen_random_uuid(), $2, now())`,
    [haibin.people['2024002']],
  );
  const unset = await access.browser().logIn('haibin', '2024002');
  for (const answer of [wrong, unknown, none, unset])
    expect([answer.status, answer.refusals]).toEqual([
      409,
      [{ code: 'log-in-wrong', field: [], values: {} }],
    ]);
});

it('takes as long for an unknown number as for a wrong password', async () => {
  const rounds = 12;
  const times: Record<string, number[]> = { known: [], unknown: [] };
  const tryOne = async (kind: string, number: string) => {
    const since = performance.now();
    await access.browser().logIn('haibin', number, { password: 'something else' });
    times[kind]?.push(performance.now() - since);
  };
  await tryOne('warm', 'nobody');
  for (let at = 0; at < rounds; at += 1) {
    await tryOne('known', '2024001');
    await tryOne('unknown', `nobody${at}`);
    await access.inside(haibin, 'delete from attempt where school_id = $1');
  }
  const median = (kind: string): number =>
    (times[kind] ?? []).sort((a, b) => a - b)[rounds / 2] ?? 0;
  // argon2 alone takes some ten milliseconds: a way around it would more than halve the time.
  expect(median('unknown')).toBeGreaterThan(median('known') * 0.6);
  expect(median('known')).toBeGreaterThan(median('unknown') * 0.6);
});

it('tells whoever knows the password that the account is closed, and lets nobody in', async () => {
  const keeper = access.browser();
  await keeper.logIn('yunling', 'T0001');
  const student = access.browser();
  await student.logIn('yunling', '2024009');
  const accounts = await keeper.get('/yunling/account.list?search=2024009');
  const [row] = accounts.answer['rows'] as readonly { readonly id: string }[];
  const disabled = await keeper.post('/yunling/account.disable', { accountId: row?.id });
  expect(disabled).toMatchObject({ status: 200, answer: { ended: 1 } });
  expect((await student.get('/yunling/me')).answer['person']).toBeNull();
  expect((await student.get('/yunling/session.list')).codes).toEqual(['not-logged-in']);
  expect((await student.logIn('yunling', '2024009')).codes).toEqual(['account-disabled']);
  const guess = await student.logIn('yunling', '2024009', { password: 'something else' });
  expect(guess.codes).toEqual(['log-in-wrong']);
  await keeper.post('/yunling/account.enable', { accountId: row?.id });
  expect((await student.logIn('yunling', '2024009')).status).toBe(200);
});

it('lets nobody in who has left the school', async () => {
  await access.inside(
    yunling,
    `update person set until = '2026-08-31' where school_id = $1 and number = '2024002'`,
  );
  expect((await access.browser().logIn('yunling', '2024002')).codes).toEqual(['account-disabled']);
});

it('ends the old session when somebody logs in anew, and takes no token that was chosen for them', async () => {
  const browser = access.browser();
  await browser.logIn('yunling', '2024001');
  const first = browser.token('yunling') ?? '';
  await browser.logIn('yunling', '2024001');
  const second = browser.token('yunling') ?? '';
  expect(second).not.toBe(first);
  const me = (token: string) =>
    access.app.request('/yunling/me', { headers: { authorization: `Bearer ${token}` } });
  expect(await (await me(first)).json()).toMatchObject({ person: null });
  expect(await (await me(second)).json()).toMatchObject({ person: { number: '2024001' } });
  const planted = access.browser();
  planted.cookies.set('mingzhang_yunling', {
    value: 'planted',
    path: '/api/yunling',
    attributes: '',
  });
  await planted.logIn('yunling', '2024001');
  expect(planted.token('yunling')).not.toBe('planted');
});

it('logs out: the server forgets the session and the browser its cookie', async () => {
  const browser = access.browser();
  await browser.logIn('yunling', '2024001');
  const token = browser.token('yunling') ?? '';
  expect((await browser.ask('DELETE', '/yunling/session')).status).toBe(200);
  expect(browser.token('yunling')).toBeUndefined();
  const rows = await access.inside(
    yunling,
    'select 1 from session where school_id = $1 and token_hash = $2',
    [tokenHash(token)],
  );
  expect(rows).toEqual([]);
  expect((await browser.ask('DELETE', '/yunling/session')).codes).toEqual(['not-logged-in']);
});

it('shows somebody their own log-ins, and ends one, the others or all', async () => {
  const [one, two, three, stranger] = Array.from({ length: 4 }, () => access.browser());
  if (!one || !two || !three || !stranger) throw new Error('four browsers');
  await one.logIn('yunling', '2024001');
  await one.post('/yunling/session.end-others', {});
  await two.logIn('yunling', '2024001');
  await three.logIn('yunling', '2024001');
  await stranger.logIn('yunling', 'T0001');
  const listed = (await one.get('/yunling/session.list?sort=-since')).answer;
  const rows = listed['rows'] as readonly { id: string; current: boolean; method: string }[];
  expect(rows).toHaveLength(3);
  expect(rows.filter(({ current }) => current)).toHaveLength(1);
  expect(rows.every(({ method }) => method === 'password')).toBe(true);
  const other = rows.find(({ current }) => !current)?.id;
  const foreign = await stranger.post('/yunling/session.end', { sessionId: other });
  expect(foreign.codes).toEqual(['session-unknown']);
  expect((await one.post('/yunling/session.end', { sessionId: other })).status).toBe(200);
  expect((await one.post('/yunling/session.end-others', {})).answer).toEqual({ ended: 1 });
  expect((await two.get('/yunling/me')).answer['person']).toBeNull();
  expect((await three.get('/yunling/me')).answer['person']).toBeNull();
  expect((await one.get('/yunling/me')).answer['person']).not.toBeNull();
  expect((await one.post('/yunling/session.end-all', {})).answer).toEqual({ ended: 1 });
  expect((await one.get('/yunling/me')).answer['person']).toBeNull();
});

it('refuses what is no log-in', async () => {
  const browser = access.browser();
  const sent = async (body: unknown) => (await browser.post('/yunling/session', body)).codes;
  expect(await sent({ number: '2024001' })).toEqual(['input-invalid']);
  expect(await sent({ number: '2024001', password, role: 'administrator' })).toEqual([
    'input-invalid',
  ]);
  expect(await sent({ number: 'x'.repeat(20_000), password })).toEqual(['too-large']);
  expect(await sent([])).toEqual(['input-invalid']);
  const text = await access.app.request('/yunling/session', { method: 'POST', body: 'no json' });
  expect(text.status).toBe(400);
});

it('has no way to begin a session but these routes', async () => {
  const browser = access.browser();
  await browser.logIn('yunling', 'T0001');
  for (const verb of ['session.start', 'account.open-by-sign-on', 'session.own'])
    expect((await browser.post(`/yunling/${verb}`, {})).codes).toEqual(['unknown-verb']);
});

it('tells the journal of each log-in, and nobody of a secret', async () => {
  const browser = access.browser();
  await browser.logIn('haibin', '2024001');
  const token = browser.token('haibin') ?? '';
  const entries = await access.inside<{ verb: string; actor: string; payload: string }>(
    haibin,
    `select e.verb, e.actor, p.payload from journal_entry e
     join journal_payload p on p.school_id = e.school_id and p.seq = e.seq
     where e.school_id = $1 order by e.seq`,
  );
  expect(entries.at(-1)).toMatchObject({ verb: 'session.start', actor: 'job' });
  expect(JSON.parse(entries.at(-1)?.payload ?? '')).toMatchObject({
    answer: null,
    after: { method: 'password', recoveryCode: false },
  });
  const everything = JSON.stringify(
    await Promise.all(
      ['journal_payload', 'session', 'account', 'attempt'].map((table) =>
        access.inside(haibin, `select t::text from ${table} t where school_id = $1`),
      ),
    ),
  );
  expect(everything).not.toContain(token);
  expect(everything).not.toContain(password);
});
