import { ed25519, x25519 } from './curve25519.ts';
import { canonicalJson } from '../../kernel/json.ts';
import { fromB64, join, toB64, utf8 } from './bytes.ts';
import type { Observer, ObserverKeys } from './model.ts';
import { isModulus } from './modulus.ts';
import { portablePrimitives } from './portable-primitives.ts';
import type { CheckingPrimitives } from './primitives.ts';
import type { RandomBytes } from './primes.ts';
import { makeRsaKey, modulusOf, type RsaKey } from './rsa.ts';

/** Keys of an observer (监票人) for one round: docs/ballot-protocol.md, sections 3 and 9. */

/** What an observer sends: everything of `observers` in the setup but the name. */
export type ProvenKeys = Omit<Observer, 'name'>;

/** What stays in the observer's browser. */
export interface ObserverSecret {
  readonly number: number;
  /** Certifies; 32 bytes. */
  readonly ed25519: Uint8Array;
  /** Opens; 32 bytes, null in a round without seal. */
  readonly x25519: Uint8Array | null;
  /** Signs tokens; the co-issuer's alone. */
  readonly rsa: RsaKey | null;
}

/** What an observer makes keys of. */
export interface ObserverKeyInput {
  readonly number: number;
  readonly random: RandomBytes;
  /** Whether the round is sealed. */
  readonly seals: boolean;
  /** Whether this observer signs tokens beside the server. */
  readonly coIssuer: boolean;
  /** The co-issuer's RSA key where it was made beforehand (`makeRsaKeySlowly`); else one of 2048 bits is made here. */
  readonly rsa?: RsaKey;
}

/** `"mingzhang-key-v1" ‖ H(canonical JSON of the keys)`. */
function proofMessage(
  sha256: CheckingPrimitives['sha256'],
  { number, ed25519: certifying, x25519: sealing, rsa }: ObserverKeys,
): Uint8Array {
  const keys = canonicalJson({ ed25519: certifying, number, rsa, x25519: sealing });
  return join(utf8('mingzhang-key-v1'), sha256(utf8(keys)));
}

/** The proof that whoever sends these keys holds the certifying one: 64 bytes. */
export function proveKeys(secret: ObserverSecret, keys: ObserverKeys): Uint8Array {
  return ed25519.sign(proofMessage(portablePrimitives.sha256, keys), secret.ed25519);
}

/** The public keys of a secret, with their proof. */
export function publicKeysOf(secret: ObserverSecret): ProvenKeys {
  const keys: ObserverKeys = {
    number: secret.number,
    ed25519: toB64(ed25519.getPublicKey(secret.ed25519)),
    x25519: secret.x25519 && toB64(x25519.getPublicKey(secret.x25519)),
    rsa: secret.rsa && toB64(modulusOf(secret.rsa)),
  };
  return { ...keys, proof: toB64(proveKeys(secret, keys)) };
}

/** Makes an observer's keys for one round. */
export function makeObserverKeys({ number, random, seals, coIssuer, rsa }: ObserverKeyInput): {
  readonly public: ProvenKeys;
  readonly secret: ObserverSecret;
} {
  const secret: ObserverSecret = {
    number,
    ed25519: Uint8Array.from(random(32)),
    x25519: seals ? Uint8Array.from(random(32)) : null,
    rsa: coIssuer ? (rsa ?? makeRsaKey(random, 2048)) : null,
  };
  return { public: publicKeysOf(secret), secret };
}

/**
 * Whether the proof holds, and the keys are such as a round can use: the sealing key not of small order, the modulus one
 * (docs/ballot-protocol.md, section 3; V04).
 */
export function checkProof(primitives: CheckingPrimitives, keys: ProvenKeys): boolean {
  const certifying = fromB64(keys.ed25519);
  const proof = fromB64(keys.proof);
  const sealing = keys.x25519 === null ? null : fromB64(keys.x25519);
  if (!certifying || !proof) return false;
  if (keys.rsa !== null && !isModulus(fromB64(keys.rsa) ?? new Uint8Array(0))) return false;
  // Any secret tells a point of small order.
  const one = new Uint8Array(32).fill(1);
  if (keys.x25519 !== null && (!sealing || primitives.x25519(one, sealing) === null)) return false;
  return primitives.verifyEd25519(certifying, proofMessage(primitives.sha256, keys), proof);
}

/** What a certifying signature is over: the hash (32 bytes) of the decision's event line. */
function certificateMessage(decisionHash: Uint8Array): Uint8Array {
  return join(utf8('mingzhang-certify-v1'), decisionHash);
}

/** An observer certifies the decision: 64 bytes. */
export function certifySignature(
  secret: Pick<ObserverSecret, 'ed25519'>,
  decisionHash: Uint8Array,
): Uint8Array {
  return ed25519.sign(certificateMessage(decisionHash), secret.ed25519);
}

/** Whether a certifying signature is this key's for this decision (V06). */
export function checkCertificate(
  primitives: CheckingPrimitives,
  key: Uint8Array,
  decisionHash: Uint8Array,
  signature: Uint8Array,
): boolean {
  return primitives.verifyEd25519(key, certificateMessage(decisionHash), signature);
}
