import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { fromB64, join, toB64, utf8 } from './bytes.ts';
import { observer } from './model.ts';
import {
  certifySignature,
  checkCertificate,
  checkProof,
  makeObserverKeys,
  proveKeys,
  publicKeysOf,
} from './observer-keys.ts';
import { portablePrimitives } from './portable-primitives.ts';
import { checkReceipt, receiptMessage } from './receipt.ts';
import { modulusOf } from './rsa.ts';
import { diceOf } from './samples/dice.ts';
import { sampleKeys } from './samples/sample-keys.ts';

const random = diceOf('observers');
const [rsa, otherRsa] = sampleKeys;
const made = makeObserverKeys({ number: 2, random, seals: true, coIssuer: true, rsa });
const plain = makeObserverKeys({ number: 1, random, seals: false, coIssuer: false });
const holds = (keys: typeof made.public) => checkProof(portablePrimitives, keys);

describe('keys of an observer', () => {
  it('are of the shape a setup has, and prove themselves', () => {
    for (const { public: keys } of [made, plain]) {
      expect(observer.safeParse({ ...keys, name: '监票人' }).success).toBe(true);
      expect(holds(keys)).toBe(true);
    }
    expect(plain.public).toMatchObject({ x25519: null, rsa: null });
    expect(made.public.rsa).toBe(toB64(modulusOf(rsa)));
    expect(publicKeysOf(made.secret)).toEqual(made.public);
  });

  it('make their own RSA key where none is given', () => {
    const fresh = makeObserverKeys({ number: 3, random, seals: false, coIssuer: true });
    expect(fresh.secret.rsa).not.toBeNull();
    expect(holds(fresh.public)).toBe(true);
  }, 60_000);

  it('do not prove other keys, another number, or each other', () => {
    const { public: keys, secret } = made;
    const other = makeObserverKeys({ number: 2, random, seals: true, coIssuer: false });
    for (const changed of [
      { ...keys, number: 3 },
      { ...keys, rsa: null },
      { ...keys, rsa: toB64(modulusOf(otherRsa)) },
      { ...keys, x25519: null },
      { ...keys, x25519: other.public.x25519 },
      { ...keys, ed25519: other.public.ed25519 },
      { ...keys, proof: other.public.proof },
      { ...keys, proof: `${keys.proof}A` },
      { ...keys, ed25519: '' },
    ])
      expect(holds(changed)).toBe(false);
    // What somebody proves of keys that no round can use does not hold either.
    const unfit = [
      { number: 2, ed25519: keys.ed25519, rsa: null, x25519: toB64(new Uint8Array(32)) },
      { number: 2, ed25519: keys.ed25519, rsa: toB64(new Uint8Array(256)), x25519: null },
      { number: 2, ed25519: keys.ed25519, rsa: null, x25519: 'A' },
    ];
    for (const one of unfit)
      expect(holds({ ...one, proof: toB64(proveKeys(secret, one)) })).toBe(false);
  });

  it('certify one decision', () => {
    const hash = random(32);
    const key = fromB64(made.public.ed25519) ?? random(1);
    const sig = certifySignature(made.secret, hash);
    const certified = (decision: Uint8Array, by = key) =>
      checkCertificate(portablePrimitives, by, decision, sig);
    expect(certified(hash)).toBe(true);
    expect(certified(random(32))).toBe(false);
    expect(certified(hash, fromB64(plain.public.ed25519) ?? random(1))).toBe(false);
  });

  it('sign nothing that could stand for something else', () => {
    // The messages of all purposes begin differently.
    const hash = random(32);
    const sig = certifySignature(made.secret, hash);
    const key = fromB64(made.public.ed25519) ?? random(1);
    for (const message of [
      hash,
      join(utf8('mingzhang-key-v1'), hash),
      join(utf8('mingzhang-receipt-v1'), hash),
      join(utf8('mingzhang-token-v1'), hash),
    ])
      expect(portablePrimitives.verifyEd25519(key, message, sig)).toBe(false);
  });
});

describe('a receipt', () => {
  it('holds for its round, its ballot and its box', () => {
    const secret = random(32);
    const box = ed25519.getPublicKey(secret);
    const [ctx, h] = [random(32), random(32)];
    const receipt = ed25519.sign(receiptMessage(ctx, h), secret);
    const check = (
      key: Uint8Array,
      round: Uint8Array,
      ballot: Uint8Array,
      sig: Uint8Array = receipt,
    ) => checkReceipt(portablePrimitives, key, round, ballot, sig);
    expect(check(box, ctx, h)).toBe(true);
    expect(check(box, h, ctx)).toBe(false);
    expect(check(box, random(32), h)).toBe(false);
    expect(check(box, ctx, random(32))).toBe(false);
    expect(check(ed25519.getPublicKey(random(32)), ctx, h)).toBe(false);
    expect(check(box, ctx, h, receipt.subarray(1))).toBe(false);
  });
});
