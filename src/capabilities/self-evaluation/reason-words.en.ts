import type { Words } from '../../kernel/words.ts';

/** What each reason says of the records, and what to do about it (`.way`). */
export const reasonWordsEn: Words = {};
