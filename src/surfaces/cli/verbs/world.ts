import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Language, Words } from '../../../kernel/words.ts';

/** Words of both languages. */
export type BothWords = Readonly<Record<Language, Words>>;

/** What the program hands in about the verbs there are, since this surface knows none. */
export interface VerbWorld {
  readonly verbs: readonly VerbDescription[];
  /** The words of a room. */
  readonly wordsOf: (room: string) => Promise<BothWords>;
  /** The words of the roles, `role.<role>`. */
  readonly roles: () => Promise<BothWords>;
  /** The words of any verb's refusals. */
  readonly actions: BothWords;
}
