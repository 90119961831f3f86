import type { Words } from '../../kernel/words.ts';

/** Words on the room's papers, in Chinese. */
export const paperWordsZh: Words = {
  'paper.handover.title': '{{body}}交接清单',
  'paper.handover.lead':
    '{{giver}}（{{giverPost}}）于 {{day}} 将下列资料、物资、经费、印章和账号移交给{{taker}}（{{takerPost}}）。',
  'paper.handover.number': '序号',
  'paper.handover.kind': '类别',
  'paper.handover.name': '名称',
  'paper.handover.quantity': '数量',
  'paper.handover.amount': '金额（元）',
  'paper.handover.note': '说明',
  'paper.handover.kind.record': '资料',
  'paper.handover.kind.asset': '物资',
  'paper.handover.kind.money': '经费',
  'paper.handover.kind.seal': '印章',
  'paper.handover.kind.account': '账号',
  'paper.handover.total': '经费合计',
  'paper.handover.remark': '备注：{{note}}',
  'paper.handover.giver': '移交人：{{name}}',
  'paper.handover.taker': '接收人：{{name}}',
  'paper.handover.signed-giver': '移交人{{name}}已于 {{at}} 在系统中签署。',
  'paper.handover.signed-taker': '接收人{{name}}已于 {{at}} 在系统中签署。',
  'paper.handover.foot': '交接清单第 {{version}} 版',
  'paper.chart.foot': '截至 {{day}}',
  'paper.chart.none': '没有登记学生会组织。',
};
