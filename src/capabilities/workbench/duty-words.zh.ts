import type { Words } from '../../kernel/words.ts';

/** Names of the recurring duties, in Chinese. Every declared duty has one; a test sees to it. */
export const dutyWordsZh: Words = {
  'duty.congress': '召开学生代表大会',
  'duty.unit-congress': '召开二级学生代表大会',
  'duty.term-change': '换届',
  'duty.congress-report': '向学代会或常代会报告全年工作',
  'duty.class-election': '改选班委会',
  'duty.heads-meeting': '部长联席会议',
  'duty.department-meeting': '部门例会',
  'duty.staff-meeting': '全体工作人员会议',
  'duty.finance-report': '向指导部门报告上月收支',
  'duty.spring-training': '春季培训',
  'duty.autumn-training': '秋季培训',
  'duty.political-study': '理论学习',
  'duty.experience-exchange': '工作经验交流',
  'duty.work-review': '述职评议（{{academicYear}}学年第{{half}}学期）',
  'duty.member-assessment': '当月考核',
  'duty.unit-report': '听取二级学生会述职并评议',
  'duty.disclosure': '公开改革情况（自评表）',
  'duty.party-hearing': '学校党委听取学生会工作汇报（{{academicYear}}学年第{{half}}学期）',
  'duty.league-meeting': '团委专题研究学生会工作',
  'duty.leader-talk': '校领导与学生见面会',
  'duty.office-talk': '职能部门与学生交流会',
  'duty.club-review': '社团年度评议',
};
