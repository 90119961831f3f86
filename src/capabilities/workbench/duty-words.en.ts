import type { Words } from '../../kernel/words.ts';

/** Names of the recurring duties, in English. */
export const dutyWordsEn: Words = {
  'duty.congress': 'Hold the students’ congress',
  'duty.unit-congress': 'Hold the second-level congresses',
  'duty.term-change': 'Change of term',
  'duty.congress-report': 'Report the year’s work to the congress or the standing delegates',
  'duty.class-election': 'Elect the class committees',
  'duty.heads-meeting': 'Joint heads’ meeting',
  'duty.department-meeting': 'Department meeting',
  'duty.staff-meeting': 'Meeting of all staff',
  'duty.finance-report': 'Report last month’s income and expenditure to the guides',
  'duty.spring-training': 'Spring training',
  'duty.autumn-training': 'Autumn training',
  'duty.political-study': 'Theory study',
  'duty.experience-exchange': 'Exchange of experience',
  'duty.work-review': 'Reporting and review (semester {{half}} of {{academicYear}})',
  'duty.member-assessment': 'The month’s assessment of members',
  'duty.unit-report': 'Hear and rate the second-level unions',
  'duty.disclosure': 'Publish the disclosure with the self-evaluation form',
  'duty.party-hearing':
    'Party committee hears the union’s report (semester {{half}} of {{academicYear}})',
  'duty.league-meeting': 'League committee’s meeting on the union’s work',
  'duty.leader-talk': 'Talk of students with the school’s leaders',
  'duty.office-talk': 'Talk of students with the school’s offices',
  'duty.club-review': 'Yearly review of the clubs',
};
