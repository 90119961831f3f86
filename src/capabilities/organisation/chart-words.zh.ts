import type { Words } from '../../kernel/words.ts';

/** What is said of the chart and on it, and by the room's pages, in Chinese. */
export const chartWordsZh: Words = {
  'verb.chart.read': '组织机构图',

  'field.names': '显示姓名',

  'field.language': '文书语言',
  'choice.language.zh': '中文',
  'choice.language.en': '英文',

  'chart.title': '{{union}}组织机构图',
  'chart.described':
    '{{union}}截至 {{day}} 的组织机构：主席团下设 {{count}} 个工作部门（{{departments}}），工作人员共 {{staff}} 人。',
  'chart.described-bare':
    '{{union}}截至 {{day}} 的组织机构：没有登记工作部门，工作人员共 {{staff}} 人。',
  'chart.presidium': '主席团',
  'chart.people': '{{count}} 人',
  'chart.counted': '{{post}} {{count}} 人',
  'chart.named': '{{post}}：{{names}}',
  'chart.vacant': '{{post}}（空缺）',
  'chart.guides': '指导',
  'chart.elects': '选举',
  'chart.reviews': '评议',
  'chart.congress.student-union': '学生代表大会',
  'chart.congress.graduate-union': '研究生代表大会',
  'chart.congress.student-union.unit': '学生代表大会（全体学生大会）',
  'chart.congress.graduate-union.unit': '研究生代表大会（全体研究生大会）',
  'chart.second-level': '二级学生会组织（{{count}} 个）',
  'chart.unit': '主席团 {{presidium}} 人，{{departments}} 个部门，共 {{staff}} 人',
};
