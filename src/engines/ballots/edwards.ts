import { Point } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { numberOf } from './big-numbers.ts';
import { equalBytes, join, toHex } from './bytes.ts';

/**
 * Ed25519 as docs/ballot-protocol.md, section 2, says it: programs differ in the corners RFC 8032 leaves open, and two
 * verifiers that differ on one ballot would differ on an election. Hence one rule, by bytes:
 * S below the group order; the key canonical and not of small order; the encoding of [S]B − [k]A equal to R.
 */

const order = Point.CURVE().n;

const backwards = (bytes: Uint8Array): bigint => numberOf(Uint8Array.from(bytes).reverse());

/** y of every point of small order, in their bytes (the highest bit cleared): 0, 1, −1 and the two of order 8. */
const smallOrder = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
]);
const field = 2n ** 255n - 19n;

/** Whether bytes may be somebody's key: 32 of them, y below the field's prime, not of small order. */
export function isPlainKey(key: Uint8Array): boolean {
  if (key.length !== 32) return false;
  const y = Uint8Array.from(key);
  y[31] = (y[31] ?? 0) & 0x7f;
  return !smallOrder.has(toHex(y)) && ((y[31] ?? 0) < 0x7f || backwards(y) < field);
}

/** Whether a signature has 64 bytes and an S below the group order. */
export function isPlainSignature(signature: Uint8Array): boolean {
  return (
    signature.length === 64 &&
    ((signature[63] ?? 0) < 0x10 || backwards(signature.subarray(32)) < order)
  );
}

function pointOf(key: Uint8Array): Point | null {
  try {
    return Point.fromBytes(key);
  } catch {
    return null;
  }
}

/** Verifies as the head of this file says. Never throws. */
export function verifyEd25519(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (!isPlainKey(key) || !isPlainSignature(signature)) return false;
  const a = pointOf(key);
  if (a === null) return false;
  const r = signature.subarray(0, 32);
  const k = backwards(sha512(join(r, key, message))) % order;
  const s = backwards(signature.subarray(32));
  const sB = s === 0n ? Point.ZERO : Point.BASE.multiplyUnsafe(s);
  const kA = k === 0n ? Point.ZERO : a.negate().multiplyUnsafe(k);
  return equalBytes(sB.add(kA).toBytes(), r);
}
