import { afterAll, beforeEach, expect, it } from 'vitest';
import { startCasServer } from '../../../../tests/access/cas-server.ts';
import { startOidcServer } from '../../../../tests/access/oidc-server.ts';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { sampleAccess, type Browser } from '../samples/sample-access.ts';

const origin = 'https://union.example.edu.cn';
const database = await testDatabase();
const access = sampleAccess(database, { publicAddress: `${origin}/` });
const numbers = ['2024001', '2024002', '2024003', '0070001'];
const yunling = await access.school('yunling', numbers);
await access.school('haibin', numbers);
const secret = 'a client secret of 32 characters';
const oidc = await startOidcServer({ id: 'mingzhang', secret, callbackOrigin: origin });
const cas = await startCasServer();
afterAll(async () => {
  await oidc.close();
  await cas.close();
});
beforeEach(() => {
  cas.version = 3;
  cas.instead = null;
  cas.attributes = {};
});

async function keeperOf(slug: string): Promise<Browser> {
  const browser = access.browser();
  await browser.logIn(slug, 'T0001');
  return browser;
}

async function add(slug: string, more: object): Promise<string> {
  const keeper = await keeperOf(slug);
  const added = await keeper.post(`/${slug}/sign-on.add`, {
    ...{ name: '统一身份认证', opensAccounts: true },
    ...more,
  });
  expect(added.codes).toEqual([]);
  oidc.allow(`${origin}${String(added.answer['callback'])}`);
  return String(added.answer['id']);
}

const oidcFields = { kind: 'oidc', clientId: 'mingzhang', clientSecret: secret };
const viaOidc = await add('yunling', {
  ...{ ...oidcFields, address: oidc.issuer, numberClaim: 'student_number' },
});
const viaCas = await add('yunling', { kind: 'cas', address: `${cas.base}/` });

/** The part of a public address that our routes answer. */
const inside = (address: string): string => {
  expect(address.startsWith(`${origin}/api/`)).toBe(true);
  return address.slice(`${origin}/api`.length);
};

const begin = (browser: Browser, id: string, back = '/yunling/calendar?year=2026') =>
  browser.get(`/yunling/sign-on/${id}?back=${encodeURIComponent(back)}`);

/** Goes all the way; answers the last response. */
async function signOn(browser: Browser, id: string, provider: typeof oidc | typeof cas) {
  const begun = await begin(browser, id);
  return browser.get(inside(await provider.visit(begun.location ?? '')));
}

const whoIs = async (browser: Browser) =>
  (await browser.get('/yunling/me')).answer['person'] as { readonly number: string } | null;

it('offers the school’s own log-in to visitors, and to those of no other school', async () => {
  const me = await access.browser().get('/yunling/me');
  expect(me.answer['signOns']).toEqual([
    { id: viaOidc, name: '统一身份认证', kind: 'oidc' },
    { id: viaCas, name: '统一身份认证', kind: 'cas' },
  ]);
  expect((await access.browser().get('/haibin/me')).answer['signOns']).toEqual([]);
  const foreign = await access.browser().get(`/haibin/sign-on/${viaOidc}`);
  expect(foreign.location).toBe('/haibin/log-in?refused=sign-on-unknown');
});

it('logs in through OpenID Connect with PKCE, state and nonce, opening the account of a known person', async () => {
  oidc.person = { sub: 'u-1', student_number: '2024001' };
  const browser = access.browser();
  const begun = await begin(browser, viaOidc);
  const asked = new URL(begun.location ?? '').searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(asked.get('redirect_uri')).toBe(`${origin}/api/yunling/sign-on/${viaOidc}/callback`);
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(asked.get(name)?.length).toBeGreaterThan(40);
  const done = await browser.get(inside(await oidc.visit(begun.location ?? '')));
  expect([done.status, done.location]).toEqual([302, '/yunling/calendar?year=2026']);
  expect(done.headers.get('referrer-policy')).toBe('no-referrer');
  expect(await whoIs(browser)).toMatchObject({ number: '2024001' });
  const sessions = await browser.get('/yunling/session.list');
  expect(sessions.answer['rows']).toMatchObject([{ method: 'oidc', current: true }]);
  const entries = await access.inside<{ verb: string }>(
    yunling,
    'select verb from journal_entry where school_id = $1 order by seq desc limit 2',
  );
  expect(entries.map(({ verb }) => verb)).toEqual(['session.start', 'account.open-by-sign-on']);
});

