/**
 * The issuer's RSA key of each round while the round lives: in a file of its own beside the database, never in the
 * database and never in a backup, so that destroying it destroys the only copy (docs/ballot-protocol.md, sections 1 and 8).
 */
export interface RoundKeys {
  /** Makes the key of a round, or finds the one made before; answers its modulus (256 bytes), which the setup names. */
  readonly make: (round: string) => Promise<Uint8Array>;
  /**
   * Signs a blinded value. Null where the round has no key (any more), or the value cannot be signed: another length
   * than the modulus, or not between 1 and it.
   */
  readonly sign: (round: string, blinded: Uint8Array) => Promise<Uint8Array | null>;
  /** Destroys the key for good; nothing happens where there is none. */
  readonly destroy: (round: string) => Promise<void>;
}
