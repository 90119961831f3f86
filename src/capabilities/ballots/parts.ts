import type { BallotBox } from './box.ts';
import type { OtherRequests } from './other-requests.ts';
import type { RoundKeys } from './round-keys-store.ts';

/** What the verbs of this room stand on, beside the database. */
export interface BallotParts {
  readonly box: BallotBox;
  readonly keys: RoundKeys;
  /** Hex SHA-256 of the served ballot page's script; null where it was not built. */
  readonly page: () => string | null;
  readonly others: OtherRequests;
}
