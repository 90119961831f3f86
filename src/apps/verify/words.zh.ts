import { checkWordsZh } from '../../capabilities/disclosure/edition/check-words.zh.ts';
import type { Words } from '../../kernel/words.ts';

/** What the check of an edition says, in Chinese. */
export const verifyWordsZh: Words = {
  ...checkWordsZh,
  'command.verify': '核对一份已公开的改革情况、计票文件或选票公告板',
  'command.verify.more':
    '读取从公开网页下载的文件，逐项核对：内容有没有被改动，每个结论能否由所列依据重新算出。计票文件则由计票单重新算出当选结果；选票公告板（.jsonl）则核对每一张选票，重新开票、计票。不需要数据库，不联网。“-”表示从标准输入读取。',
  'command.verify.end': '退出码：0 全部成立；1 至少一项不成立；2 没有可核对的内容或用法有误。',
  'argument.verify.bundle': '公开.json',
  'argument.verify.bundle.missing': '没有指定要核对的文件。例：mingzhang verify 公开.json',
  'flag.verify.before': '它所更正的上一版，用来核对前后衔接',
  'flag.verify.before.value': '上一版.json',
  'flag.verify.code': '会场显示的核对码，与公告板比对',
  'flag.verify.code.value': 'ABCD-EFGH',
  'flag.verify.receipt': '投票时得到的回执，核对自己的选票在列',
  'flag.verify.receipt.value': '回执.json',
  'flag.verify.count': '同一次选举的计票文件，核对规则和名单',
  'flag.verify.count.value': '计票.json',
  'flag.verify.under-way': '本轮还没有结束，不要求已经认证',
  'flag.verify.json': '输出一行 JSON',
  'unreadable.missing': '没有这个文件：{{file}}。请检查路径。',
  'unreadable.not-readable': '读不了这个文件：{{file}}。请检查权限。',
  'unreadable.too-large': '文件太大：{{file}}。',
  'unreadable.no-json': '{{file}} 不是 JSON。请重新下载公开的 .json 文件。',
  'unreadable.no-edition': '{{file}} 不是明章公开的版本（问题在 {{place}}）。请重新下载。',
  edition: '{{school}} {{union}}　{{form}}',
  'edition.day': '截至 {{asOf}}，{{publishedOn}} 公开，第 {{number}} 版',
  'edition.hash': '指纹 {{hash}}',
  'mark.holds': '成立',
  'mark.broken': '不成立',
  recomputed: '{{recomputed}} 项结论已由所列依据重新算出。',
  open: '{{count}} 项所需的依据在这一份里没有公开，备案本里有：{{items}}',
  withheld: '{{withheld}} 条内容没有公开或已撤下，只留指纹；不影响核对其余部分。',
  holds: '全部成立。',
  broken: '{{count}} 处不成立。',
};
