import {
  constants,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  verify,
  type KeyObject,
} from 'node:crypto';
import { isPlainKey, isPlainSignature } from '../ballots/edwards.ts';
import { isModulus } from '../ballots/modulus.ts';
import type { CheckingPrimitives } from '../ballots/primitives.ts';

/** `CheckingPrimitives` by OpenSSL. */

const noNonce = new Uint8Array(12);

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Remembers the last few keys that were made: a ballot is read with the same ones several times, and making costs most. */
function remembered(make: (text: string) => KeyObject): (raw: Uint8Array) => KeyObject {
  const known = new Map<string, KeyObject>();
  return (raw) => {
    const text = b64(raw);
    const before = known.get(text);
    // Whatever is asked for again stays, so the observers' keys outlive those of single ballots.
    if (before !== undefined) known.delete(text);
    const key = before ?? make(text);
    known.set(text, key);
    const [oldest] = known.keys();
    if (known.size > 16 && oldest !== undefined) known.delete(oldest);
    return key;
  };
}

// Of the ways to hand over a raw key, a JSON Web Key (RFC 8037) is the cheapest: DER takes some ten times as long.
const publicKey = (crv: 'Ed25519' | 'X25519', x: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv, x }, format: 'jwk' });
const x25519Key = remembered((text) => publicKey('X25519', text));
// A private key is handed over with its public one, which Node asks for and does not look at: any will do.
const x25519Private = remembered((d) =>
  createPrivateKey({ key: { kty: 'OKP', crv: 'X25519', d, x: d }, format: 'jwk' }),
);

const plain = (bytes: Buffer): Uint8Array => new Uint8Array(bytes);

const tokenVerifier: CheckingPrimitives['tokenVerifier'] = (modulus) => {
  if (!isModulus(modulus)) return () => false;
  const key = createPublicKey({ key: { kty: 'RSA', n: b64(modulus), e: 'AQAB' }, format: 'jwk' });
  const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  return (message, token) =>
    token.length === modulus.length && verify('sha384', message, options, token);
};

const verifyEd25519: CheckingPrimitives['verifyEd25519'] = (key, message, signature) => {
  if (!isPlainKey(key) || !isPlainSignature(signature)) return false;
  return verify(null, message, publicKey('Ed25519', b64(key)), signature);
};

const x25519: CheckingPrimitives['x25519'] = (secret, point) => {
  if (secret.length !== 32 || point.length !== 32) return null;
  const keys = {
    privateKey: x25519Private(secret),
    publicKey: x25519Key(point),
  };
  try {
    return plain(diffieHellman(keys));
  } catch {
    // The only reason left: a point of small order, which gives all zeros.
    return null;
  }
};

const basePoint = Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 9 : 0));

function x25519Public(secret: Uint8Array): Uint8Array {
  const made = x25519(secret, basePoint);
  if (made === null) throw new RangeError('an X25519 secret has 32 bytes');
  return made;
}

const openChaCha: CheckingPrimitives['openChaCha'] = (key, sealed) => {
  if (key.length !== 32 || sealed.length < 16) return null;
  const decipher = createDecipheriv('chacha20-poly1305', key, noNonce, { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  const opened = decipher.update(sealed.subarray(0, sealed.length - 16));
  try {
    decipher.final();
  } catch {
    // The tag does not fit.
    return null;
  }
  return plain(opened);
};

/** By Node's own code. */
export const nodePrimitives: CheckingPrimitives = {
  sha256: (bytes) => plain(createHash('sha256').update(bytes).digest()),
  tokenVerifier,
  verifyEd25519,
  x25519,
  x25519Public,
  hkdf: (input, salt, info, length) =>
    new Uint8Array(hkdfSync('sha256', input, salt, info, length)),
  openChaCha,
};
