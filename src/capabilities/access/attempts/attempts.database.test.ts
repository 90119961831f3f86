import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database/test-database.ts';
import { keyedHash } from '../keys.ts';
import { keys, sampleAccess, type Browser } from '../samples/sample-access.ts';
import { limits, waitAfter, windowLimits } from './limits.ts';

const database = await testDatabase({ connections: 8 });
const access = sampleAccess(database);
const numbers = Array.from({ length: 20 }, (_, at) => `20240${String(at).padStart(2, '0')}`);
const school = await access.school('yunling', numbers);
await access.open(school, numbers);

const wrong = (browser: Browser, number: string) =>
  browser.logIn('yunling', number, { password: 'something else' });
const addressHash = (text: string) =>
  keyedHash(keys, { school: school.id, purpose: 'attempt-address', text });
const minutesOf = (answer: Awaited<ReturnType<typeof wrong>>) =>
  answer.refusals[0]?.values['minutes'];

it('lets five wrong passwords through, then makes wait longer and longer, at most an hour', async () => {
  const browser = access.browser('192.0.2.1');
  for (let at = 0; at < limits.account.free; at += 1)
    expect((await wrong(browser, '2024000')).codes).toEqual(['log-in-wrong']);
  for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
    const refused = await browser.logIn('yunling', '2024000');
    expect(refused.status).toBe(429);
    expect(refused.refusals).toEqual([
      { code: 'too-many-attempts', field: [], values: { minutes } },
    ]);
    expect(refused.headers.get('retry-after')).toBe(String(minutes * 60));
    access.later(minutes * 60 - 1);
    expect(minutesOf(await wrong(browser, '2024000'))).toBe(1);
    access.later(1);
    expect((await wrong(browser, '2024000')).codes).toEqual(['log-in-wrong']);
  }
  access.later(24 * 3600);
  for (let at = 0; at < limits.account.free; at += 1)
    expect((await wrong(browser, '2024000')).codes).toEqual(['log-in-wrong']);
  expect((await wrong(browser, '2024000')).codes).toEqual(['too-many-attempts']);
});

it('counts for each number alone, known or not, and forgets after a success', async () => {
  const browser = access.browser('192.0.2.2');
  for (let at = 0; at < limits.account.free; at += 1) await wrong(browser, '2024999');
  expect((await wrong(browser, '2024999')).codes).toEqual(['too-many-attempts']);
  for (let at = 1; at < limits.account.free; at += 1) await wrong(browser, '2024001');
  expect((await browser.logIn('yunling', '2024001')).status).toBe(200);
  const fresh = access.browser('192.0.2.2');
  for (let at = 1; at < limits.account.free; at += 1) await wrong(fresh, '2024001');
  expect((await fresh.logIn('yunling', '2024001')).status).toBe(200);
});

it('lets no more than five of fifty wrong passwords at once be looked at', async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => wrong(access.browser('192.0.2.3'), '2024002')),
  );
  const codes = answers.flatMap((answer) => answer.codes);
  expect(codes.filter((code) => code === 'log-in-wrong')).toHaveLength(limits.account.free);
  expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(
    50 - limits.account.free,
  );
});

it('keeps a device that logged in before apart from strangers who guess at the number', async () => {
  const own = access.browser('192.0.2.4');
  await own.logIn('yunling', '2024003');
  expect(own.cookies.get('mingzhang_device_yunling')?.path).toBe('/api/yunling/session');
  const stranger = access.browser('192.0.2.5');
  for (let at = 0; at < limits.account.free; at += 1) await wrong(stranger, '2024003');
  expect((await stranger.logIn('yunling', '2024003')).codes).toEqual(['too-many-attempts']);
  expect((await own.logIn('yunling', '2024003')).status).toBe(200);
  // The mark is of one number; on another's it counts for nothing.
  const other = own;
  for (let at = 0; at < limits.account.free; at += 1) await wrong(other, '2024004');
  expect((await other.logIn('yunling', '2024004')).codes).toEqual(['too-many-attempts']);
  const forged = access.browser('192.0.2.5');
  const mark = own.cookies.get('mingzhang_device_yunling');
  if (!mark) throw new Error('no mark');
  forged.cookies.set('mingzhang_device_yunling', { ...mark, value: `x${mark.value}` });
  expect((await forged.logIn('yunling', '2024003')).codes).toEqual(['too-many-attempts']);
});

it('makes an address wait for the end of the window after many wrong passwords for whomever', async () => {
  const address = '192.0.2.6';
  const { most, minutes } = windowLimits.address;
  await wrong(access.browser(address), 'unknown');
  await access.inside(
    school,
    'update attempt set failures = $2 where school_id = $1 and key_hash = $3',
    [most - 1, addressHash(address)],
  );
  access.later(60);
  for (let at = 0; at < 3; at += 1)
    expect((await access.browser(address).logIn('yunling', '2024005')).status).toBe(200);
  expect((await wrong(access.browser(address), 'unknown2')).codes).toEqual(['log-in-wrong']);
  const refused = await access.browser(address).logIn('yunling', '2024005');
  expect(refused.codes).toEqual(['too-many-attempts']);
  expect(minutesOf(refused)).toBe(minutes - 1);
  expect((await access.browser('192.0.2.8').logIn('yunling', '2024005')).status).toBe(200);
  access.later((minutes - 1) * 60);
  expect((await access.browser(address).logIn('yunling', '2024005')).status).toBe(200);
  expect((await wrong(access.browser(address), 'unknown3')).codes).toEqual(['log-in-wrong']);
});

it('counts no wrong password on an account whose address must wait', async () => {
  const address = '192.0.2.11';
  await wrong(access.browser(address), 'unknown4');
  await access.inside(
    school,
    'update attempt set failures = $2 where school_id = $1 and key_hash = $3',
    [windowLimits.address.most, addressHash(address)],
  );
  for (let at = 0; at < limits.account.free; at += 1)
    expect((await wrong(access.browser(address), '2024008')).codes).toEqual(['too-many-attempts']);
  expect((await access.browser('192.0.2.12').logIn('yunling', '2024008')).status).toBe(200);
});

it('keeps neither numbers nor addresses', async () => {
  await wrong(access.browser('192.0.2.9'), '2024006');
  const rows = await access.inside<{ text: string }>(
    school,
    `select encode(key_hash, 'escape') as text from attempt where school_id = $1`,
  );
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).not.toMatch(/2024006|192\.0\.2/);
});

it('counts wrong current passwords of an open session', async () => {
  const browser = access.browser('192.0.2.10');
  await browser.logIn('yunling', '2024007');
  const change = (currentPassword: string) =>
    browser.post('/yunling/password.change', {
      currentPassword,
      newPassword: '江流有声断岸千尺山高月小',
    });
  for (let at = 0; at < limits.session.free; at += 1)
    expect((await change('wrong')).codes).toEqual(['password-wrong']);
  expect((await change('云岭之上有晴空一万里')).codes).toEqual(['too-many-attempts']);
  access.later(60);
  expect((await change('云岭之上有晴空一万里')).status).toBe(200);
});

it('waits as its rule says', () => {
  expect(
    [0, 4, 5, 6, 7, 11, 12, 4000].map((failures) => waitAfter(failures, limits.account)),
  ).toEqual([0, 0, 1, 2, 4, 60, 60, 60]);
});
