/** Shamir's sharing over GF(256) with the polynomial 0x11b, byte by byte: docs/ballot-protocol.md, section 6. */

const exponents = new Uint8Array(510);
const logarithms = new Uint8Array(256);
for (let at = 0, value = 1; at < 255; at += 1) {
  exponents[at] = value;
  exponents[at + 255] = value;
  logarithms[value] = at;
  // Times 3, which generates the field.
  value ^= (value << 1) ^ (value & 0x80 ? 0x11b : 0);
}

function times(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return exponents[(logarithms[a] ?? 0) + (logarithms[b] ?? 0)] ?? 0;
}

function over(a: number, b: number): number {
  if (a === 0) return 0;
  return exponents[(logarithms[a] ?? 0) + 255 - (logarithms[b] ?? 0)] ?? 0;
}

/** The value at x (1 to 255) of the polynomials whose coefficients are given, the secret first; all of one length. */
export function shareAt(coefficients: readonly Uint8Array[], x: number): Uint8Array {
  const value = new Uint8Array(coefficients[0]?.length ?? 0);
  for (const coefficient of [...coefficients].reverse())
    for (let at = 0; at < value.length; at += 1)
      value[at] = times(value[at] ?? 0, x) ^ (coefficient[at] ?? 0);
  return value;
}

/** One share. */
export interface Share {
  /** Where the polynomial was taken, 1 to 255. */
  readonly x: number;
  readonly value: Uint8Array;
}

/** The secret of as many shares as the threshold says, each at another x. Wrong shares give a wrong secret. */
export function joinShares(shares: readonly Share[]): Uint8Array {
  const secret = new Uint8Array(shares[0]?.value.length ?? 0);
  for (const { x, value } of shares) {
    const factor = shares
      .filter((other) => other.x !== x)
      .reduce((product, other) => times(product, over(other.x, other.x ^ x)), 1);
    for (let at = 0; at < secret.length; at += 1)
      secret[at] = (secret[at] ?? 0) ^ times(factor, value[at] ?? 0);
  }
  return secret;
}
