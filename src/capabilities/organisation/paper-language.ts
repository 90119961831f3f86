import { choice } from '../../engines/actions/fields.ts';
import { say, type Language } from '../../kernel/words.ts';
import { chartWordsEn } from './chart-words.en.ts';
import { chartWordsZh } from './chart-words.zh.ts';
import { paperWordsEn } from './paper-words.en.ts';
import { paperWordsZh } from './paper-words.zh.ts';

/** The language a paper is written in; official papers are Chinese. */
export const paperLanguage = () => choice(['zh', 'en']).default('zh');

/** A sentence of the room's papers, filled. */
export type PaperWords = (
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

const words = {
  zh: { ...chartWordsZh, ...paperWordsZh },
  en: { ...chartWordsEn, ...paperWordsEn },
} as const;

/** Says what papers and charts say in a language. */
export const paperWords =
  (language: Language): PaperWords =>
  (key, values = {}) =>
    say(words[language], key, values);

/** The language as papers name it. */
export const paperTag = (language: Language): 'zh-CN' | 'en' =>
  language === 'zh' ? 'zh-CN' : 'en';
