import type { Words } from '../../kernel/words.ts';

/** Words of the pages, in English. */
export const screenWordsEn: Words = {};
