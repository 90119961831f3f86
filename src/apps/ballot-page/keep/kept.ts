/** Why the box refuses for good (docs/ballot-protocol.md, section 7), or what was wrong with its receipt. */
export type FinalRefusal =
  | 'malformed'
  | 'token-refused'
  | 'signature-refused'
  | 'cast-already'
  | 'closed'
  | 'too-long'
  | 'receipt-wrong';

/** What a device keeps of one round. Texts alone, so that it can be sealed as it is. */
export interface KeptRound {
  /** Hex hash of the setup it belongs to. */
  readonly ctx: string;
  /** base64url of the 16 bytes everything is derived from. */
  readonly seed: string;
  /** Finalized and verified tokens, base64url, one for each issuer; null until then. */
  readonly tokens: readonly string[] | null;
  /** A token that did not verify: nothing is ever cast with it. */
  readonly tokenBad: boolean;
  /** The seed is not the one the tokens were asked for with. */
  readonly wrongCode: boolean;
  /** The ballot as made, saved before it is sent; forgotten once it was found in the list. */
  readonly ballot: string | null;
  /** Hex hash of the ballot. */
  readonly h: string | null;
  /** base64url of the box's signature, checked. */
  readonly receipt: string | null;
  readonly refused: FinalRefusal | null;
  /** What looking for it in the published list gave. */
  readonly onBoard: 'found' | 'missing' | null;
}

/** What a device keeps of one election: the seed for its rounds. */
export interface KeptSeed {
  readonly seed: string;
  /** Whether its owner said that the recovery code was written down. */
  readonly noted: boolean;
}

/** A round about to fetch its tokens under a seed. */
export function newRound(ctx: string, seed: string): KeptRound {
  return {
    ...{ ctx, seed, tokens: null, tokenBad: false, wrongCode: false },
    ...{ ballot: null, h: null, receipt: null, refused: null, onBoard: null },
  };
}

/**
 * Where something is kept. `change` reads and writes in one transaction, so that two pages of one device never both
 * make a ballot; null deletes.
 */
export interface Keeping<T> {
  read(): Promise<T | null>;
  change(next: (before: T | null) => T | null): Promise<T | null>;
}
