import type { Words } from '../../kernel/words.ts';
import { sittingsWordsEn } from './sittings/words.en.ts';

/** The words of the congress, in English. */
export const congressWordsEn: Words = {
  ...sittingsWordsEn,
  room: 'Congress',
};
