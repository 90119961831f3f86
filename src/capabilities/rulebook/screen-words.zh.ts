import type { Words } from '../../kernel/words.ts';

/** Words of the pages, in Chinese. */
export const screenWordsZh: Words = {};
