import { ed25519 } from './curve25519.ts';
import { inverse, numberOf } from './big-numbers.ts';
import { utf8 } from './bytes.ts';
import { derive } from './derive.ts';
import { isModulus } from './modulus.ts';
import { portablePrimitives } from './portable-primitives.ts';
import { saltLength } from './pss.ts';

/** What a phone derives for one round from its seed: docs/ballot-protocol.md, section 4. */
export interface RoundKeys {
  /** Ed25519 secret key, 32 bytes. */
  readonly secret: Uint8Array;
  /** Ed25519 public key, 32 bytes. */
  readonly pk: Uint8Array;
  /** PSS salt for issuer number i (from 0), 48 bytes. */
  readonly saltOf: (i: number) => Uint8Array;
  /** Blinding factor for issuer number i (from 0) and its modulus: 1 < r < n, with an inverse. Throws for no modulus. */
  readonly blindOf: (i: number, modulus: Uint8Array) => bigint;
}

/** The keys of a round. Equal seeds and equal `ctx` give equal keys on every device. */
export function roundKeys(seed: Uint8Array, ctx: Uint8Array): RoundKeys {
  const prk = portablePrimitives.hkdf(seed, ctx, utf8('mingzhang-round-v1'), 32);
  const derived = (label: string, length: number): Uint8Array =>
    derive(portablePrimitives, prk, label, length);
  const secret = derived('ballot-key', 32);
  return {
    secret,
    pk: ed25519.getPublicKey(secret),
    saltOf: (i) => derived(`salt-${i}`, saltLength),
    blindOf: (i, modulus) => {
      if (!isModulus(modulus)) throw new RangeError('not an RSA modulus');
      const n = numberOf(modulus);
      for (let t = 0; ; t += 1) {
        // A modulus fills its bytes to the highest bit, so no bits stand above it to be cleared.
        const r = numberOf(derived(`blind-${i}-${t}`, modulus.length));
        if (r > 1n && r < n && inverse(r, n) !== null) return r;
      }
    },
  };
}