it('logs in through CAS 3 and CAS 2, keeping the zeros of a number', async () => {
  cas.user = '0070001';
  const browser = access.browser();
  expect((await signOn(browser, viaCas, cas)).location).toBe('/yunling/calendar?year=2026');
  expect(await whoIs(browser)).toMatchObject({ number: '0070001' });
  cas.version = 2;
  const older = access.browser();
  await signOn(older, viaCas, cas);
  expect(await whoIs(older)).toMatchObject({ number: '0070001' });
});

it('takes the number from an attribute where the school says so', async () => {
  const id = await add('yunling', { kind: 'cas', address: cas.base, numberClaim: 'xh' });
  cas.user = 'zhangsan';
  cas.attributes = { xh: '2024002' };
  const browser = access.browser();
  await signOn(browser, id, cas);
  expect(await whoIs(browser)).toMatchObject({ number: '2024002' });
  cas.attributes = {};
  const nobody = await signOn(access.browser(), id, cas);
  expect(nobody.location).toBe('/yunling/log-in?refused=sign-on-failed');
});

it('takes a return once, in time, from the browser that began it, for the log-in it was for', async () => {
  cas.user = '2024001';
  const browser = access.browser();
  const begun = await begin(browser, viaCas);
  const back = inside(await cas.visit(begun.location ?? ''));
  const expired = '/yunling/log-in?refused=sign-on-expired';
  const thief = access.browser();
  expect((await thief.get(back)).location).toBe(expired);
  await begin(thief, viaCas);
  expect((await thief.get(back)).location).toBe(expired);
  expect((await browser.get(back.replace(viaCas, viaOidc))).location).toBe(expired);
  expect((await browser.get(back)).location).toBe('/yunling/calendar?year=2026');
  expect((await browser.get(back)).location).toBe(expired);
  const slow = access.browser();
  const late = inside(await cas.visit((await begin(slow, viaCas)).location ?? ''));
  access.later(10 * 60);
  expect((await slow.get(late)).location).toBe(expired);
  expect((await slow.get(late.replace(/state=[^&]*/, 'state='))).location).toBe(expired);
});

it('takes no code or ticket of another log-in', async () => {
  cas.user = '2024001';
  const failed = '/yunling/log-in?refused=sign-on-failed';
  const [one, two] = [access.browser(), access.browser()];
  const first = new URL(await cas.visit((await begin(one, viaCas)).location ?? ''));
  const second = new URL(await cas.visit((await begin(two, viaCas)).location ?? ''));
  second.searchParams.set('ticket', first.searchParams.get('ticket') ?? '');
  expect((await two.get(inside(second.href))).location).toBe(failed);
  oidc.person = { sub: 'u-1', student_number: '2024001' };
  const [three, four] = [access.browser(), access.browser()];
  const third = new URL(await oidc.visit((await begin(three, viaOidc)).location ?? ''));
  const fourth = new URL(await oidc.visit((await begin(four, viaOidc)).location ?? ''));
  fourth.searchParams.set('code', third.searchParams.get('code') ?? '');
  expect((await four.get(inside(fourth.href))).location).toBe(failed);
  expect(await whoIs(two)).toBeNull();
  expect(await whoIs(four)).toBeNull();
});

it('lets in only people the school knows, whose account is open', async () => {
  const stranger = '/yunling/log-in?refused=sign-on-stranger';
  cas.user = '9999999';
  expect((await signOn(access.browser(), viaCas, cas)).location).toBe(stranger);
  const closed = await add('yunling', { kind: 'cas', address: cas.base, opensAccounts: false });
  cas.user = '2024003';
  expect((await signOn(access.browser(), closed, cas)).location).toBe(
    '/yunling/log-in?refused=sign-on-no-account',
  );
  await access.inside(
    yunling,
    `update account set disabled_at = now() where school_id = $1 and person_id = $2`,
    [yunling.people['0070001']],
  );
  cas.user = '0070001';
  expect((await signOn(access.browser(), viaCas, cas)).location).toBe(
    '/yunling/log-in?refused=account-disabled',
  );
  await access.inside(
    yunling,
    `update person set until = '2026-08-31' where school_id = $1 and number = '2024003'`,
  );
  cas.user = '2024003';
  expect((await signOn(access.browser(), viaCas, cas)).location).toBe(stranger);
});

