import type { Words } from '../../kernel/words.ts';

/** Names of the provisions, in English. */
export const provisionWordsEn: Words = {
  'choice.provision.duty.rest-day': 'A due day on a rest day',
  'choice.provision.congress.month': 'Month of the congress',
  'choice.provision.congress.interval': 'Interval between congresses',
  'choice.provision.unit-congress.month': 'Month of second-level congresses',
  'choice.provision.term-change.month': 'Month of the change of term',
  'choice.provision.congress-report.month':
    'Month of the report to the congress or standing delegates',
  'choice.provision.class-election.month': 'Month of class committee elections',
  'choice.provision.heads-meeting.weekday': 'Day of the joint heads’ meeting',
  'choice.provision.department-meeting.weekday': 'Day of department meetings',
  'choice.provision.staff-meeting.day': 'Day of the all-staff meeting',
  'choice.provision.finance-report.day': 'Day of the monthly financial report',
  'choice.provision.training.spring-month': 'Month of spring training',
  'choice.provision.training.autumn-month': 'Month of autumn training',
  'choice.provision.political-study.day': 'Day of the monthly theory study',
  'choice.provision.experience-exchange.month': 'Month of the exchange of experience',
  'choice.provision.work-review.days-before-end': 'Reporting and review before a semester’s end',
  'choice.provision.member-assessment.day': 'Day of the monthly assessment of members',
  'choice.provision.unit-report.month': 'Month in which second-level unions report and are rated',
  'choice.provision.disclosure.month': 'Month of the disclosure',
  'choice.provision.party-hearing.days-before-end':
    'Party committee’s hearing before a semester’s end',
  'choice.provision.league-meeting.month': 'Month of the League committee’s meeting on the union',
  'choice.provision.leader-talk.day': 'Day of the talk with the school’s leaders',
  'choice.provision.leader-talk.held': 'Whether talks with the school’s leaders are held',
  'choice.provision.office-talk.day': 'Day of the talk with the school’s offices',
  'choice.provision.office-talk.held': 'Whether talks with the school’s offices are held',
  'choice.provision.club-review.month': 'Month of the clubs’ yearly review',
};
