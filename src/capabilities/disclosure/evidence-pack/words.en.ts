import type { Words } from '../../../kernel/words.ts';

/** What the evidence pack prints, in English. */
export const packWordsEn: Words = {
  'pack.index': 'Index of the evidence',
  'pack.cover': 'Evidence for item {{number}}',
  'pack.unit-cover': 'Evidence for item {{number}} of the second level',
  'pack.folder': 'Folder',
  'pack.wording': 'Item',
  'pack.stands': 'How it stands',
  'pack.rows': 'Records it stands on',
  'pack.papers': 'Papers',
  'pack.no-papers': 'No papers.',
  'pack.missing': 'What is missing',
  'pack.nothing-missing': 'Every item has its evidence.',
};
