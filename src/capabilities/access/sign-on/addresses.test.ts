import { describe, expect, it } from 'vitest';
import { AddressClosed, guardedLookup, judgeAddress, mayReach } from './addresses.ts';
import { CasAnswerOdd, readCasAnswer } from './cas.ts';
import { openOutbound } from './outbound.ts';
import { numberTold } from './provider.ts';
import { safeReturn } from './routes.ts';

const closed = { allowPrivate: false };
const open = { allowPrivate: true };
const codes = (address: string, rules = closed) =>
  judgeAddress(address, rules).map(({ code }) => code);

it.each([
  ['https://sso.example.edu.cn', []],
  ['https://sso.example.edu.cn/cas', []],
  ['https://8.8.8.8', []],
  ['http://sso.example.edu.cn', ['address-not-https']],
  ['http://127.0.0.1:9000', ['address-not-https']],
  ['ftp://sso.example.edu.cn', ['address-not-https']],
  ['sso.example.edu.cn', ['address-wrong']],
  ['https://user@sso.example.edu.cn', ['address-wrong']],
  ['https://sso.example.edu.cn/?x=1', ['address-wrong']],
  ['https://sso.example.edu.cn/#x', ['address-wrong']],
  ['https://localhost', ['address-private']],
  ['https://10.1.2.3', ['address-private']],
  ['https://127.1', ['address-private']],
  ['https://0x7f000001', ['address-private']],
  ['https://[::1]', ['address-private']],
  ['https://[::ffff:10.1.2.3]', ['address-private']],
  ['https://169.254.169.254', ['address-private']],
])('judges %s', (address, expected) => {
  expect(codes(address)).toEqual(expected);
});

it('opens the campus network at the operator’s word, and nothing of link-local', () => {
  expect(codes('https://10.1.2.3', open)).toEqual([]);
  expect(codes('http://127.0.0.1:9000', open)).toEqual([]);
  expect(codes('http://10.1.2.3', open)).toEqual(['address-not-https']);
  expect(codes('https://169.254.169.254', open)).toEqual(['address-private']);
});

it.each(['10.0.0.1', '100.64.0.1', '127.0.0.53', '172.31.0.1', '192.168.1.1', '::1', 'fd00::1'])(
  'reaches %s only where private addresses are open',
  (address) => {
    expect([mayReach(address, closed), mayReach(address, open)]).toEqual([false, true]);
  },
);

it.each(['0.0.0.0', '169.254.169.254', '224.0.0.1', '::', 'fe80::1', '64:ff9b::a00:1', 'x', ''])(
  'never reaches %s',
  (address) => {
    expect([mayReach(address, closed), mayReach(address, open)]).toEqual([false, false]);
  },
);

it('reaches addresses of the world', () => {
  for (const address of ['8.8.8.8', '202.112.0.1', '2001:da8::1', '172.32.0.1', '100.128.0.1'])
    expect(mayReach(address, closed)).toBe(true);
});

it('judges a name by what it leads to, at the moment of the call', async () => {
  const looked = (rules: typeof closed) =>
    new Promise((resolve) => {
      guardedLookup(rules)('localhost', {}, (error, address) => resolve(error ?? address));
    });
  expect(await looked(closed)).toBeInstanceOf(AddressClosed);
  expect(await looked(open)).toMatch(/^(127\.0\.0\.1|::1)$/);
  await expect(openOutbound(closed)('http://127.0.0.1:1/')).rejects.toThrow(AddressClosed);
});

describe('a CAS answer', () => {
  const answer = (inner: string) =>
    `<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'>${inner}</cas:serviceResponse>`;
  const success = (user: string, attributes = '') =>
    answer(
      `<cas:authenticationSuccess><cas:user>${user}</cas:user>${attributes}</cas:authenticationSuccess>`,
    );

  it('names its user, or the attribute asked for', () => {
    expect(readCasAnswer(success(' 0070001 '), null)).toBe('0070001');
    const attributes = '<cas:attributes><cas:xh>2024001</cas:xh></cas:attributes>';
    expect(readCasAnswer(success('zhangsan', attributes), 'xh')).toBe('2024001');
    expect(readCasAnswer(success('zhangsan', attributes), 'gh')).toBeNull();
    expect(readCasAnswer(success('a', `${attributes}<cas:user>b</cas:user>`), null)).toBeNull();
  });

  it('names nobody where it says no', () => {
    const failure = answer(
      '<cas:authenticationFailure code="INVALID_TICKET">no</cas:authenticationFailure>',
    );
    expect(readCasAnswer(failure, null)).toBeNull();
    expect(readCasAnswer(success(''), null)).toBeNull();
    expect(readCasAnswer(success('&#50;024'), null)).not.toBe('2024');
  });

  it('is refused where it is no such answer', () => {
    for (const text of [
      '<html></html>',
      answer(''),
      `<!DOCTYPE a [<!ENTITY b "c">]>${success('&b;')}`,
    ])
      expect(() => readCasAnswer(text, null)).toThrow(CasAnswerOdd);
    for (const text of ['', success('a').slice(0, -5)])
      expect(() => readCasAnswer(text, null)).toThrow();
  });
});

it('takes a number as text or whole number only', () => {
  expect([numberTold(' 2024001 '), numberTold(2024001), numberTold('007')]).toEqual([
    ...['2024001', '2024001', '007'],
  ]);
  for (const told of ['', ' ', 'x'.repeat(33), 1.5, 2e20, null, undefined, ['1'], { a: 1 }, true])
    expect(numberTold(told)).toBeNull();
});

it('returns to pages of the school only', () => {
  expect(safeReturn('yunling', '/yunling/see/person.list?a=1#b')).toBe(
    '/yunling/see/person.list?a=1#b',
  );
  for (const back of [
    undefined,
    '/',
    '//x/yunling/',
    '/yunling',
    '/yunling/..//x',
    '/yunling/\t/x',
  ])
    expect(safeReturn('yunling', back)).toBe('/yunling/');
});
