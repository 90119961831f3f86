import type { Words } from '../../kernel/words.ts';
import { sittingsWordsZh } from './sittings/words.zh.ts';

/** The words of the congress, in Chinese. */
export const congressWordsZh: Words = {
  ...sittingsWordsZh,
  room: '代表大会',
};
