/**
 * The cryptography that checking a board takes. Two implementations keep the same contract (`primitives-contract.ts`): a
 * portable one that runs in any browser, also where `crypto.subtle` is missing, and one by Node's own code, some ten times
 * faster. What comes from outside makes none of them throw, whatever its length or form: they answer false or null.
 */
export interface CheckingPrimitives {
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  /**
   * A verifier of RSASSA-PSS with SHA-384 and 48 bytes of salt under a modulus (big-endian bytes), exponent 65537
   * (RFC 9474, RFC 8017). Made once for a key, asked for every token.
   */
  readonly tokenVerifier: (
    modulus: Uint8Array,
  ) => (message: Uint8Array, token: Uint8Array) => boolean;
  /**
   * RFC 8032 with its open corners settled (docs/ballot-protocol.md, section 2): S below the group order, the key canonical
   * and not of small order, the encoding of [S]B − [k]A equal to R, without the cofactor.
   */
  readonly verifyEd25519: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
  /** X25519 (RFC 7748); null for a point that gives all zeros. */
  readonly x25519: (secret: Uint8Array, point: Uint8Array) => Uint8Array | null;
  /** The public key of an X25519 secret of 32 bytes; another length is a broken promise, and throws. */
  readonly x25519Public: (secret: Uint8Array) => Uint8Array;
  /** HKDF with SHA-256 (RFC 5869). */
  readonly hkdf: (
    input: Uint8Array,
    salt: Uint8Array,
    info: Uint8Array,
    length: number,
  ) => Uint8Array;
  /** Opens ChaCha20-Poly1305 (RFC 8439) under a nonce of zeros; null where the tag does not fit. */
  readonly openChaCha: (key: Uint8Array, sealed: Uint8Array) => Uint8Array | null;
}
