import { surfaceWordsEn } from '../words.en.ts';
import { surfaceWordsZh } from '../words.zh.ts';
import type { BothWords, VerbWorld } from '../verbs/world.ts';

/** What the program hands in to the commands about a person's own log-ins. */
export interface PersonWorld extends Pick<VerbWorld, 'roles' | 'actions'> {
  /** The words of the room that logs people in: why it refuses. */
  readonly access: () => Promise<BothWords>;
}

/** The words of the commands that stand in this surface itself. */
export const surfaceBoth: BothWords = { zh: surfaceWordsZh, en: surfaceWordsEn };
