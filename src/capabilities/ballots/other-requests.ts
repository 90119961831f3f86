import type { Uuid } from '../../kernel/id.ts';

/**
 * Requests for a token with other bytes than before: refused, and shown to observers while the round goes on. A refusal
 * leaves nothing in the database, so they are remembered here, until the server stops or the round is over. Of a kiosk,
 * under its own id: codes that nobody has.
 */
export interface OtherRequests {
  note(roundId: Uuid, personId: Uuid): void;
  of(roundId: Uuid): ReadonlyMap<Uuid, number>;
  forget(roundId: Uuid): void;
}

/** An empty memory of them. */
export function otherRequests(): OtherRequests {
  const rounds = new Map<Uuid, Map<Uuid, number>>();
  return {
    note: (roundId, personId) => {
      const people = rounds.get(roundId) ?? new Map<Uuid, number>();
      people.set(personId, (people.get(personId) ?? 0) + 1);
      rounds.set(roundId, people);
    },
    of: (roundId) => rounds.get(roundId) ?? new Map<Uuid, number>(),
    forget: (roundId) => {
      rounds.delete(roundId);
    },
  };
}
