import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** Length of the secret in bytes. */
export const receiptSecretLength = 32;

// What stands before the secret in a PKCS #8 file of Ed25519 (RFC 8410).
const before = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key with which the box signs receipts of one round. */
export interface ReceiptKey {
  /** 32 bytes. */
  readonly public: Uint8Array;
  /** Ed25519, which gives the same signature for the same message. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** The key of a secret of 32 bytes. */
export function receiptKey(secret: Uint8Array): ReceiptKey {
  const key = createPrivateKey({
    key: Buffer.concat([before, secret]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    public: new Uint8Array(spki.subarray(-32)),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}
