import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { millisecondsOf } from '../../../kernel/instant.ts';
import { password, sampleAccess, type Browser } from '../samples/sample-access.ts';

const database = await testDatabase();
const access = sampleAccess(database);
const numbers = ['2024001', '2024002', '2024003', '2024004', '2024005'];
const school = await access.school('yunling', numbers);
await access.open(school, numbers);

const digits = (secret: string, step = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: millisecondsOf(access.now()) + step * 30_000,
  });

/** Sets up a second factor for whoever is logged in; answers its secret and the recovery codes. */
async function setUp(browser: Browser) {
  const begun = await browser.post('/yunling/totp.begin', {});
  const secret = String(begun.answer['secret']);
  const confirmed = await browser.post('/yunling/totp.confirm', { code: digits(secret), password });
  access.later(30);
  return { secret, begun, codes: confirmed.answer['codes'] as readonly string[] };
}

async function loggedIn(number: string): Promise<Browser> {
  const browser = access.browser();
  await browser.logIn('yunling', number);
  return browser;
}

it('sets up a second factor that is then asked for at each log-in', async () => {
  const browser = await loggedIn('2024001');
  const { secret, begun, codes } = await setUp(browser);
  expect(begun.answer['uri']).toMatch(
    /^otpauth:\/\/totp\/Mingzhang:yunling%2F2024001\?issuer=Mingzhang&secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/,
  );
  expect(codes).toHaveLength(10);
  expect((await browser.get('/yunling/me')).answer['totp']).toBe(true);
  const again = access.browser();
  expect((await again.logIn('yunling', '2024001')).codes).toEqual(['totp-needed']);
  expect(again.token('yunling')).toBeUndefined();
  const wrong = await again.logIn('yunling', '2024001', { totp: '000000' });
  expect(wrong.codes).toEqual(['totp-wrong']);
  const typed = `${digits(secret).slice(0, 3)} ${digits(secret).slice(3)}`;
  expect((await again.logIn('yunling', '2024001', { totp: typed })).status).toBe(200);
  const [row] = (await again.get('/yunling/session.list?sort=-since')).answer['rows'] as readonly {
    method: string;
  }[];
  expect(row?.method).toBe('password-totp');
});

it('takes each step once, also of two log-ins at the same time, and none but the next before and after', async () => {
  const { secret } = await setUp(await loggedIn('2024002'));
  const totp = digits(secret);
  const both = await Promise.all(
    Array.from({ length: 4 }, () => access.browser().logIn('yunling', '2024002', { totp })),
  );
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  const tried = async (step: number) =>
    (await access.browser().logIn('yunling', '2024002', { totp: digits(secret, step) })).codes;
  access.later(300);
  expect(await tried(-2)).toEqual(['totp-wrong']);
  expect(await tried(2)).toEqual(['totp-wrong']);
  access.later(3600);
  expect(await tried(1)).toEqual([]);
  expect(await tried(0)).toEqual(['totp-wrong']);
  expect(await tried(1)).toEqual(['totp-wrong']);
});

it('counts wrong digits like wrong passwords, and asking for digits not at all', async () => {
  const { secret } = await setUp(await loggedIn('2024003'));
  const stranger = access.browser();
  for (let at = 0; at < 12; at += 1)
    expect((await stranger.logIn('yunling', '2024003')).codes).toEqual(['totp-needed']);
  for (let at = 0; at < 5; at += 1) await stranger.logIn('yunling', '2024003', { totp: '000000' });
  const right = { totp: digits(secret) };
  expect((await stranger.logIn('yunling', '2024003', right)).codes).toEqual(['too-many-attempts']);
  access.later(60);
  // The first step after the wait must not begin another.
  expect((await stranger.logIn('yunling', '2024003')).codes).toEqual(['totp-needed']);
  const late = { totp: digits(secret) };
  expect((await stranger.logIn('yunling', '2024003', late)).status).toBe(200);
});

it('takes each recovery code once', async () => {
  const { codes } = await setUp(await loggedIn('2024004'));
  const [first = '', second = ''] = codes;
  const tried = async (totp: string) =>
    (await access.browser().logIn('yunling', '2024004', { totp })).codes;
  expect(await tried(first.toLowerCase())).toEqual([]);
  expect(await tried(first)).toEqual(['totp-wrong']);
  expect(await tried('ABCDE-23456')).toEqual(['totp-wrong']);
  expect(await tried(second)).toEqual([]);
  const kept = await access.inside(
    school,
    `select t::text from recovery_code t where school_id = $1
     union all select t::text from account t where school_id = $1
     union all select payload from journal_payload where school_id = $1`,
  );
  expect(JSON.stringify(kept)).not.toContain(second.replace('-', ''));
  expect(JSON.stringify(kept)).not.toContain(second);
});

