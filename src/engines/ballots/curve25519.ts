import { montgomery } from '@noble/curves/abstract/montgomery.js';
import { pow } from '@noble/curves/abstract/modular.js';
import { getPublicKey, hashes, sign } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';

/**
 * The curve's two uses from the two small libraries of one family. `@noble/curves/ed25519.js` has both ready-made, with
 * much that a page for phones need not carry: a third of its weight. Tests hold this against it.
 */

hashes.sha512 = sha512;

const P = 2n ** 255n - 19n;

/** RFC 7748, section 5: the bits that are fixed in a secret. */
function fixedBits(secret: Uint8Array): Uint8Array {
  secret[0] = (secret[0] ?? 0) & 248;
  secret[31] = ((secret[31] ?? 0) & 127) | 64;
  return secret;
}

/** X25519 (RFC 7748). `getSharedSecret` throws for a point that gives all zeros. */
export const x25519 = montgomery({
  P,
  type: 'x25519',
  adjustScalarBytes: fixedBits,
  powPminus2: (x) => pow(x, P - 2n, P),
});

/** Ed25519 (RFC 8032): the public key of a secret of 32 bytes, and a signature. */
export const ed25519 = { getPublicKey, sign };
