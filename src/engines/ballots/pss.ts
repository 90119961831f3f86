import { sha384 } from '@noble/hashes/sha2.js';
import { bytesOf, numberOf, publicPower } from './big-numbers.ts';
import { equalBytes, join } from './bytes.ts';
import { isModulus } from './modulus.ts';

/** EMSA-PSS of RFC 8017, section 9.1, with SHA-384, MGF1 with SHA-384 and 48 bytes of salt. */

const hashLength = 48;
/** Bytes of salt. */
export const saltLength = 48;
const eightZeros = new Uint8Array(8);

/** MGF1 (RFC 8017, appendix B.2.1). */
function mask(seed: Uint8Array, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / hashLength) }, (_, at) =>
    sha384(join(seed, Uint8Array.of(0, 0, at >>> 8, at & 255))),
  );
  return join(...blocks).subarray(0, length);
}

function mix(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, at) => byte ^ (b[at] ?? 0));
}

/** EMSA-PSS-ENCODE for a modulus of so many whole bytes: one bit less than the modulus. */
export function encodePss(message: Uint8Array, salt: Uint8Array, length: number): Uint8Array {
  const digest = sha384(join(eightZeros, sha384(message), salt));
  const block = new Uint8Array(length - hashLength - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const masked = mix(block, mask(digest, block.length));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return join(masked, digest, Uint8Array.of(0xbc));
}

/** EMSA-PSS-VERIFY: takes the salt out of the encoding, and compares with the encoding made again. */
function isPss(message: Uint8Array, encoded: Uint8Array): boolean {
  const digest = encoded.subarray(encoded.length - hashLength - 1, encoded.length - 1);
  const masked = encoded.subarray(0, encoded.length - hashLength - 1);
  const salt = mix(masked, mask(digest, masked.length)).subarray(masked.length - saltLength);
  return equalBytes(encodePss(message, salt, encoded.length), encoded);
}

/**
 * RSASSA-PSS-VERIFY (RFC 8017, section 8.1.2) under a modulus, exponent 65537. A modulus that is none refuses everything.
 */
export function pssVerifier(
  modulus: Uint8Array,
): (message: Uint8Array, signature: Uint8Array) => boolean {
  if (!isModulus(modulus)) return () => false;
  const n = numberOf(modulus);
  return (message, signature) => {
    if (signature.length !== modulus.length) return false;
    const s = numberOf(signature);
    return s < n && isPss(message, bytesOf(publicPower(s, n), modulus.length));
  };
}
