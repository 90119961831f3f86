import {
  constants,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  verify,
} from 'node:crypto';
import { isPlainKey, isPlainSignature } from '../ballots/edwards.ts';
import { isModulus } from '../ballots/modulus.ts';
import type { CheckingPrimitives } from '../ballots/primitives.ts';

/** `CheckingPrimitives` by OpenSSL. */

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
/** What stands before raw keys in DER (RFC 8410). */
const ed25519Public = hex('302a300506032b6570032100');
const x25519PublicHead = hex('302a300506032b656e032100');
const x25519PrivateHead = hex('302e020100300506032b656e04220420');
const noNonce = new Uint8Array(12);

const publicKey = (head: Buffer, raw: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([head, raw]), format: 'der', type: 'spki' });
const x25519Private = (raw: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([x25519PrivateHead, raw]), format: 'der', type: 'pkcs8' });

const plain = (bytes: Buffer): Uint8Array => new Uint8Array(bytes);

const tokenVerifier: CheckingPrimitives['tokenVerifier'] = (modulus) => {
  if (!isModulus(modulus)) return () => false;
  const n = Buffer.from(modulus).toString('base64url');
  const key = createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' });
  const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  return (message, token) =>
    token.length === modulus.length && verify('sha384', message, options, token);
};

const verifyEd25519: CheckingPrimitives['verifyEd25519'] = (key, message, signature) => {
  if (!isPlainKey(key) || !isPlainSignature(signature)) return false;
  return verify(null, message, publicKey(ed25519Public, key), signature);
};

const x25519: CheckingPrimitives['x25519'] = (secret, point) => {
  if (secret.length !== 32 || point.length !== 32) return null;
  const keys = {
    privateKey: x25519Private(secret),
    publicKey: publicKey(x25519PublicHead, point),
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
