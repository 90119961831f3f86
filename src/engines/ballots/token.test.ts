import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { constants, createPublicKey, verify, webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesOf, numberOf, publicPower } from './big-numbers.ts';
import { toB64, toHex } from './bytes.ts';
import { pssVerifier } from './pss.ts';
import { roundKeys } from './round-keys.ts';
import { modulusOf, signBlinded } from './rsa.ts';
import { diceOf } from './samples/dice.ts';
import { nodeKeyOf } from './samples/primitives-contract.ts';
import { sampleKeys } from './samples/sample-keys.ts';
import { acceptTokens, requestTokens, tokenMessage } from './token.ts';

const [key, otherKey] = sampleKeys;
const moduli = [modulusOf(key), modulusOf(otherKey)];
const dice = diceOf('token');
const seed = dice(16);
const ctx = dice(32);
const request = { seed, ctx, moduli };
const { pk, blinded } = requestTokens(request);
const signatures = [key, otherKey].flatMap((one, at) => {
  const value = blinded[at];
  return (value && signBlinded(one, value, dice)) ?? [];
});
const message = tokenMessage(ctx, pk);

/** The library that Cloudflare wrote after the same RFC. */
const suite = RSABSSA.SHA384.PSS.Deterministic();
async function theirKeys() {
  const rsa = { name: 'RSA-PSS', hash: 'SHA-384' };
  const priv = nodeKeyOf(key).export({ format: 'jwk' });
  const { kty, n, e } = priv;
  const jwk = { ...priv, kty: 'RSA' };
  const pub = { kty: kty ?? 'RSA', n: n ?? '', e: e ?? '' };
  return {
    privateKey: await webcrypto.subtle.importKey('jwk', jwk, rsa, true, ['sign']),
    publicKey: await webcrypto.subtle.importKey('jwk', pub, rsa, true, ['verify']),
  };
}

describe('RFC 9474 beside another implementation', () => {
  it('they blind, we sign, they finalize; and we verify', async () => {
    const { publicKey } = await theirKeys();
    const { blindedMsg, inv } = await suite.blind(publicKey, message);
    const signature = signBlinded(key, blindedMsg, dice);
    expect(signature).not.toBeNull();
    const token = await suite.finalize(publicKey, message, signature ?? dice(1), inv);
    expect(pssVerifier(modulusOf(key))(message, token)).toBe(true);
  });

  it('we blind, they sign, we finalize; and they verify', async () => {
    const { publicKey, privateKey } = await theirKeys();
    const mine = { seed, ctx, moduli: [modulusOf(key)] };
    const asked = requestTokens(mine).blinded[0] ?? dice(1);
    const signature = await suite.blindSign(privateKey, asked);
    const token = acceptTokens({ ...mine, signatures: [signature] })?.[0];
    expect(await suite.verify(publicKey, token ?? dice(1), message)).toBe(true);
  });

  it('they finalize what we blinded, with our factor', async () => {
    const { publicKey } = await theirKeys();
    const modulus = modulusOf(key);
    const r = roundKeys(seed, ctx).blindOf(0, modulus);
    const inverse = modInverse(r, key.n);
    const token = await suite.finalize(
      publicKey,
      message,
      signatures[0] ?? dice(1),
      bytesOf(inverse, 256),
    );
    expect(toHex(token)).toBe(toHex(acceptTokens({ ...request, signatures })?.[0] ?? dice(1)));
  });

  function modInverse(value: bigint, modulus: bigint): bigint {
    let [a, b, x, y] = [modulus, value, 0n, 1n];
    while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
    return ((x % modulus) + modulus) % modulus;
  }
});

describe('tokens', () => {
  it('verify by OpenSSL', () => {
    const tokens = acceptTokens({ ...request, signatures }) ?? [];
    expect(tokens).toHaveLength(2);
    for (const [at, token] of tokens.entries()) {
      const jwk = { kty: 'RSA', n: toB64(moduli[at] ?? dice(1)), e: 'AQAB' };
      const options = {
        key: createPublicKey({ key: jwk, format: 'jwk' }),
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: 48,
      };
      expect(verify('sha384', message, options, token)).toBe(true);
    }
  });

  it('are asked for by the same bytes on every device with the seed', () => {
    expect(requestTokens(request).blinded.map(toHex)).toEqual(blinded.map(toHex));
    expect(requestTokens({ ...request, seed: dice(16) }).blinded.map(toHex)).not.toEqual(
      blinded.map(toHex),
    );
    expect(toHex(requestTokens({ ...request, ctx: dice(32) }).pk)).not.toBe(toHex(pk));
    expect(new Set(blinded.map(toHex)).size).toBe(2);
  });

  it('are one and the same whatever randomness the issuer used', () => {
    const again = [key, otherKey].flatMap((one, at) => {
      const value = blinded[at];
      return (value && signBlinded(one, value, diceOf('another'))) ?? [];
    });
    expect(again.map(toHex)).toEqual(signatures.map(toHex));
  });

  it('do not come of a wrong answer', () => {
    const accepted = (answers: readonly Uint8Array[]) =>
      acceptTokens({ ...request, signatures: answers });
    const [one, two] = signatures;
    if (one === undefined || two === undefined) throw new Error('two issuers signed');
    const changed = Uint8Array.from(one);
    changed[9] = (changed[9] ?? 0) ^ 1;
    expect(accepted(signatures)).toHaveLength(2);
    for (const answers of [
      [],
      [one],
      [two, one],
      [one, two, two],
      [changed, two],
      [one, one],
      [one, new Uint8Array(256)],
      [one.subarray(1), two],
      blinded,
    ])
      expect(accepted(answers)).toBeNull();
    // An issuer that signs with another key of its own marks nobody: what it answers fails.
    const marked = signBlinded(otherKey, blinded[0] ?? dice(1), dice) ?? dice(256);
    expect(accepted([marked, two])).toBeNull();
    expect(accepted([bytesOf(publicPower(numberOf(one), key.n), 256), two])).toBeNull();
  });

  it('throws for a modulus that is none', () => {
    for (const modulus of [new Uint8Array(0), new Uint8Array(256), dice(255)]) {
      expect(() => requestTokens({ ...request, moduli: [modulus] })).toThrow(RangeError);
      expect(acceptTokens({ ...request, moduli: [modulus], signatures: [dice(256)] })).toBeNull();
    }
  });
});

describe('what blinded values tell', () => {
  it('is nothing: every token fits every blinded value', () => {
    // For any token and any blinded value there is exactly one factor: r = (b / EM)^d.
    const voters = Array.from({ length: 4 }, () => {
      const mine = { seed: dice(16), ctx, moduli: [modulusOf(key)] };
      const { blinded: asked, pk: own } = requestTokens(mine);
      const signature = signBlinded(key, asked[0] ?? dice(1), dice) ?? dice(1);
      const token = acceptTokens({ ...mine, signatures: [signature] })?.[0] ?? dice(1);
      return { asked: asked[0] ?? dice(1), signature, token, own };
    });
    for (const { asked, signature } of voters)
      for (const { token, own } of voters) {
        const r = (numberOf(signature) * modInverseOf(numberOf(token))) % key.n;
        const encoded = publicPower(numberOf(token), key.n);
        expect((encoded * publicPower(r, key.n)) % key.n).toBe(numberOf(asked));
        expect(pssVerifier(modulusOf(key))(tokenMessage(ctx, own), token)).toBe(true);
      }
  });

  function modInverseOf(value: bigint): bigint {
    let [a, b, x, y] = [key.n, value, 0n, 1n];
    while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
    return ((x % key.n) + key.n) % key.n;
  }
});