it('says one thing for every fault of a provider, and tells the operator', async () => {
  const before = access.reported.length;
  cas.instead = '<!DOCTYPE x [<!ENTITY y "2024001">]><x>&y;</x>';
  expect((await signOn(access.browser(), viaCas, cas)).location).toMatch(/=sign-on-failed$/);
  cas.instead = 'not xml';
  expect((await signOn(access.browser(), viaCas, cas)).location).toMatch(/=sign-on-failed$/);
  cas.instead = 'x'.repeat(300_000);
  expect((await signOn(access.browser(), viaCas, cas)).location).toMatch(/=sign-on-failed$/);
  const gone = await add('yunling', { ...oidcFields, address: 'http://127.0.0.1:1' });
  expect((await begin(access.browser(), gone)).location).toMatch(/=sign-on-failed$/);
  expect(access.reported).toHaveLength(before + 4);
});

it('goes nowhere but to pages of its school', async () => {
  cas.user = '2024001';
  for (const back of [
    'https://evil.example/',
    '//evil.example/yunling/',
    '/haibin/',
    '/yunling/../haibin/',
    '/yunling/\\evil.example',
    '/yunlinger/',
  ]) {
    const browser = access.browser();
    const begun = await begin(browser, viaCas, back);
    const done = await browser.get(inside(await cas.visit(begun.location ?? '')));
    expect(done.location).toBe('/yunling/');
  }
});

it('keeps a client’s secret sealed, and never sends it to a new address', async () => {
  const keeper = await keeperOf('yunling');
  const kept = await access.inside(
    yunling,
    `select t::text from single_sign_on t where school_id = $1
     union all select payload from journal_payload where school_id = $1
     union all select t::text from sign_on_state t where school_id = $1`,
  );
  expect(JSON.stringify(kept)).not.toContain(secret);
  const listed = await keeper.get('/yunling/sign-on.list');
  expect(JSON.stringify(listed.answer)).not.toContain('ecret');
  const update = (more: object) =>
    keeper.post('/yunling/sign-on.update', { signOnId: viaOidc, ...more });
  expect((await update({ address: 'https://sso.example.edu.cn' })).codes).toEqual([
    'client-secret-again',
  ]);
  expect((await update({ name: '学校认证' })).status).toBe(200);
  expect((await update({ numberClaim: null })).status).toBe(200);
  oidc.person = { sub: 'u-2', preferred_username: '2024002' };
  const browser = access.browser();
  await signOn(browser, viaOidc, oidc);
  expect(await whoIs(browser)).toMatchObject({ number: '2024002' });
});

it('is no way in once it is disabled, and is kept by its own school alone', async () => {
  const [keeper, foreign] = [await keeperOf('yunling'), await keeperOf('haibin')];
  for (const verb of ['sign-on.update', 'sign-on.disable'])
    expect((await foreign.post(`/haibin/${verb}`, { signOnId: viaCas })).codes).toEqual([
      'sign-on-unknown',
    ]);
  const browser = access.browser();
  cas.user = '2024001';
  const under = inside(await cas.visit((await begin(browser, viaCas)).location ?? ''));
  const disable = () => keeper.post('/yunling/sign-on.disable', { signOnId: viaCas });
  expect((await disable()).status).toBe(200);
  expect((await disable()).codes).toEqual(['sign-on-disabled']);
  expect((await browser.get(under)).location).toMatch(/=sign-on-expired$/);
  expect((await begin(access.browser(), viaCas)).location).toMatch(/=sign-on-unknown$/);
});

it('begins no log-in where nobody knows the public address, or too many were begun', async () => {
  const blind = sampleAccess(database);
  const school = await blind.school('lingnan', ['2024001']);
  const keeper = blind.browser();
  await keeper.logIn('lingnan', 'T0001');
  const added = await keeper.post('/lingnan/sign-on.add', {
    ...{ kind: 'cas', name: '统一身份认证', address: cas.base, opensAccounts: true },
  });
  const start = `/lingnan/sign-on/${String(added.answer['id'])}`;
  expect((await keeper.get(start)).location).toMatch(/=sign-on-unknown$/);
  expect((await blind.browser().get('/lingnan/me')).answer['signOns']).toEqual([]);
  const open = sampleAccess(database, { publicAddress: origin });
  await open.school('jiangbei', []);
  expect(school.slug).toBe('lingnan');
  const browser = access.browser('192.0.2.99');
  const codes = new Set<string>();
  for (let at = 0; at < 601; at += 1)
    codes.add((await begin(browser, viaOidc.replace(/.$/, '0'))).location ?? '');
  expect([...codes]).toContain('/yunling/log-in?refused=sign-on-many');
});
