import { ed25519 as readyMade, x25519 as readyMadeX } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import { ed25519, x25519 } from './curve25519.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const bytes = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array();

describe('the curve from its two small libraries', () => {
  it('agrees, byte by byte, with the one that has both ready-made', () => {
    fc.assert(
      fc.property(secret, secret, fc.uint8Array({ maxLength: 200 }), (one, other, message) => {
        expect(ed25519.getPublicKey(one)).toEqual(readyMade.getPublicKey(one));
        expect(ed25519.sign(message, one)).toEqual(readyMade.sign(message, one));
        expect(x25519.getPublicKey(one)).toEqual(readyMadeX.getPublicKey(one));
        const point = readyMadeX.getPublicKey(other);
        expect(x25519.getSharedSecret(one, point)).toEqual(readyMadeX.getSharedSecret(one, point));
      }),
      { numRuns: 30 },
    );
  });

  it('gives the vectors of RFC 7748, section 5.2', () => {
    const scalar = bytes('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4');
    const point = bytes('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c');
    expect(toHex(x25519.getSharedSecret(scalar, point))).toBe(
      'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
    );
  });

  it('refuses a point that gives all zeros', () => {
    expect(() => x25519.getSharedSecret(new Uint8Array(32).fill(1), new Uint8Array(32))).toThrow();
  });

  it('leaves the secret it is given as it was', () => {
    const given = new Uint8Array(32).fill(255);
    x25519.getPublicKey(given);
    expect(toHex(given)).toBe('ff'.repeat(32));
  });
});
