import type { Words } from '../../../kernel/words.ts';

/** What the pages of the hall say, in Chinese. */
export const screenWordsZh: Words = {
  'task.proposals-screen': '有 {{count}} 件提案待审查',
};
