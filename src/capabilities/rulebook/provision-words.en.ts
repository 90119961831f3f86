import type { Words } from '../../kernel/words.ts';

/** Names of the provisions, in English. */
export const provisionWordsEn: Words = {
  'choice.provision.duty.rest-day': 'A due day on a rest day',
  'choice.provision.selection.presidium-path':
    'How candidates for the school’s presidium are chosen',
  'choice.provision.selection.members-path': 'How members of the school’s departments are chosen',
  'choice.provision.selection.unit-presidium-path':
    'How candidates for a unit’s presidium are chosen',
  'choice.provision.selection.publicity-days': 'Working days a list of candidates is public',
  'choice.provision.selection.review-days': 'Working days for each review',
  'choice.value.presidium-joint': 'Recommendation, publicity, joint review, Party committee',
  'choice.value.presidium-interview':
    'Recommendations, publicity, review, joint interview, Party committee',
  'choice.value.presidium-congress': 'Recommendation, review, election, Party committee',
  'choice.value.members-joint':
    'Interview, recommendation, publicity, joint review, League committee',
  'choice.value.members-competition':
    'Competition, recommendation, joint review, publicity, League committee',
  'choice.value.members-staff': 'Class and unit recommend, presidium decides',
  'choice.value.unit-presidium': 'Recommendation, publicity, the unit’s Party',
  'choice.value.unit-committee': 'Recommendations, election, the unit’s Party, filing',
  'choice.provision.standing.span': 'Span of study ranks',
  'choice.value.term': 'The last term',
  'choice.value.year': 'The last school year',
  'choice.value.since-entry': 'Since entry',
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
  'choice.provision.presidium.most': 'Presidium of the school’s union, at most',
  'choice.provision.presidium.rotation': 'Whether the presidium’s members take the chair in turn',
  'choice.provision.unit-presidium.most': 'Presidium of a second-level union, at most',
  'choice.provision.department.most': 'Working departments of the school’s union, at most',
  'choice.provision.department.deputies': 'Deputies of a department, at most',
  'choice.provision.staff.most': 'Staff of the school’s union, at most',
  'choice.provision.staff.most-with-ground':
    'Staff where there are many students or several campuses, at most',
  'choice.provision.unit-staff.most': 'Staff of a second-level union, at most',
  'choice.provision.cadre.share': 'Student cadres as a share of the students, at most',
  'choice.provision.cap.refuse': 'Whether appointments over a limit are refused',
  'choice.provision.second-post.within-union': 'A second post in the same union',
  'choice.provision.second-post.two-levels': 'Posts in the school’s and a unit’s union',
  'choice.provision.second-post.clubs':
    'Whether unit club leaders serve in the school union’s clubs department by the charter',
  'choice.provision.class-committee.posts': 'Posts of a class committee',
  'choice.provision.class-committee.term': 'Term of a class committee',
  'choice.provision.disclosure.approvers': 'Who must approve a disclosure',
  'choice.provision.disclosure.retention-years':
    'Years for which published rows about persons stay',
};
