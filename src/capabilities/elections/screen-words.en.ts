import type { Words } from '../../kernel/words.ts';

/** What the pages of elections say, in English. */
export const electionScreenWordsEn: Words = {
  'screen.election': 'Election',
  'screen.count': 'Enter a tally sheet',
  'screen.election-result': 'Result of an election',
};
