import type { Words } from '../../kernel/words.ts';

/** What papers and comparisons of rules say, in Chinese. */
export const rulebookPaperWordsZh: Words = {
  'compare.unchanged': '未改',
  'compare.changed': '修改',
  'compare.added': '新增',
  'compare.removed': '删去',
  'compare.moved': '移位',
  'compare.and-moved': '{{what}}并移位',
  'paper.none': '（无）',
  'paper.comparison': '《{{title}}》条文对照表',
  'paper.counts':
    '修改 {{changed}} 条，新增 {{added}} 条，删去 {{removed}} 条，移位 {{moved}} 条，未改 {{unchanged}} 条。加粗的是改动之处。',
  'paper.before': '原：{{before}}',
  'paper.after': '新：{{after}}',
  'paper.what': '变动',
  'paper.values': '条文规定的参数的变化',
  'paper.provision': '参数',
  'paper.not-stated': '没有规定',
};
