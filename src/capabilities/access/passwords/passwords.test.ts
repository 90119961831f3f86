import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './hashing.ts';
import { judgePassword } from './rules.ts';

const owner = { number: '2024010203', name: '欧阳晓雪', schoolSlug: 'yunling' };
const codes = (password: string) =>
  judgePassword(password, owner, 'password').map(({ code }) => code);

it.each([
  ['short', 'password-short'],
  ['九个字的密码不够长', 'password-short'],
  ['Password123', 'password-common'],
  ['ＷＯＡＩＮＩ１３１４５２０', 'password-common'],
  ['1234567890', 'password-plain'],
  ['0987654321', 'password-plain'],
  ['qwertyuiop', 'password-plain'],
  ['aaaaaaaaaaaa', 'password-plain'],
  ['abcabcabcabca', 'password-plain'],
  ['2024010203', 'password-own'],
  ['2024010203abc', 'password-own'],
  ['yunling2024010203', 'password-own'],
  ['欧阳晓雪2024010203', 'password-own'],
])('refuses %s as %s', (password, code) => {
  expect(codes(password)).toEqual([code]);
});

it.each([
  '云岭之上有晴空一万里',
  'correct horse battery',
  'yunling is where I study',
  'tYx8#kLm2q',
  'aaaaaaaaaab',
])('takes %s, whatever kinds of characters it has', (password) => {
  expect(codes(password)).toEqual([]);
});

it('says where and how long', () => {
  expect(judgePassword('short', owner, 'newPassword')).toEqual([
    { code: 'password-short', field: ['newPassword'], values: { least: 10 } },
  ]);
});

it('judges any text, and always alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(codes(text)).toEqual(codes(text));
      expect(codes(text).length).toBeLessThan(2);
    }),
  );
});

it('hashes by argon2id with a salt of its own, and knows a password however it was typed', async () => {
  const [one, two] = await Promise.all([hashPassword('Å云岭之上'), hashPassword('Å云岭之上')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, 'Å云岭之上')).toBe(true);
  expect(await verifyPassword(one, 'å云岭之上')).toBe(false);
  expect(await verifyPassword(null, 'anything')).toBe(false);
});
