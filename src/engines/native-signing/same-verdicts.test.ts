import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, numberOf } from '../ballots/big-numbers.ts';
import { fromHex, join } from '../ballots/bytes.ts';
import { portablePrimitives } from '../ballots/portable-primitives.ts';
import { diceOf } from '../ballots/samples/dice.ts';
import { nodePrimitives } from './node-primitives.ts';

/**
 * Where programs are known to differ on Ed25519: points with a part of small order, which a voter is free to make. Two
 * verifiers that differ here would differ on whether a board is whole.
 */

const { Point } = ed25519;
const order = Point.Fn.ORDER;
const reversed = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes).reverse();
const scalarOf = (bytes: Uint8Array): bigint => numberOf(reversed(bytes)) % order;
const eighth = Point.fromBytes(
  fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a') ?? new Uint8Array(0),
);
const small = Array.from({ length: 8 }, (_, at) =>
  at === 0 ? Point.ZERO : eighth.multiplyUnsafe(BigInt(at)),
);

/** A signature whose key and R are moved by points of small order; S fits but for those parts. */
function moved(turn: number, ofKey: number, ofR: number) {
  const dice = diceOf(`moved-${turn}`);
  const [secret, nonce] = [scalarOf(dice(32)), scalarOf(dice(32))];
  const a = Point.BASE.multiply(secret).add(small[ofKey] ?? Point.ZERO);
  const r = Point.BASE.multiply(nonce).add(small[ofR] ?? Point.ZERO);
  const message = dice(20);
  const k = scalarOf(sha512(join(r.toBytes(), a.toBytes(), message)));
  const s = reversed(bytesOf((nonce + k * secret) % order, 32));
  return { key: a.toBytes(), message, signature: join(r.toBytes(), s) };
}

describe('both implementations', () => {
  it('say the same of signatures with parts of small order, which are neither all good nor all bad', () => {
    const verdicts = new Map<boolean, number>();
    for (let ofKey = 0; ofKey < 8; ofKey += 1)
      for (let ofR = 0; ofR < 8; ofR += 1)
        for (let turn = 0; turn < 3; turn += 1) {
          const { key, message, signature } = moved(turn, ofKey, ofR);
          const verdict = nodePrimitives.verifyEd25519(key, message, signature);
          expect(portablePrimitives.verifyEd25519(key, message, signature)).toBe(verdict);
          expect(ofKey !== 0 || verdict === (ofR === 0)).toBe(true);
          verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
        }
    // With k·T = T' the equation holds without the cofactor too: one time in eight or so.
    expect(verdicts.get(true)).toBeGreaterThan(8);
    expect(verdicts.get(false)).toBeGreaterThan(100);
  });

  it('say the same of any bytes', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    fc.assert(
      fc.property(bytes(32), bytes(32), bytes(64), (one, other, longer) => {
        for (const ask of [
          ({ x25519 }: typeof nodePrimitives) => x25519(one, other),
          ({ x25519Public }: typeof nodePrimitives) => x25519Public(one),
          ({ hkdf }: typeof nodePrimitives) => hkdf(one, other, longer, 48),
          ({ verifyEd25519 }: typeof nodePrimitives) => verifyEd25519(one, other, longer),
          ({ openChaCha }: typeof nodePrimitives) => openChaCha(one, longer),
        ])
          expect(ask(nodePrimitives)).toEqual(ask(portablePrimitives));
      }),
      { numRuns: 60 },
    );
  });
});
