import { boardWordsZh } from '../board-words.zh.ts';
import { countWordsZh } from '../count-words.zh.ts';
import { verifyWordsZh } from '../words.zh.ts';
import type { Words } from '../../../kernel/words.ts';

/** What the page that verifies files says, in Chinese. */
export const pageWordsZh: Words = {
  ...countWordsZh,
  ...boardWordsZh,
  ...verifyWordsZh,
  'page.title': '核对选票公告板和计票文件',
  'page.intro':
    '在这台设备上核对，不上传，断网也能用。可核对三种文件：选票公告板（.jsonl）、计票文件（.json）、改革情况公开（.json）。',
  'page.file': '选择文件，或拖到这里',
  'page.more': '核对公告板时还可以比对',
  'page.code': '会场显示的核对码（8 个字母数字）',
  'page.receipt': '自己的投票回执（文件）',
  'page.count': '同一次选举的计票文件',
  'page.under-way': '本轮还没有结束',
  'page.language': 'English',
  'page.reading': '正在核对，已完成 {{percent}}%',
  'page.holds': '全部成立',
  'page.broken': '有不成立之处',
  'page.about': '这是哪一次选举',
  'page.result': '重新计算的结果',
  'page.failures': '不成立之处',
  'page.checks': '逐项核对',
  'page.check.number': '编号',
  'page.check.state': '结果',
  'page.check.what': '核对什么',
  'page.failed': '核对中途出错，没有得出结果。请换一个浏览器，或用命令行 mingzhang verify。',
  'page.source':
    '这个页面可以保存到本机使用。另有一份用 Python 独立写成的核对程序，随源代码提供（verifiers/）。',
};
