import { chacha20poly1305 as library } from '@noble/ciphers/chacha.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../engines/ballots/bytes.ts';
import { chacha20poly1305 } from './chacha20-poly1305.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const cases = fc.record({
  key: bytes(32),
  nonce: bytes(12),
  plain: fc.uint8Array({ maxLength: 700 }),
  place: fc.nat(),
});

describe('ChaCha20-Poly1305', () => {
  it('seals and opens as the library does', () => {
    fc.assert(
      fc.property(cases, ({ key, nonce, plain }) => {
        const sealed = chacha20poly1305(key, nonce).encrypt(plain);
        expect(sealed).toEqual(library(key, nonce).encrypt(plain));
        expect(chacha20poly1305(key, nonce).decrypt(sealed)).toEqual(plain);
      }),
    );
  });

  it('does not open what was changed, or is too short', () => {
    fc.assert(
      fc.property(cases, ({ key, nonce, plain, place }) => {
        const sealed = chacha20poly1305(key, nonce).encrypt(plain);
        sealed[place % sealed.length] = (sealed[place % sealed.length] ?? 0) ^ 1;
        expect(() => chacha20poly1305(key, nonce).decrypt(sealed)).toThrow('tag');
        expect(() => chacha20poly1305(key, nonce).decrypt(sealed.subarray(0, 15))).toThrow('tag');
      }),
    );
  });

  it('agrees at every length around a block', () => {
    // Texts of ones come to the edges of the prime soonest.
    const key = fromHex('ff'.repeat(32)) ?? new Uint8Array();
    const nonce = new Uint8Array(12).fill(255);
    for (const length of [0, 1, 15, 16, 17, 63, 64, 65, 4096]) {
      const plain = new Uint8Array(length).fill(255);
      expect(chacha20poly1305(key, nonce).encrypt(plain)).toEqual(
        library(key, nonce).encrypt(plain),
      );
    }
  });
});
