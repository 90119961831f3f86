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

it('puts the ballot box on the port beside', () => {
  expect(read({})).toMatchObject({ ballotBoxPort: 4801, ballotBoxAddress: null });
  expect(read({ PORT: '65535' }).ballotBoxPort).toBe(65534);
  expect(read({ PORT: '0' }).ballotBoxPort).toBe(0);
  expect(read({ BALLOT_BOX_PORT: '5000' }).ballotBoxPort).toBe(5000);
  const address = 'https://vote.example.edu.cn/box/';
  const chosen = read({ PUBLIC_ADDRESS: 'https://a.example', BALLOT_BOX_ADDRESS: address });
  expect(chosen.ballotBoxAddress).toBe('https://vote.example.edu.cn/box');
});

it('wants the ballot box on https where the product is', () => {
  const box = { BALLOT_BOX_ADDRESS: 'http://vote.example.edu.cn' };
  expect(readSettings({ ...box, PUBLIC_ADDRESS: 'https://a.example' })).toEqual({
    wrong: 'BALLOT_BOX_ADDRESS',
  });
  expect(read({ ...box, PUBLIC_ADDRESS: 'http://a.example' }).ballotBoxAddress).not.toBeNull();
});

it('believes no proxy because of a public address alone', () => {
  expect(read({ PUBLIC_ADDRESS: 'https://union.example.edu.cn' }).proxies).toBe(0);
  expect(read({ TRUST_PROXY: '2' }).proxies).toBe(2);
});

it.each([
  ['PORT', '70000'],
  ['PUBLIC_ADDRESS', 'union.example.edu.cn'],
  ['PUBLIC_ADDRESS', 'https://union.example.edu.cn/path'],
  ['BALLOT_BOX_PORT', '4800'],
  ['BALLOT_BOX_PORT', '70000'],
  ['BALLOT_BOX_ADDRESS', 'vote.example.edu.cn'],
  ['BALLOT_BOX_ADDRESS', 'https://vote.example.edu.cn/?a'],
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
