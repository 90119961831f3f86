import type { Words } from '../../kernel/words.ts';

/** What each reason says of the records; per criterion the way to mend it, and what it means that nothing is there. */
export const reasonWordsEn: Words = {
  'reason.no-administrative-duties.carries-dormitory':
    'The duties of a department include dormitory control.',
  'reason.no-administrative-duties.assists-dormitory':
    'The duties of a department include helping with dormitory control.',
  'reason.no-administrative-duties.carries-policing':
    'The duties of a department include campus policing.',
  'reason.no-administrative-duties.assists-policing':
    'The duties of a department include helping with campus policing.',
  'reason.no-administrative-duties.carries-security':
    'The duties of a department include security.',
  'reason.no-administrative-duties.assists-security':
    'The duties of a department include helping with security.',
  'reason.no-administrative-duties.denied':
    'A paper says that no administrative duties are carried.',
  'reason.no-administrative-duties.none-told':
    'The duties of the departments are recorded, and none is administrative.',
  'reason.no-administrative-duties.duties-unlisted':
    'The duties of {{department}} are not recorded.',
  'reason.structure.secretariat': 'There is a secretariat, “{{name}}”.',
  'reason.structure.standing-body': 'There is a body beside presidium and departments, “{{name}}”.',
  'reason.structure.standing-centre': 'There is a standing “{{name}}”.',
  'reason.structure.rostered-centre': 'The roster names “{{name}}”.',
  'reason.structure.departments-listed':
    'There are a presidium and working departments, and nothing else.',
  'reason.structure.denied': 'A paper says that there is no other level.',
  'reason.staff-cap.roster-differs': '{{stated}} are stated, and the roster holds {{counted}}.',
  'reason.staff-cap.counts-differ': 'Two numbers differ: {{stated}} and {{counted}}.',
  'reason.staff-cap.unit-over-limit':
    '{{unit}} has {{count}}, and {{limit}} is the limit; {{conforming}} others keep it.',
  'reason.staff-cap.over-limit': '{{count}} people: over the limit of {{limit}}.',
  'reason.staff-cap.ground-given':
    '{{count}} people: over {{plain}}, and the size of the school allows {{limit}}.',
  'reason.staff-cap.no-ground':
    '{{count}} people: over {{plain}}, and nothing recorded shows a large school or several campuses.',
  'reason.staff-cap.charter-differs': 'There are {{count}}, and the charter allows {{allowed}}.',
  'reason.staff-cap.within': '{{count}} people ≤ {{plain}}.',
  'reason.presidium-cap.plan-differs': 'There are {{count}}, and the reform plan says {{other}}.',
  'reason.presidium-cap.charter-differs': 'There are {{count}}, and the charter says {{other}}.',
  'reason.presidium-cap.counts-differ': 'Two numbers differ: {{count}} and {{other}}.',
  'reason.presidium-cap.roster-differs':
    'The number is {{count}}, and the roster shows {{counted}} in the presidium.',
  'reason.presidium-cap.unit-over-limit':
    '{{unit}} has {{count}} in the presidium, and {{limit}} is the limit.',
  'reason.presidium-cap.over-limit': '{{count}} in the presidium: over the limit of {{limit}}.',
  'reason.presidium-cap.allows-more':
    'A rule allows {{count}} in the presidium: over the limit of {{limit}}.',
  'reason.presidium-cap.within': 'The presidium keeps the limit.',
  'reason.department-cap.plan-differs':
    'There are {{count}} departments, and the reform plan says {{other}}.',
  'reason.department-cap.counts-differ':
    'Two numbers of departments differ: {{count}} and {{other}}.',
  'reason.department-cap.list-differs':
    'The number is {{count}}, and {{listed}} are listed: {{names}}.',
  'reason.department-cap.roster-differs':
    'The number is {{count}}, and the roster names {{listed}}: {{names}}.',
  'reason.department-cap.over-limit': '{{count}} working departments: over the limit of {{limit}}.',
  'reason.department-cap.within': 'The number of departments keeps the limit.',
  'reason.posts.forbidden-post': 'There is a post that is not allowed, “{{title}}”.',
  'reason.posts.rostered-post':
    'Row {{row}} of the roster holds “{{title}}”, which is not allowed.',
  'reason.posts.secretariat': 'There is a secretariat or the like.',
  'reason.posts.person-twice':
    'Rows {{row}} and {{other}} seem to be one person; one person holds one post.',
  'reason.posts.only-allowed': 'There are no posts but those allowed.',
  'reason.political-status.neither-party-nor-league':
    'Row {{row}} of the roster is neither in the Party nor in the League.',
  'reason.political-status.activist-only':
    'Row {{row}} is recorded as an applicant for the Party; whether they are in the League is not.',
  'reason.political-status.status-missing': 'The political status of {{count}} is not recorded.',
  'reason.political-status.party-members-unstated':
    'Of {{staff}}, {{together}} are League members; Party members are not stated.',
  'reason.political-status.sum-below-staff':
    'Of {{staff}}, {{together}} are in the Party or League.',
  'reason.political-status.sum-above-staff':
    '{{together}} in the Party or League are more than the {{staff}} there are.',
  'reason.political-status.all-members': 'All {{staff}} are in the Party or the League.',
  'reason.political-status.stated': 'A paper says that all are in the Party or the League.',
  'reason.academic-standing.rank-impossible': 'Row {{row}}: the rank {{place}}/{{size}} cannot be.',
  'reason.academic-standing.rank-over-limit':
    'Row {{row}}: rank {{place}}/{{size}}; 10×{{place}} is more than 3×{{size}}, so it is outside the top 30 %.',
  'reason.academic-standing.share-over-limit':
    'Row {{row}}: within the top {{percent}}, not within 30 %.',
  'reason.academic-standing.rank-not-yet':
    'Row {{row}} ({{grade}}) has no rank yet, and is no first-year student.',
  'reason.academic-standing.rank-unreadable':
    'The rank of {{count}} rows cannot be read, such as row {{row}}.',
  'reason.academic-standing.rank-missing': 'No rank is recorded for {{count}}.',
  'reason.academic-standing.grade-unknown':
    'The grade of somebody is not recorded, so whether they are first-years is unknown.',
  'reason.academic-standing.failed-course': 'Row {{row}} has failed a course.',
  'reason.academic-standing.failed-course-freshman':
    'Row {{row}}, a first-year student, has failed a course.',
  'reason.academic-standing.rows-within':
    'The ranks of {{count}} are within the top 30 %, and nothing was failed.',
  'reason.academic-standing.summary-failed': 'The figures say that a course was failed.',
  'reason.academic-standing.summary-all': 'All {{count}} who need a rank are within the limit.',
  'reason.academic-standing.summary-share': 'Of {{staff}}, {{percent}} % are within the top 30 %.',
  'reason.academic-standing.summary-share-unexplained':
    'Of {{staff}}, {{percent}} % are within the top 30 %; whether the others are first-years is not said.',
  'reason.academic-standing.summary-percent': '{{count}} of {{staff}} is not {{percent}} %.',
  'reason.academic-standing.summary-count':
    'Of {{staff}} who need a rank, {{count}} are within the limit.',
  'reason.academic-standing.failed-unknown': 'Whether {{count}} failed a course is not recorded.',
  'reason.academic-standing.not-within': 'Row {{row}} does not meet the study requirement.',
  'reason.candidate-vetting.presidium-skipped-otherwise':
    'Candidates for the presidium skip a step ({{by}}).',
  'reason.candidate-vetting.presidium-decided-otherwise':
    'Candidates for the presidium are decided by {{by}}.',
  'reason.candidate-vetting.members-skipped-otherwise': 'Department members skip a step ({{by}}).',
  'reason.candidate-vetting.members-decided-otherwise': 'Department members are decided by {{by}}.',
  'reason.candidate-vetting.presidium-decided-by-others':
    'By the rules {{by}} decides on candidates for the presidium too.',
  'reason.candidate-vetting.presidium-nominated-by-others':
    'By the rules {{by}} nominates for the presidium.',
  'reason.candidate-vetting.members-decided-by-others':
    'By the rules {{by}} decides on department members too.',
  'reason.candidate-vetting.no-vetting-told': 'The rules name no vetting.',
  'reason.candidate-vetting.path-told': 'Every step of recommendation and review is there.',
  'reason.candidate-vetting.steps-missing': 'Steps are missing: {{missing}}.',
  'reason.candidate-vetting.heads-elected':
    'By the rules the congress elects the heads, which does not go with vetting.',
  'reason.candidate-vetting.steps-unrecorded':
    'Of {{of}} who hold posts, the vetting of {{count}} is not recorded, such as row {{row}}.',
  'reason.candidate-vetting.all-vetted':
    'All {{count}} who hold posts were recommended and reviewed.',
  'reason.elected-by-congress.elector-unlisted':
    'Nobody has recorded who elected {{members}} of the presidium.',
  'reason.elected-by-congress.elected-by-congress': 'The presidium is elected by the congress.',
  'reason.elected-by-congress.may-be-elected-by-congress':
    'By the rules the presidium may be elected by the congress.',
  'reason.elected-by-congress.elected-by-assembly':
    'The presidium is elected by an assembly of all students.',
  'reason.elected-by-congress.may-be-elected-by-assembly':
    'By the rules the presidium may be elected by an assembly of all students.',
  'reason.elected-by-congress.elected-by-committee':
    'The presidium is elected by the student committee.',
  'reason.elected-by-congress.may-be-elected-by-committee':
    'By the rules the presidium may be elected by the student committee.',
  'reason.elected-by-congress.elected-by-standing-committee':
    'The presidium is elected by the standing committee.',
  'reason.elected-by-congress.may-be-elected-by-standing-committee':
    'By the rules the presidium may be elected by the standing committee.',
  'reason.elected-by-congress.elected-by-standing-delegates':
    'The presidium is elected by the standing delegates.',
  'reason.elected-by-congress.may-be-elected-by-standing-delegates':
    'By the rules the presidium may be elected by the standing delegates.',
  'reason.elected-by-congress.elected-by-party-or-league':
    'The presidium is elected by the Party or League.',
  'reason.elected-by-congress.may-be-elected-by-party-or-league':
    'By the rules the presidium may be elected by the Party or League.',
  'reason.elected-by-congress.elected-by-presidium':
    'The presidium is elected by the presidium itself.',
  'reason.elected-by-congress.may-be-elected-by-presidium':
    'By the rules the presidium may be elected by the presidium itself.',
  'reason.elected-by-congress.elected-by-other': 'The presidium is elected by another body.',
  'reason.elected-by-congress.may-be-elected-by-other':
    'By the rules the presidium may be elected by another body.',
  'reason.elected-by-congress.no-congress':
    'No congress was held, so who elected the presidium is open.',
  'reason.congress-held.dates-differ': 'Two days differ: {{stated}} and {{told}}.',
  'reason.congress-held.after-state': 'The congress ({{date}}) is later than {{state}}.',
  'reason.congress-held.before-period': 'The congress was held on {{date}}, before {{since}}.',
  'reason.congress-held.overdue':
    'The last congress was on {{date}}; by the rules it is held every {{years}} years, so it is overdue.',
  'reason.congress-held.long-ago': 'The last congress was on {{date}}, more than two years ago.',
  'reason.congress-held.cycle-differs': 'Two cycles differ: {{first}} and {{other}} years.',
  'reason.congress-held.far-apart':
    'The congresses of {{before}} and {{date}} are more than {{years}} years apart.',
  'reason.congress-held.month-differs': 'Planned for month {{planned}}, held in month {{held}}.',
  'reason.congress-held.postponed': 'The congress was postponed.',
  'reason.congress-held.not-held': 'No congress was held.',
  'reason.congress-held.told': 'The congress was held on {{date}}.',
  'reason.delegates-elected.nominated-by-unit-union':
    'Delegates are nominated by the unit’s union, not by the class League branch.',
  'reason.delegates-elected.nominated-by-unit-league':
    'Delegates are nominated by the unit’s League organisation, not by the class League branch.',
  'reason.delegates-elected.nominated-by-class':
    'Delegates are nominated by the class, not by the class League branch.',
  'reason.delegates-elected.nominated-by-other':
    'Delegates are nominated by another body, not by the class League branch.',
  'reason.delegates-elected.appointed': 'Delegates were appointed.',
  'reason.delegates-elected.without-class-league': 'The class League branches were left out.',
  'reason.delegates-elected.path-told':
    'Recommended by class League branches, elected in the units.',
  'reason.delegates-elected.no-election-told': 'There is a recommendation, and no election.',
  'reason.delegates-elected.no-nomination-told':
    'There is an election, and no recommendation by class League branches.',
  'reason.delegates-elected.share-differs':
    '{{label}}: {{count}} of {{total}} is not {{percent}} %.',
  'reason.delegates-elected.part-over-total':
    '{{label}}: {{count}} are more than the {{total}} delegates.',
  'reason.delegates-elected.parts-differ':
    'The parts sum to {{sum}}, and there are {{total}} delegates.',
  'reason.delegates-elected.share-of-students-differs':
    '{{count}} of {{students}} is not {{percent}} %.',
  'reason.delegates-elected.too-few':
    '{{count}} delegates are less than 1 % of {{students}} students.',
  'reason.delegates-elected.below-own-minimum':
    '{{count}} delegates are less than the {{percent}} % of {{students}} students the school set itself.',
  'reason.delegates-elected.too-many-officers':
    'Delegates who hold no union office are less than 60 % ({{label}}).',
  'reason.delegates-elected.totals-differ': 'Two totals differ: {{first}} and {{other}}.',
  'reason.congress-study.told': 'There are measures of study.',
  'reason.congress-study.not-studied': 'It was not studied.',
  'reason.training.not-held-spring': 'There was no training in spring.',
  'reason.training.not-held-autumn': 'There was no training in autumn.',
  'reason.training.not-held-both': 'There was no training in spring or autumn.',
  'reason.training.not-everyone': 'Not everybody took part in the training.',
  'reason.training.once-a-year': 'By the rules there is one training a year.',
  'reason.training.both-told': 'There was training in spring and autumn.',
  'reason.training.only-spring': 'There was training in spring only.',
  'reason.training.only-autumn': 'There was training in autumn only.',
  'reason.review.no-committee': 'There is no review committee.',
  'reason.review.no-report': 'There was no report.',
  'reason.review.students-no-majority':
    'Of {{members}} on the review committee {{students}} are students: no majority.',
  'reason.review.once-a-year': 'Reports are made once a year; every term is required.',
  'reason.review.told': 'A review committee, mainly of students, hears reports every term.',
  'reason.review.no-term-told': 'There is a review committee; reports every term are not recorded.',
  'reason.awards-by-review.by-post': 'Awards go with the post.',
  'reason.awards-by-review.by-review': 'Awards follow the review.',
  'reason.party-leadership.not-heard': 'The Party organisation heard no report.',
  'reason.party-leadership.not-planned': 'It is not in the Party-building plan.',
  'reason.party-leadership.heard': 'The Party organisation heard a report.',
  'reason.party-leadership.no-dated-hearing': 'No hearing with a date is recorded.',
  'reason.guides.not-full-time-deputy-secretary': 'The deputy secretary is not full-time.',
  'reason.guides.not-full-time-secretary-general': 'The secretary-general is not full-time.',
  'reason.guides.not-full-time-unit-guide': 'The unit’s guide is not full-time.',
  'reason.guides.student-holds': 'A student holds a guide’s post.',
  'reason.guides.vacant': 'A guide’s post is vacant.',
  'reason.guides.no-deputy-secretary': 'No deputy secretary who guides the union is recorded.',
  'reason.guides.no-secretary-general': 'No secretary-general is recorded.',
  'reason.guides.told': 'A full-time deputy secretary and a secretary-general are there.',
  'reason.no-administrative-duties.attested': 'Vouched for with a paper: {{what}}',
  'reason.no-administrative-duties.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.structure.attested': 'Vouched for with a paper: {{what}}',
  'reason.structure.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.staff-cap.attested': 'Vouched for with a paper: {{what}}',
  'reason.staff-cap.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.presidium-cap.attested': 'Vouched for with a paper: {{what}}',
  'reason.presidium-cap.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.department-cap.attested': 'Vouched for with a paper: {{what}}',
  'reason.department-cap.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.posts.attested': 'Vouched for with a paper: {{what}}',
  'reason.posts.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.political-status.attested': 'Vouched for with a paper: {{what}}',
  'reason.political-status.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.academic-standing.attested': 'Vouched for with a paper: {{what}}',
  'reason.academic-standing.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.candidate-vetting.attested': 'Vouched for with a paper: {{what}}',
  'reason.candidate-vetting.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.elected-by-congress.attested': 'Vouched for with a paper: {{what}}',
  'reason.elected-by-congress.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.congress-held.attested': 'Vouched for with a paper: {{what}}',
  'reason.congress-held.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.delegates-elected.attested': 'Vouched for with a paper: {{what}}',
  'reason.delegates-elected.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.congress-study.attested': 'Vouched for with a paper: {{what}}',
  'reason.congress-study.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.training.attested': 'Vouched for with a paper: {{what}}',
  'reason.training.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.review.attested': 'Vouched for with a paper: {{what}}',
  'reason.review.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.awards-by-review.attested': 'Vouched for with a paper: {{what}}',
  'reason.awards-by-review.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.party-leadership.attested': 'Vouched for with a paper: {{what}}',
  'reason.party-leadership.rule-only': 'There is a rule, and no record of its being kept.',
  'reason.guides.attested': 'Vouched for with a paper: {{what}}',
  'reason.guides.rule-only': 'There is a rule, and no record of its being kept.',
  'way.no-administrative-duties':
    'Record the duties of each department; give administrative ones back to the school’s offices.',
  'nothing.no-administrative-duties': 'No duties of any department are recorded.',
  'way.structure':
    'Check the bodies of the union; merge or close what is neither presidium nor department.',
  'nothing.structure': 'No working department is recorded.',
  'way.staff-cap':
    'Check who holds posts; where there is a ground, state the number of students or campuses with the union.',
  'nothing.staff-cap': 'Nobody is recorded as holding a post.',
  'way.presidium-cap':
    'Check who holds posts in the presidium, and let charter and practice agree.',
  'nothing.presidium-cap': 'No member of the presidium is recorded.',
  'way.department-cap': 'Check the departments and merge those beyond the limit.',
  'nothing.department-cap': 'No working department is recorded.',
  'way.posts': 'Check the posts: those of presidium and departments only, one a person.',
  'nothing.posts': 'No post is recorded.',
  'way.political-status': 'Complete or correct the political status in the roster.',
  'nothing.political-status': 'The roster is empty, or tells no political status.',
  'way.academic-standing':
    'Complete or correct ranks and failures in the roster; whoever is really outside the limit is a matter for the guides.',
  'nothing.academic-standing': 'The roster holds no ranks.',
  'way.candidate-vetting':
    'Record the steps under selection; what was done on paper can be entered with its date.',
  'nothing.candidate-vetting': 'No recommendation or review is recorded.',
  'way.elected-by-congress':
    'Record who elected the presidium; amend the charter where it says otherwise.',
  'nothing.elected-by-congress': 'Who elected the presidium is not recorded.',
  'way.congress-held': 'Record the last congress; where it is overdue, prepare the next.',
  'nothing.congress-held': 'No congress is recorded.',
  'way.delegates-elected': 'Record how delegates were recommended and elected.',
  'nothing.delegates-elected': 'How delegates were chosen is not recorded.',
  'way.congress-study': 'Record the measures of study, with a paper.',
  'nothing.congress-study': 'No study is recorded.',
  'way.training': 'Record the trainings of spring and autumn, with a paper.',
  'nothing.training': 'No training is recorded.',
  'way.review': 'Record the review committee and the reports of every term, with a paper.',
  'nothing.review': 'No review is recorded.',
  'way.awards-by-review': 'Record how awards are given and the result, with a paper.',
  'nothing.awards-by-review': 'What awards are based on is not recorded.',
  'way.party-leadership': 'Record the day of the hearing, with its minutes.',
  'nothing.party-leadership': 'No hearing by the Party organisation is recorded.',
  'way.guides':
    'Record the deputy secretary who guides the union and the secretary-general, and whether they are full-time.',
  'nothing.guides': 'No guides are recorded.',
};
