import type { Words } from '../../kernel/words.ts';

/** What a disclosure prints beside the form's own words. It is a Chinese paper, whatever the reader's language. */
export const paperWordsZh: Words = {
  'paper.title': '{{school}}{{union}}改革情况',
  'paper.preamble': '现将截至{{asOf}}的改革情况公开如下，请广大师生监督。',
  'paper.form': '改革自评表',
  'paper.form-school': '校级学生会组织改革自评表',
  'paper.form-second-level': '二级学生会组织改革自评表',
  'paper.complaints': '监督与反映',
  'paper.evidence': '依据',
  'paper.ground': '说明：{{ground}}',
  'paper.unions': '二级学生会组织共{{total}}个。',
  'paper.within': '是否符合学业要求',
  'paper.within-yes': '符合',
  'paper.within-no': '不符合',
  'paper.within-unknown': '未登记',
  'paper.roster-note':
    '学习成绩综合排名取最近1个学期、最近1学年、入学以来三者之一；一年级新生不填，研究生只填是否存在课业不及格情况。',
  'paper.figures':
    '工作人员共{{staff}}人，其中中共党员{{partyMembers}}人、共青团员{{leagueMembers}}人、一年级新生{{freshmen}}人。',
  'paper.yes': '是',
  'paper.no': '否',
  'paper.size-campuses': '本校在校学生{{students}}人，有{{campuses}}个校区。',
  'paper.size': '本校在校学生{{students}}人。',
  'paper.campuses': '本校有{{campuses}}个校区。',
  'paper.departments': '工作部门共{{count}}个：{{names}}。',
  'paper.nothing': '暂无。',
  'paper.file': '附件：{{name}}（SHA-256 {{sha256}}）',
  'paper.national': '全国学联邮箱：{{mailbox}}',
};
