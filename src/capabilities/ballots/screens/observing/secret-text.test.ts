import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkProof, publicKeysOf } from '../../../../engines/ballots/observer-keys.ts';
import { portablePrimitives } from '../../../../engines/ballots/portable-primitives.ts';
import { makeKeys } from './make-keys.ts';
import { readSecret, writeSecret } from './secret-text.ts';

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

it('keeps every key as text, and makes them while the page goes on', async () => {
  const shares: number[] = [];
  const wanted = { number: 1, seals: true, coIssuer: true };
  const secret = await makeKeys(wanted, random, (share) => shares.push(share));
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const read = readSecret(writeSecret(secret));
  expect(read).toEqual(secret);
  const keys = publicKeysOf(secret);
  expect(checkProof(portablePrimitives, keys)).toBe(true);
  expect(keys.rsa).not.toBeNull();
  const plain = await makeKeys({ number: 2, seals: false, coIssuer: false }, random, () => 0);
  expect(readSecret(writeSecret(plain))).toEqual(plain);
});

it('reads no keys in anything else', () => {
  const text = '{"number":1,"ed25519":"AAAA","x25519":null,"rsa":null}';
  for (const one of ['', '{}', text, text.replace('"AAAA"', `"${'A'.repeat(43)}"`) + ' x'])
    expect(readSecret(one)).toBeNull();
  const fits = text.replace('AAAA', 'A'.repeat(43));
  expect(readSecret(fits)).not.toBeNull();
  expect(readSecret(fits.replace('"rsa":null', '"rsa":"x"'))).toBeNull();
  expect(readSecret(fits.replace('"x25519":null', '"x25519":"x"'))).toBeNull();
});
