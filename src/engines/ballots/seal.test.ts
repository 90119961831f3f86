import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../kernel/json.ts';
import { fromB64, textOf, toB64, toHex, utf8 } from './bytes.ts';
import { sealedBody } from './model.ts';
import { portablePrimitives, sealChaCha } from './portable-primitives.ts';
import { diceOf } from './samples/dice.ts';
import { openBody, sealBody, sealedLength, type OpenedKey, type SealContext } from './seal.ts';

const dice = diceOf('seal');
const ctx = dice(32);
const keys: readonly OpenedKey[] = [1, 2, 3].map((observer) => ({ observer, secret: dice(32) }));
const context: SealContext = {
  ctx,
  threshold: 2,
  observers: keys.map(({ observer, secret }) => ({
    number: observer,
    x25519: portablePrimitives.x25519Public(secret),
  })),
};
const k = dice(32);
const plain = dice(192);
const body = sealBody(context, k, plain);
const members = sealedBody.parse(JSON.parse(textOf(body) ?? ''));

/** Every pair of observers, and all of them. */
const subsets = keys
  .map((one) => keys.filter((other) => other !== one))
  .concat([keys.toReversed()]);

/** What every subset reads: one verdict, or the test fails. */
function verdict(bytes: Uint8Array): string | null {
  const seen = subsets.map((some) => {
    const opened = openBody(portablePrimitives, context, some, bytes);
    return opened && toHex(opened);
  });
  expect(new Set(seen).size).toBe(1);
  return seen[0] ?? null;
}

const written = (value: Parameters<typeof canonicalJson>[0]) => utf8(canonicalJson(value));
const flipped = (text: string, at = 0) => {
  const bytes = fromB64(text) ?? new Uint8Array(0);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return toB64(bytes);
};

describe('a sealed body', () => {
  it('opens by every subset of the threshold, to what was sealed', () => {
    expect(verdict(body)).toBe(toHex(plain));
  });

  it('does not open by fewer, by somebody else’s key, or by one key twice', () => {
    const opened = (some: readonly OpenedKey[]) =>
      openBody(portablePrimitives, context, some, body);
    const [one, two] = keys;
    if (one === undefined || two === undefined) throw new Error('there are three');
    for (const some of [
      [],
      [one],
      [one, one],
      [one, { observer: 2, secret: one.secret }],
      [one, { observer: 9, secret: two.secret }],
      [one, { observer: 2, secret: dice(32) }],
      [one, { observer: 2, secret: new Uint8Array(5) }],
    ])
      expect(opened(some)).toBeNull();
    // A key that is nobody's does not stand in the way of one that is.
    expect(opened([one, { observer: 2, secret: dice(32) }, two])).not.toBeNull();
  });

  it('is the same for the same k, and of the same length for any', () => {
    expect(toHex(sealBody(context, k, plain))).toBe(toHex(body));
    const other = sealBody(context, dice(32), dice(192));
    expect(other).toHaveLength(body.length);
    expect(toHex(other)).not.toBe(toHex(body));
    for (const observers of [1, 2, 3])
      for (const size of [192, 256, 320]) {
        const fewer = {
          ...context,
          threshold: 1,
          observers: context.observers.slice(0, observers),
        };
        expect(sealBody(fewer, k, dice(size))).toHaveLength(sealedLength(observers, size));
      }
  });

  it('with anything changed opens for nobody', () => {
    const { c, e, kc, s } = members;
    const changes = [
      { ...members, c: flipped(c) },
      { ...members, c: flipped(c, 207) },
      { ...members, e: flipped(e) },
      { ...members, kc: flipped(kc) },
      ...s.flatMap((share, at) => [
        { ...members, s: s.with(at, flipped(share)) },
        { ...members, s: s.with(at, s[(at + 1) % s.length] ?? '') },
      ]),
      { ...members, s: s.toReversed() },
      { ...members, s: s.slice(1) },
      { ...members, s: [...s, s[0] ?? ''] },
    ];
    for (const changed of changes) expect(verdict(written(changed))).toBeNull();
    expect(changes).toHaveLength(13);
  });

  it('in another spelling opens for nobody', () => {
    const text = textOf(body) ?? '';
    for (const other of [
      ` ${text}`,
      `${text} `,
      text.replace(',', ', '),
      JSON.stringify({ s: members.s, c: members.c, e: members.e, kc: members.kc }),
      text.replace('{', '{"a":1,'),
      '',
      '{}',
      'null',
    ])
      expect(verdict(utf8(other))).toBeNull();
    // e has 43 letters: its last one holds two bits that must be zero.
    const last = members.e.slice(-1);
    const stray = String.fromCharCode(last.charCodeAt(0) + 1);
    expect(verdict(written({ ...members, e: members.e.slice(0, -1) + stray }))).toBeNull();
  });

  it('of another round opens for nobody', () => {
    expect(verdict(sealBody({ ...context, ctx: dice(32) }, k, plain))).toBeNull();
    expect(verdict(sealBody({ ...context, threshold: 3 }, k, plain))).toBeNull();
    expect(
      verdict(sealBody({ ...context, observers: context.observers.toReversed() }, k, plain)),
    ).toBeNull();
  });

  it('that somebody made from shares of their own has one verdict for all', () => {
    // Shares sealed rightly, but not those of k: a subset without them would read it, another would not.
    const shares = [dice(32), dice(32), dice(32)];
    for (const which of [[0], [0, 1], [2], [0, 1, 2]]) {
      const broken = withShares(shares, which);
      expect(verdict(broken)).toBeNull();
    }
    expect(verdict(withShares(shares, []))).toBe(toHex(plain));
  });

  it('is answered for any bytes', () => {
    const [one, two] = keys;
    const some = [one, two].flatMap((key) => key ?? []);
    fc.assert(
      fc.property(fc.nat({ max: body.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = Uint8Array.from(body);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        expect(openBody(portablePrimitives, context, some, bytes)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('is not made for a key of small order', () => {
    const [first, ...rest] = context.observers;
    const small = { number: first?.number ?? 1, x25519: new Uint8Array(32) };
    expect(() => sealBody({ ...context, observers: [small, ...rest] }, k, plain)).toThrow(
      RangeError,
    );
  });

  function withShares(shares: readonly Uint8Array[], which: readonly number[]): Uint8Array {
    const e = portablePrimitives.hkdf(k, new Uint8Array(0), utf8('seal-key'), 32);
    const E = portablePrimitives.x25519Public(e);
    const s = members.s.map((share, at) => {
      const point = context.observers[at]?.x25519 ?? dice(32);
      if (!which.includes(at)) return share;
      const info = new Uint8Array([...utf8('mingzhang-share-v1'), at + 1, ...E]);
      const key = portablePrimitives.hkdf(
        portablePrimitives.x25519(e, point) ?? dice(32),
        ctx,
        info,
        32,
      );
      return toB64(sealChaCha(key, shares[at] ?? dice(32)));
    });
    return written({ ...members, s });
  }
});
