import type { RoundAtHand } from '../answers.ts';
import type { Issuer } from '../issuer.ts';
import { backoff, wait } from '../waiting.ts';
import { loadRoster } from './load-roster.ts';

/** Lists of who can be written in, each loaded once and kept as long as the page is open. */
export interface RosterMemory {
  /** Tries until it is there. */
  readonly load: (round: RoundAtHand) => Promise<readonly string[] | 'wrong'>;
  /** How somebody is called whose list is loaded. */
  readonly nameOf: (round: RoundAtHand, person: number) => string;
}

/** Opens a memory over an issuer. */
export function rosterMemory(issuer: Issuer): RosterMemory {
  const loading = new Map<string, Promise<readonly string[] | 'wrong'>>();
  const loaded = new Map<string, readonly string[]>();
  async function load(round: RoundAtHand): Promise<readonly string[] | 'wrong'> {
    for (let failures = 0; ; failures += 1) {
      const people = await loadRoster(round, issuer);
      if (people !== null) {
        if (people !== 'wrong') loaded.set(round.id, people);
        return people;
      }
      await wait(backoff(failures));
    }
  }
  return {
    load(round) {
      const under = loading.get(round.id) ?? load(round);
      loading.set(round.id, under);
      return under;
    },
    nameOf: ({ id }, person) => loaded.get(id)?.[person] ?? String(person),
  };
}
