import type { Language, Words } from '../../kernel/words.ts';
import { surfaceWordsEn } from './words.en.ts';
import { surfaceWordsZh } from './words.zh.ts';

/** The words of the command line itself. */
export function surfaceWords(language: Language): Words {
  return language === 'zh' ? surfaceWordsZh : surfaceWordsEn;
}