it('is set up once, confirmed by a right code within a quarter of an hour, and removed by the password', async () => {
  const browser = await loggedIn('2024005');
  expect((await browser.post('/yunling/totp.confirm', { code: '123456', password })).codes).toEqual(
    ['totp-not-begun'],
  );
  const begun = await browser.post('/yunling/totp.begin', {});
  const late = String(begun.answer['secret']);
  expect((await browser.post('/yunling/totp.confirm', { code: '000000', password })).codes).toEqual(
    ['totp-wrong'],
  );
  access.later(15 * 60 + 1);
  expect(
    (await browser.post('/yunling/totp.confirm', { code: digits(late), password })).codes,
  ).toEqual(['totp-not-begun']);
  expect((await access.browser().logIn('yunling', '2024005')).status).toBe(200);
  const found = await browser.post('/yunling/totp.begin', {});
  const stolen = { code: digits(String(found.answer['secret'])), password: 'something else' };
  expect((await browser.post('/yunling/totp.confirm', stolen)).codes).toEqual(['password-wrong']);
  await setUp(browser);
  expect((await browser.post('/yunling/totp.begin', {})).codes).toEqual(['totp-already']);
  const wrong = await browser.post('/yunling/totp.remove', { password: 'something else' });
  expect(wrong.codes).toEqual(['password-wrong']);
  expect((await browser.post('/yunling/totp.remove', { password })).status).toBe(200);
  expect((await browser.post('/yunling/totp.remove', { password })).codes).toEqual(['totp-none']);
  expect((await access.browser().logIn('yunling', '2024005')).status).toBe(200);
});

it('is removed by an administrator for whoever lost device and codes, whose log-ins then end', async () => {
  const student = await loggedIn('2024005');
  await setUp(student);
  const keeper = await loggedIn('T0001');
  const found = await keeper.get('/yunling/account.list?search=2024005');
  const [row] = found.answer['rows'] as readonly { id: string; totp: boolean }[];
  expect(row?.totp).toBe(true);
  const removed = await keeper.post('/yunling/totp.remove-for', { accountId: row?.id });
  expect(removed.status).toBe(200);
  expect((await student.get('/yunling/me')).answer['person']).toBeNull();
  expect((await access.browser().logIn('yunling', '2024005')).status).toBe(200);
});

it('is demanded of a role by the school: its holders can then do nothing but set it up', async () => {
  const keeper = await loggedIn('T0001');
  const demand = { role: 'administrator' };
  expect((await keeper.post('/yunling/second-factor.demand', demand)).codes).toEqual([
    'second-factor-own',
  ]);
  const { secret } = await setUp(keeper);
  expect((await keeper.post('/yunling/second-factor.demand', demand)).status).toBe(200);
  expect((await keeper.post('/yunling/second-factor.demand', demand)).codes).toEqual([
    'second-factor-demanded',
  ]);
  expect((await keeper.get('/yunling/second-factor.list')).answer).toMatchObject({
    total: 1,
    rows: [demand],
  });
  await keeper.post('/yunling/totp.remove', { password });
  expect((await keeper.get('/yunling/me')).answer).toMatchObject({
    person: { number: 'T0001' },
    capacities: [],
    secondFactorDue: true,
  });
  expect((await keeper.get('/yunling/account.list')).codes).toEqual(['not-allowed']);
  expect((await keeper.post('/yunling/second-factor.waive', demand)).codes).toEqual([
    'not-allowed',
  ]);
  expect(secret).not.toBe((await setUp(keeper)).secret);
  expect((await keeper.get('/yunling/me')).answer).toMatchObject({
    capacities: [{ role: 'administrator' }],
    secondFactorDue: false,
  });
  expect((await keeper.post('/yunling/second-factor.waive', demand)).status).toBe(200);
  expect((await keeper.post('/yunling/second-factor.waive', demand)).codes).toEqual([
    'second-factor-not-demanded',
  ]);
});
