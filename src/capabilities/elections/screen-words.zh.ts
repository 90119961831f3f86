import type { Words } from '../../kernel/words.ts';

/** What the pages of elections say, in Chinese. */
export const electionScreenWordsZh: Words = {
  'screen.election': '选举',
  'screen.count': '录入计票单',
  'screen.election-result': '选举结果',
};
