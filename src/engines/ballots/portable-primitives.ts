import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from './curve25519.ts';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { verifyEd25519 } from './edwards.ts';
import type { CheckingPrimitives } from './primitives.ts';
import { pssVerifier } from './pss.ts';

const noNonce = new Uint8Array(12);

function agree(secret: Uint8Array, point: Uint8Array): Uint8Array | null {
  if (secret.length !== 32 || point.length !== 32) return null;
  try {
    return x25519.getSharedSecret(secret, point);
  } catch {
    // The only reason left: a point of small order, which gives all zeros.
    return null;
  }
}

function open(key: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  if (key.length !== 32 || sealed.length < 16) return null;
  try {
    return chacha20poly1305(key, noNonce).decrypt(sealed);
  } catch {
    return null;
  }
}

/** ChaCha20-Poly1305 (RFC 8439) under a nonce of zeros: every key is used once. */
export function sealChaCha(key: Uint8Array, plain: Uint8Array): Uint8Array {
  return chacha20poly1305(key, noNonce).encrypt(plain);
}

/** In any browser, also where `crypto.subtle` is missing. */
export const portablePrimitives: CheckingPrimitives = {
  sha256: (bytes) => sha256(bytes),
  tokenVerifier: pssVerifier,
  verifyEd25519,
  x25519: agree,
  x25519Public: (secret) => x25519.getPublicKey(secret),
  hkdf: (input, salt, info, length) => hkdf(sha256, input, salt, info, length),
  openChaCha: open,
};
