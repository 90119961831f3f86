import type { Words } from '../../../kernel/words.ts';

/** What the pages of the hall say, in English. */
export const screenWordsEn: Words = {
  'task.proposals-screen': '{{count}} proposals wait to be screened',
};
