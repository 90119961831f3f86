import type { KeptRound, KeptSeed, Keeping } from '../keep/kept.ts';
import type { Store } from '../keep/store.ts';

/** What a phone keeps for one person of one school. */
export interface Keepings {
  readonly round: (electionId: string, roundId: string) => Keeping<KeptRound>;
  readonly seed: (electionId: string) => Keeping<KeptSeed>;
  /** Deletes everything of an election. */
  readonly forget: (electionId: string) => Promise<void>;
}

/** Everything is under the school and the person: a phone that two people log in on keeps them apart. */
export function keepingsOf(store: Store, school: string, person: string): Keepings {
  const below = (electionId: string): string => `${school}/${person}/${electionId}/`;
  return {
    round: (electionId, roundId) => store.keeping(`${below(electionId)}round/${roundId}`),
    seed: (electionId) => store.keeping(`${below(electionId)}seed`),
    forget: async (electionId) => store.remove(await store.names(below(electionId))),
  };
}
