import fc from 'fast-check';
import { expect, it } from 'vitest';
import { schoolId, type SchoolId } from '../../kernel/id.ts';
import { looksLikeCode, newCode, newToken, readCode } from './codes.ts';
import { accessKeys, keyedHash, seal, unseal, type SealPlace } from './keys.ts';

const keys = accessKeys(Buffer.alloc(32, 1));
const school: SchoolId = schoolId('01900000-0000-7000-8000-000000000001');
const other: SchoolId = schoolId('01900000-0000-7000-8000-000000000002');
const place: SealPlace = { school, purpose: 'totp', id: 'one' };

it('opens what it sealed, in its place and by its key only', () => {
  fc.assert(
    fc.property(fc.string(), (secret) => {
      expect(unseal(keys, place, seal(keys, place, secret))).toBe(secret);
    }),
  );
  const sealed = seal(keys, place, 'secret');
  expect(() => unseal(keys, { ...place, school: other }, sealed)).toThrow();
  expect(() => unseal(keys, { ...place, id: 'two' }, sealed)).toThrow();
  expect(() => unseal(keys, { ...place, purpose: 'client-secret' }, sealed)).toThrow();
  expect(() => unseal(accessKeys(Buffer.alloc(32, 2)), place, sealed)).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(keys, place, changed)).toThrow();
  }
  expect(() => unseal(keys, place, sealed.subarray(0, 20))).toThrow();
});

it('seals the same secret differently each time', () => {
  expect(seal(keys, place, 'secret').equals(seal(keys, place, 'secret'))).toBe(false);
});

it('hashes by key, school and purpose', () => {
  const hashes = [
    keyedHash(keys, { school, purpose: 'invitation', text: 'A' }),
    keyedHash(keys, { school: other, purpose: 'invitation', text: 'A' }),
    keyedHash(keys, { school, purpose: 'recovery-code', text: 'A' }),
    keyedHash(accessKeys(Buffer.alloc(32, 2)), { school, purpose: 'invitation', text: 'A' }),
  ].map((hash) => hash.toString('hex'));
  expect(new Set(hashes).size).toBe(4);
});

it('refuses a key of another length', () => {
  expect(() => accessKeys(Buffer.alloc(16))).toThrow('32 bytes');
});

it('makes codes that can be typed, and knows them however they were', () => {
  const codes = Array.from({ length: 200 }, newCode);
  for (const code of codes) {
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}$/);
    expect(looksLikeCode(code)).toBe(true);
  }
  expect(new Set(codes).size).toBe(200);
  expect(readCode(' ａbcde－23456 ')).toBe('ABCDE23456');
  expect(['123456', 'ABCDE-2345', 'ABCDE-23450', ''].map(looksLikeCode)).toEqual([
    ...[false, false, false, false],
  ]);
  expect(newToken()).toMatch(/^[\w-]{43}$/);
});
