import { choice } from '../../../engines/actions/fields.ts';
import type { Paper } from '../../../engines/documents/paper/paper.ts';
import { say, type Language } from '../../../kernel/words.ts';
import { sittingsWordsEn } from './words.en.ts';
import { sittingsWordsZh } from './words.zh.ts';

/** Who speaks in a paper, and in which language. */
export interface Speech {
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  readonly language: Paper['language'];
}

/** The language a paper is asked for in; official papers are Chinese. */
export const paperLanguage = () => choice(['zh', 'en']).default('zh');

/** Says what papers say, in a language. */
export function speechIn(asked: Language): Speech {
  const words = asked === 'zh' ? sittingsWordsZh : sittingsWordsEn;
  return {
    say: (key, values) => say(words, key, values),
    language: asked === 'zh' ? 'zh-CN' : 'en',
  };
}
