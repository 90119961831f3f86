import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinShares, shareAt } from './shamir.ts';

/** Multiplication in GF(256) as FIPS 197, section 4.2, defines it. */
function slowly(a: number, b: number): number {
  let [left, right, product] = [a, b, 0];
  while (right > 0) {
    if (right & 1) product ^= left;
    left = left & 0x80 ? (left << 1) ^ 0x11b : left << 1;
    right >>= 1;
  }
  return product;
}

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const anySharing = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .map(([a, b]) => ({ t: Math.min(a, b), n: Math.max(a, b) }))
  .chain(({ t, n }) =>
    fc.record({
      t: fc.constant(t),
      n: fc.constant(n),
      coefficients: fc.array(bytes, { minLength: t, maxLength: t }),
      chosen: fc.shuffledSubarray(
        Array.from({ length: n }, (_, at) => at + 1),
        { minLength: t, maxLength: t },
      ),
    }),
  );

describe('shares', () => {
  it('are values of the polynomial over GF(256)', () => {
    for (let a = 0; a < 256; a += 1)
      for (let x = 1; x < 256; x += 1) {
        const share = shareAt([Uint8Array.of(7), Uint8Array.of(a)], x);
        if (share[0] !== (7 ^ slowly(a, x))) throw new Error(`wrong at ${a}, ${x}`);
      }
    expect(slowly(0x57, 0x83)).toBe(0xc1);
  });

  it('of any threshold-many give the secret', () => {
    fc.assert(
      fc.property(anySharing, ({ coefficients, chosen }) => {
        const shares = chosen.map((x) => ({ x, value: shareAt(coefficients, x) }));
        expect(joinShares(shares)).toEqual(coefficients[0]);
      }),
    );
  });

  it('of fewer fit every secret', () => {
    fc.assert(
      fc.property(anySharing, bytes, ({ t, coefficients, chosen }, another) => {
        fc.pre(t > 1);
        const few = chosen.slice(1).map((x) => ({ x, value: shareAt(coefficients, x) }));
        // With the value that another secret would have had at 0, they are a sharing of that secret, complete.
        const last = chosen[0] ?? 0;
        const other = joinAt([{ x: 0, value: another }, ...few], last);
        expect(joinShares([...few, { x: last, value: other }])).toEqual(another);
      }),
    );
  });

  /** The value at x of the polynomial through these points. */
  function joinAt(
    points: readonly { readonly x: number; readonly value: Uint8Array }[],
    x: number,
  ) {
    const value = new Uint8Array(32);
    for (const point of points) {
      const factor = points
        .filter((other) => other.x !== point.x)
        .reduce(
          (product, other) => slowly(product, slowly(x ^ other.x, inverse(point.x ^ other.x))),
          1,
        );
      for (let at = 0; at < 32; at += 1)
        value[at] = (value[at] ?? 0) ^ slowly(factor, point.value[at] ?? 0);
    }
    return value;
  }

  function inverse(a: number): number {
    for (let b = 1; b < 256; b += 1) if (slowly(a, b) === 1) return b;
    throw new Error('nought has no inverse');
  }
});
