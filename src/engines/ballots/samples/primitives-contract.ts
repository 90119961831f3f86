import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { constants, createPrivateKey, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesOf, numberOf } from '../big-numbers.ts';
import { fromHex, join, toB64, toHex, utf8 } from '../bytes.ts';
import type { CheckingPrimitives } from '../primitives.ts';
import { modulusOf, type RsaKey } from '../rsa.ts';
import { diceOf } from './dice.ts';
import { sampleKeys } from './sample-keys.ts';

const hex = (text: string): Uint8Array => {
  const bytes = fromHex(text.replace(/\s/g, ''));
  if (bytes === null) throw new Error('not hexadecimal');
  return bytes;
};

/** A key as Node takes it, to sign with. */
export function nodeKeyOf({ n, e, d, p, q }: RsaKey) {
  const b64 = (value: bigint): string =>
    toB64(bytesOf(value, Math.ceil(value.toString(16).length / 2)));
  const inverse = (value: bigint, modulus: bigint): bigint => {
    let [a, b, x, y] = [modulus, value % modulus, 0n, 1n];
    while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
    return ((x % modulus) + modulus) % modulus;
  };
  const jwk = {
    kty: 'RSA',
    n: b64(n),
    e: b64(e),
    d: b64(d),
    p: b64(p),
    q: b64(q),
    dp: b64(d % (p - 1n)),
    dq: b64(d % (q - 1n)),
    qi: b64(inverse(q, p)),
  };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const backwards = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes).reverse();
const littleEndian = (value: bigint): Uint8Array => backwards(bytesOf(value, 32));

/** The eight points of small order, and every other spelling of them that 32 bytes allow. */
const smallPoints = [
  '00'.repeat(32),
  `${'00'.repeat(31)}80`,
  `01${'00'.repeat(31)}`,
  `01${'00'.repeat(30)}80`,
  `ec${'ff'.repeat(30)}7f`,
  `ec${'ff'.repeat(31)}`,
  `ed${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(31)}`,
  `ee${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(31)}`,
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
].map(hex);

const wrongLengths = [0, 1, 31, 33, 63, 65, 255, 257].map((length) => new Uint8Array(length));

