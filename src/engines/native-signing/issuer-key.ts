import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  type KeyObject,
} from 'node:crypto';

/** The server's RSA key of a round, and blind signatures with it (RFC 9474). */

const padding = constants.RSA_NO_PADDING;

/** A fresh key. */
export interface IssuerKey {
  /** PKCS#8 in PEM: the secret. */
  readonly privatePem: string;
  /** Big-endian. */
  readonly modulus: Uint8Array;
}

/** Makes a key of 2048, 3072 or 4096 bits, exponent 65537: some tenths of a second for 2048. */
export function newIssuerKey(bits = 2048): IssuerKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicExponent: 65537,
  });
  const { n } = publicKey.export({ format: 'jwk' });
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    modulus: new Uint8Array(Buffer.from(n ?? '', 'base64url')),
  };
}

function raise(key: KeyObject, blinded: Uint8Array): Buffer | null {
  try {
    return privateDecrypt({ key, padding }, blinded);
  } catch (error) {
    // OpenSSL refuses what is not below the modulus.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_OSSL_RSA'))
      return null;
    throw error;
  }
}

/** A signer for one key: reading a PEM costs more than a check, so it is read once. */
export function blindSigner(privatePem: string): (blinded: Uint8Array) => Uint8Array | null {
  const key = createPrivateKey(privatePem);
  const publicKey = createPublicKey(key);
  const length = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  return (blinded) => {
    if (blinded.length !== length) return null;
    if (blinded.every((byte, at) => byte === 0 || (byte === 1 && at === length - 1))) return null;
    const signature = raise(key, blinded);
    if (signature === null) return null;
    const again = publicEncrypt({ key: publicKey, padding }, signature);
    return again.equals(blinded) ? new Uint8Array(signature) : null;
  };
}

/**
 * BlindSign of RFC 9474, section 4.3: `b^d mod n`, of the modulus's length, checked by `s^e = b`. Null where `blinded` has
 * another length or is not between 1 and n. OpenSSL blinds the base itself.
 */
export function signBlindedNatively(privatePem: string, blinded: Uint8Array): Uint8Array | null {
  return blindSigner(privatePem)(blinded);
}
