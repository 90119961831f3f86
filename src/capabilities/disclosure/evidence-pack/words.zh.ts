import type { Words } from '../../../kernel/words.ts';

/** What the evidence pack prints, in Chinese. */
export const packWordsZh: Words = {
  'pack.index': '佐证材料目录',
  'pack.cover': '第{{number}}项佐证材料',
  'pack.unit-cover': '二级第{{number}}项佐证材料',
  'pack.folder': '文件夹',
  'pack.wording': '条目',
  'pack.stands': '依据情况',
  'pack.rows': '依据的记录',
  'pack.papers': '附件',
  'pack.no-papers': '没有附件。',
  'pack.missing': '还缺什么',
  'pack.nothing-missing': '各项都有依据。',
};