function tokenContract({ tokenVerifier }: CheckingPrimitives): void {
  const [key, other] = sampleKeys;
  const modulus = modulusOf(key);
  const message = utf8('message');
  const signed = (saltLength: number, hash = 'sha384'): Uint8Array =>
    new Uint8Array(
      sign(hash, message, {
        key: nodeKeyOf(key),
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength,
      }),
    );
  const verify = tokenVerifier(modulus);

  it('takes a token that OpenSSL signed, and no other message, key or bit', () => {
    const token = signed(48);
    expect(verify(message, token)).toBe(true);
    expect(verify(utf8('another'), token)).toBe(false);
    expect(tokenVerifier(modulusOf(other))(message, token)).toBe(false);
    for (const at of [0, 100, 255]) {
      const changed = Uint8Array.from(token);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(verify(message, changed)).toBe(false);
    }
  });

  it('takes no other salt, and no other hash', () => {
    expect([0, 32, 47, 49].map((salt) => verify(message, signed(salt)))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(verify(message, signed(48, 'sha512'))).toBe(false);
  });

  it('refuses a token not below the modulus, and of another length', () => {
    const token = signed(48);
    const above = numberOf(token) + key.n;
    expect(verify(message, join(Uint8Array.of(0), token))).toBe(false);
    expect(verify(message, bytesOf(above, above >> 2048n === 0n ? 256 : 257))).toBe(false);
    for (const value of [0n, 1n, key.n - 1n, key.n, key.n + 1n, 2n ** 2048n - 1n])
      expect(verify(message, bytesOf(value, 256))).toBe(false);
    for (const bytes of wrongLengths) expect(verify(message, bytes)).toBe(false);
  });

  it('refuses everything under a modulus that is none', () => {
    const even = Uint8Array.from(modulus);
    even[255] = (even[255] ?? 0) & 0xfe;
    const short = Uint8Array.from(modulus);
    short[0] = 1;
    const token = signed(48);
    for (const none of [even, short, join(Uint8Array.of(0), modulus), ...wrongLengths])
      expect(tokenVerifier(none)(message, token)).toBe(false);
  });
}

function ed25519Contract({ verifyEd25519 }: CheckingPrimitives): void {
  const secret = diceOf('ed25519')(32);
  const key = ed25519.getPublicKey(secret);
  const message = utf8('message');
  const signature = ed25519.sign(message, secret);

  it('takes RFC 8032, section 7.1, test 3', () => {
    const vector = {
      key: hex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025'),
      signature: hex(
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
      ),
    };
    expect(verifyEd25519(vector.key, hex('af82'), vector.signature)).toBe(true);
    expect(verifyEd25519(vector.key, hex('af83'), vector.signature)).toBe(false);
  });

  it('takes a signature, and no other message, key or bit', () => {
    expect(verifyEd25519(key, message, signature)).toBe(true);
    expect(verifyEd25519(key, utf8('another'), signature)).toBe(false);
    for (const at of [0, 31, 32, 63]) {
      const changed = Uint8Array.from(signature);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(verifyEd25519(key, message, changed)).toBe(false);
    }
    for (let at = 0; at < 32; at += 1) {
      const changed = Uint8Array.from(key);
      changed[at] = (changed[at] ?? 0) ^ 4;
      expect(verifyEd25519(changed, message, signature)).toBe(false);
    }
  });

  it('refuses an S that is not below the group order', () => {
    const s = numberOf(backwards(signature.subarray(32)));
    for (let times = 1n; s + times * order < 2n ** 256n; times += 1n) {
      const changed = join(signature.subarray(0, 32), littleEndian(s + times * order));
      expect(verifyEd25519(key, message, changed)).toBe(false);
    }
    const nothing = join(signature.subarray(0, 32), littleEndian(order));
    expect(verifyEd25519(key, message, nothing)).toBe(false);
  });

  it('refuses keys of small order and spellings of keys that are not canonical', () => {
    // Under a key of order 1, R = [S]B holds for every message; under others for one message in eight or so.
    const one = ed25519.Point.BASE.toBytes();
    const signs = join(one, littleEndian(1n));
    for (const small of smallPoints)
      for (let turn = 0; turn < 16; turn += 1)
        expect(verifyEd25519(small, Uint8Array.of(turn), signs)).toBe(false);
  });

  it('demands R byte by byte, without the cofactor', () => {
    // R with a point of order 2 added: 8R is the same, R is not.
    const two = ed25519.Point.fromBytes(hex(`ec${'ff'.repeat(30)}7f`));
    const nonce = 12345n;
    const r = ed25519.Point.BASE.multiply(nonce).add(two).toBytes();
    const { scalar } = ed25519.utils.getExtendedPublicKey(secret);
    const k = ed25519.Point.Fn.create(numberOf(backwards(sha512(join(r, key, message)))) % order);
    const s = (nonce + k * scalar) % order;
    expect(ed25519.verify(join(r, littleEndian(s)), message, key)).toBe(true);
    expect(verifyEd25519(key, message, join(r, littleEndian(s)))).toBe(false);
  });

  it('throws for no length', () => {
    for (const bytes of wrongLengths) {
      expect(verifyEd25519(bytes, message, signature)).toBe(false);
      expect(verifyEd25519(key, message, bytes)).toBe(false);
    }
    expect(verifyEd25519(key, new Uint8Array(0), signature)).toBe(false);
  });
}

function agreementContract({ x25519, x25519Public }: CheckingPrimitives): void {
  it('agrees as RFC 7748, sections 5.2 and 6.1, says', () => {
    const secret = hex('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4');
    const point = hex('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c');
    expect(toHex(x25519(secret, point) ?? hex(''))).toBe(
      'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
    );
    const bob = hex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
    expect(toHex(x25519Public(bob))).toBe(
      'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
    );
  });

  it('takes a point with its highest bit set, and above the prime, as RFC 7748 does', () => {
    const secret = diceOf('x25519')(32);
    const three = hex(`03${'00'.repeat(31)}`);
    const agreed = toHex(x25519(secret, three) ?? hex(''));
    expect(agreed).toHaveLength(64);
    for (const spelling of [`03${'00'.repeat(30)}80`, `f0${'ff'.repeat(30)}7f`])
      expect(toHex(x25519(secret, hex(spelling)) ?? hex(''))).toBe(agreed);
  });

  it('answers null for points of small order and for other lengths', () => {
    const secret = diceOf('x25519')(32);
    const smallOrder = [
      '00'.repeat(32),
      `01${'00'.repeat(31)}`,
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
      `ec${'ff'.repeat(30)}7f`,
      `ed${'ff'.repeat(30)}7f`,
      `ee${'ff'.repeat(30)}7f`,
    ];
    for (const point of smallOrder) expect(x25519(secret, hex(point))).toBeNull();
    for (const bytes of wrongLengths) {
      expect(x25519(secret, bytes)).toBeNull();
      expect(x25519(bytes, secret)).toBeNull();
      expect(() => x25519Public(bytes)).toThrow();
    }
  });
}

function symmetricContract({ sha256, hkdf, openChaCha }: CheckingPrimitives): void {
  it('hashes and derives as FIPS 180-4 and RFC 5869 (cases 1 and 3) say', () => {
    expect(toHex(sha256(utf8('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    const input = hex('0b'.repeat(22));
    expect(
      toHex(hkdf(input, hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9'), 42)),
    ).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865');
    const none = new Uint8Array(0);
    expect(toHex(hkdf(input, none, none, 42))).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    );
  });

  it('opens what was sealed, and nothing that was changed', () => {
    const dice = diceOf('chacha');
    const key = dice(32);
    for (const length of [0, 1, 63, 64, 65, 1000]) {
      const plain = dice(length);
      const sealed = chacha20poly1305(key, new Uint8Array(12)).encrypt(plain);
      expect(toHex(openChaCha(key, sealed) ?? hex('00'))).toBe(toHex(plain));
      for (const at of [0, sealed.length - 1]) {
        const changed = Uint8Array.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(openChaCha(key, changed)).toBeNull();
      }
      expect(openChaCha(dice(32), sealed)).toBeNull();
      expect(openChaCha(key, sealed.subarray(1))).toBeNull();
    }
    for (const bytes of wrongLengths) {
      expect(openChaCha(bytes, new Uint8Array(48))).toBeNull();
      expect(openChaCha(key, bytes)).toBeNull();
    }
  });
}

/** What every implementation of `CheckingPrimitives` keeps. */
export function describePrimitives(name: string, primitives: CheckingPrimitives): void {
  describe(`${name}: tokens`, () => tokenContract(primitives));
  describe(`${name}: Ed25519`, () => ed25519Contract(primitives));
  describe(`${name}: X25519`, () => agreementContract(primitives));
  describe(`${name}: SHA-256, HKDF, ChaCha20-Poly1305`, () => symmetricContract(primitives));
}
