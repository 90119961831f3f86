import { boardCheckWordsZh } from '../../engines/ballots/board/check-words.zh.ts';
import { countCheckWordsZh } from '../../engines/counting/published/check-words.zh.ts';
import type { Words } from '../../kernel/words.ts';

/** What the check of a board says, in Chinese. */
export const boardWordsZh: Words = {
  ...countCheckWordsZh,
  ...boardCheckWordsZh,
  'unreadable.no-receipt': '{{file}} 不是票箱签发的回执。请用手机投票页保存的那一份。',
  'board.title': '{{school}}　{{title}}',
  'board.office': '{{office}}　第 {{round}} 轮',
  'board.day': '{{body}}选举，{{on}}',
  'board.code': '核对码 {{code}}',
  'board.head': '公告板指纹 {{head}}',
  'board.state': '进度：{{phase}}',
  'board.unknown': '读不出开头的设定，只核对了 V01 至 V03。',
  'board.seal.sealed': '选票由监票人封存，{{threshold}} 人才能开箱（共 {{observers}} 人）',
  'board.seal.plain': '选票没有封存：掌管服务器的人投票中就能看到票面',
  'board.issuers.two': '发票须服务器与一名监票人共同签名',
  'board.issuers.one': '发票只由服务器签名',
  'board.attendance': '应到 {{expected}}，实到 {{present}}',
  'board.ballots': '电子票：发出 {{issued}}，收回 {{returned}}，有效 {{valid}}，无效 {{invalid}}',
  'board.unread': '其中 {{count}} 张打不开或写法不对（V15、V16），计为废票',
  'board.needed': '应选 {{seats}} 名，至少须得 {{needed}} 票',
  'board.votes': '{{name}}　赞成 {{yes}}　反对 {{no}}　弃权 {{abstain}}',
  'board.written': '{{name}}　另选 {{votes}}',
  'board.written-in': '另选 {{id}}',
  'board.elected': '重算当选：{{names}}',
  'board.tied': '得票相等：{{names}}',
  'board.open': '尚缺 {{open}} 名',
  'board.nobody': '无',
  'board.separator': '、',
  'board.decision.no-quorum': '到会人数不足，不能选举',
  'board.decision.void': '选举无效，重新选举',
  'board.decision.inconsistent': '计票单自相矛盾，须先更正',
  'board.decision.none': '还不能算出结果',
  'board.not-asked': '没有核对',
  'board.failed': '{{sentence}}（{{place}}）',
  'board.more': '{{check}}：同样的问题还有 {{count}} 处',
  'board.holds': '全部成立，结果可由选票重新算出。',
  'board.holds.note':
    '这里核对的是这份文件。投过票的人还应在手机上确认自己的选票在列；监票人应核对发出和收回的总数。',
  'board.broken': '{{count}} 处不成立。不要采信这份文件，请联系监票人。',
};
