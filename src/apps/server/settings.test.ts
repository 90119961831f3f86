import { expect, it } from 'vitest';
import { readSettings, type Settings } from './settings.ts';

function read(environment: Readonly<Record<string, string>>): Settings {
  const settings = readSettings(environment);
  if ('wrong' in settings) throw new Error(settings.wrong);
  return settings;
}

it('has a default for everything', () => {
  expect(read({})).toMatchObject({
    ...{ port: 4800, hostname: '127.0.0.1', databaseUrl: null, publicAddress: null },
    ...{ proxies: 0, mail: null },
  });
});

it('believes no proxy because of a public address alone', () => {
  expect(read({ PUBLIC_ADDRESS: 'https://union.example.edu.cn' }).proxies).toBe(0);
  expect(read({ TRUST_PROXY: '2' }).proxies).toBe(2);
});

it.each([
  ['PORT', '70000'],
  ['PUBLIC_ADDRESS', 'union.example.edu.cn'],
  ['PUBLIC_ADDRESS', 'https://union.example.edu.cn/path'],
  ['TRUST_PROXY', 'true'],
  ['TRUST_PROXY', '10.0.0.1'],
  ['TRUST_PROXY', '-1'],
  ['TRUST_PROXY', '1.5'],
  ['TRUST_PROXY', '10'],
])('names %s where it is %s', (name, value) => {
  expect(readSettings({ [name]: value })).toEqual({ wrong: name });
});

it('wants a sender with a mail server', () => {
  expect(readSettings({ SMTP_URL: 'smtp://mail' })).toEqual({ wrong: 'MAIL_FROM' });
});
