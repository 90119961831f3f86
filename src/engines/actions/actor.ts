import type { SchoolId, Uuid } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { SchoolTransaction } from '../storage/door.ts';

/** How far a role reaches: the whole school, the holder's unit and all below it, or the holder alone. */
export type Reach = 'school' | 'unit' | 'self';

/** One way of being allowed: a role, and how far the verb lets it reach. */
export interface Grant {
  readonly role: string;
  readonly reach: Reach;
}

/** What a person is on this day: a post or appointment held, or being a student. A person may hold several. */
export interface Capacity {
  readonly id: Uuid;
  readonly role: string;
  /** The unit it was given for; null for the whole school. */
  readonly unitId: Uuid | null;
  /** That unit and everything below it; null for the whole school. */
  readonly unitIds: readonly Uuid[] | null;
}

/** Who stands before a verb, with everything they are on that day. */
export interface Standing {
  readonly accountId: Uuid;
  readonly personId: Uuid | null;
  /** Which log-in it is, so that a person can end the others; left out where none is told apart. */
  readonly sessionId?: Uuid | undefined;
  readonly capacities: readonly Capacity[];
}

/** How a caller shows who they are. A session's token is never stored, only its SHA-256. */
export type Credential =
  | { readonly kind: 'session'; readonly token: string }
  | { readonly kind: 'visitor' }
  /** A person at the machine itself; never made from anything that came over HTTP. */
  | { readonly kind: 'operator' }
  | { readonly kind: 'job'; readonly name: string };

/** Who acts, in one capacity. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly accountId: Uuid;
      readonly personId: Uuid | null;
      readonly sessionId?: Uuid | undefined;
      readonly capacity: Capacity;
    }
  | { readonly kind: 'visitor' }
  | { readonly kind: 'operator' }
  | { readonly kind: 'job' };

/**
 * How far this call may reach. `run` must keep to it: a `unit` reach touches only rows of `unitIds`, a `self` reach
 * only rows of `personId`.
 */
export type Authority =
  | { readonly reach: 'school' }
  | { readonly reach: 'unit'; readonly unitIds: readonly Uuid[] }
  | { readonly reach: 'self'; readonly personId: Uuid };

/**
 * Reads who a session belongs to and what they are on that day. Written by the room that knows accounts; it sends its
 * statement at once, so that it travels with the transaction's opening. Null for an unknown or ended session.
 */
export type StandingReader = (
  tx: SchoolTransaction,
  token: string,
  at: Instant,
) => Promise<Standing | null>;

/** One call of a verb, whatever surface it came through. */
export interface Call {
  readonly schoolId: SchoolId;
  readonly credential: Credential;
  /** The capacity the person chose; null takes the widest that may. */
  readonly capacityId: Uuid | null;
}
