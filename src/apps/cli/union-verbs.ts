import type { VerbDescription } from '../../engines/actions/description.ts';
import { actionWordsEn } from '../../engines/actions/words.en.ts';
import { actionWordsZh } from '../../engines/actions/words.zh.ts';
import type { BothWords, VerbWorld } from '../../surfaces/cli/verbs/world.ts';
import type { PersonWorld } from '../../surfaces/cli/person/person-world.ts';
import { wordsOf } from './rooms.ts';

const actions: BothWords = { zh: actionWordsZh, en: actionWordsEn };
const roles = (): Promise<BothWords> => wordsOf('organisation');

/** The union's verbs as the command line carries them; written by scripts/write-reference.mjs, held fresh by a test. */
export async function verbWorld(): Promise<VerbWorld> {
  const { default: carried } = await import('./verbs.json');
  return { verbs: carried as unknown as readonly VerbDescription[], wordsOf, roles, actions };
}

/** What the commands about a person's own log-ins speak with. */
export const personWorld: PersonWorld = { actions, roles, access: () => wordsOf('access') };
