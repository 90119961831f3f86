import type { Words } from '../../kernel/words.ts';
import { flatWords } from './finding-words.ts';

const electedBy = (body: string): readonly [string, string] => [
  `The form says the congress elects the presidium, yet the document has it elected or made by ${body}.`,
  'Check who held the election. If it was the congress, mend the wording and attach the result report; if not, tick “no” and elect by the congress next time.',
];
const mayBeElectedBy = (body: string): readonly [string, string] => [
  `A paper lets ${body} elect the presidium or its chair, which the rule reserves to the congress.`,
  'Amend the paper so that only the congress elects.',
];
const nominatedBy = (who: string): readonly [string, string] => [
  `Delegates are nominated by ${who}; this procedure has no recommendation by the class League branch.`,
  'State that class League branches recommend and units elect; if that was done, add the branches’ papers.',
];

/** What the audit says in English: a message and a repair for each finding. */
export const auditWordsEn: Words = flatWords({
  findings: {
    'no-administrative-duties.carries-dormitory': [
      'The document gives the union dormitory inspection or control; the tick says it has none.',
      'Return the duty to the school’s offices and amend the text; until then tick “no”.',
    ],
    'no-administrative-duties.carries-policing': [
      'The document gives the union campus policing or conduct checks; the tick says it has none.',
      'Drop the duty or the squad and amend the text; until then tick “no”.',
    ],
    'no-administrative-duties.carries-security': [
      'The document gives the union security work; the tick says it has none.',
      'Return the duty to the security office and amend the text; until then tick “no”.',
    ],
    'no-administrative-duties.assists-dormitory': [
      'The document has the union help in dormitory control, which is still an administrative duty.',
      'Delete the clause; keep only voice, culture and service.',
    ],
    'no-administrative-duties.assists-policing': [
      'The document has the union help in campus policing, which is still an administrative duty.',
      'Delete the clause.',
    ],
    'no-administrative-duties.assists-security': [
      'The document has the union help in security work, which is still an administrative duty.',
      'Delete the clause.',
    ],
    'structure.secretariat': [
      'The document mentions a “{{name}}”. If it is a standing body, it does not fit “presidium + departments”.',
      'Say what it is; call it the office if it is that, abolish it if it is a body of its own.',
    ],
    'structure.standing-body': [
      'The document sets up “{{name}}”; as a standing level it would not fit “presidium + departments”.',
      'Say what it is and for how long; merge standing bodies into departments.',
    ],
    'structure.standing-centre': [
      'The document sets up a standing “{{name}}”; the tick says there is no such level.',
      'Merge “{{name}}” into a department or abolish it; until then tick “no”.',
    ],
    'structure.rostered-centre': [
      'The roster has staff in “{{name}}”; the tick says there is no such level.',
      'Check the department column; merge or abolish the body if it exists.',
    ],
    'staff-cap.roster-differs': [
      'The numbers differ: {{stated}} staff are stated, the roster has {{counted}}.',
      'Check the roster row by row and mend one of the two.',
    ],
    'staff-cap.counts-differ': [
      'The numbers differ: {{stated}} staff in one place, {{counted}} in another.',
      'Check the number and make every place agree.',
    ],
    'staff-cap.over-limit': [
      '{{count}} staff exceed the limit of {{limit}}.',
      'Reduce the staff, or tick “no”.',
    ],
    'staff-cap.unit-over-limit': [
      '{{unit}} has {{count}} staff, over the second level’s {{limit}}; only {{conforming}} of those listed conform, yet more are counted.',
      'Check that union; if true, leave it out of the count.',
    ],
    'presidium-cap.unit-over-limit': [
      '{{unit}} has {{count}} presidium members, over the second level’s {{limit}}; only {{conforming}} of those listed conform, yet more are counted.',
      'Check that union; if true, leave it out of the count.',
    ],
    'staff-cap.no-ground': [
      '{{count}} staff exceed {{plain}}; only schools with many students or campuses may have up to {{limit}}, and no such ground is given.',
      'State the number of students or campuses in the remark; without it, reduce to {{plain}}.',
    ],
    'staff-cap.charter-differs': [
      'There are {{count}} staff; charter or plan allow {{allowed}}.',
      'Amend the charter or adjust the staff.',
    ],
    'presidium-cap.plan-differs': [
      'The presidium has {{count}} members; the plan says {{other}}.',
      'Explain the difference or amend the plan.',
    ],
    'presidium-cap.charter-differs': [
      'The presidium has {{count}} members; the charter says {{other}}. Both cannot be true.',
      'Follow the charter or amend it by its procedure.',
    ],
    'presidium-cap.counts-differ': [
      'The presidium’s numbers differ: {{count}} in one place, {{other}} in another.',
      'Check the number and make every place agree.',
    ],
    'presidium-cap.roster-differs': [
      'The form gives {{count}} presidium members; the roster has {{counted}} in such posts.',
      'Check the post column against the form.',
    ],
    'presidium-cap.over-limit': [
      '{{count}} presidium members exceed the limit of {{limit}}.',
      'Reduce the presidium, or tick “no”.',
    ],
    'presidium-cap.allows-more': [
      'A paper allows {{count}} presidium members, over the limit of {{limit}}.',
      'Bring the paper within the limit.',
    ],
    'department-cap.plan-differs': [
      'The form gives {{count}} departments; the plan says {{other}}.',
      'Check and make them agree.',
    ],
    'department-cap.counts-differ': [
      'The numbers of departments differ: {{count}} in one place, {{other}} in another.',
      'Check and make every place agree.',
    ],
    'department-cap.list-differs': [
      'The form gives {{count}} departments; the document lists {{listed}}: {{names}}.',
      'Mend the number or the list.',
    ],
    'department-cap.roster-differs': [
      'The form gives {{count}} departments; the roster’s column has {{listed}}: {{names}}.',
      'Check the roster against the form.',
    ],
    'department-cap.over-limit': [
      '{{count}} departments exceed the limit of {{limit}}.',
      'Merge departments, or tick “no”.',
    ],
    'posts.forbidden-post': [
      'The document sets up the post “{{title}}”, which is not among those allowed.',
      'Abolish “{{title}}”; until then tick “no”.',
    ],
    'posts.rostered-post': [
      'Row {{row}} of the roster has the post “{{title}}”, which is not among those allowed.',
      'Mend the title or abolish the post.',
    ],
    'posts.secretariat': [
      'The document mentions a secretariat; students serving in it would hold a post that is not allowed.',
      'Say who serves there; call it the office.',
    ],
    'posts.person-twice': [
      'Rows {{row}} and {{other}} of the roster look like one person; one person holds one post.',
      'Check for namesakes; otherwise keep one post.',
    ],
    'political-status.neither-party-nor-league': [
      'Row {{row}} of the roster is “{{status}}”, neither Party nor League member.',
      'Check the status; if true, tick “no” or change the staff.',
    ],
    'political-status.activist-only': [
      'Row {{row}} of the roster says only “{{status}}”, not whether a League member.',
      'Add the political status.',
    ],
    'political-status.status-missing': [
      '{{count}} rows of the roster have no political status.',
      'Fill in the political status.',
    ],
    'political-status.party-members-unstated': [
      '{{together}} League members of {{staff}} staff; whether the others are Party members is not stated.',
      'State the number of Party members.',
    ],
    'political-status.sum-below-staff': [
      'Party and League members together are {{together}}, fewer than the {{staff}} staff.',
      'Check the numbers; if true, tick “no”.',
    ],
    'political-status.sum-above-staff': [
      'More League members than the {{staff}} staff: a figure is wrong.',
      'Check the summary.',
    ],
    'academic-standing.rank-impossible': [
      'Row {{row}}: rank {{place}}/{{size}} is impossible.',
      'Check place and size.',
    ],
    'academic-standing.rank-over-limit': [
      'Row {{row}}: rank {{place}}/{{size}} lies outside the top 30 % (10×{{place}} > 3×{{size}}).',
      'Check the rank; if true, change the staff or tick “no”.',
    ],
    'academic-standing.share-over-limit': [
      'Row {{row}}: the top {{percent}} % lies outside the top 30 %.',
      'Check the rank; if true, change the staff or tick “no”.',
    ],
    'academic-standing.rank-not-yet': [
      'Row {{row}} is no first-year student ({{grade}}) and has no rank.',
      'Fill in the rank or say why there is none.',
    ],
    'academic-standing.rank-unreadable': [
      'In {{count}} row(s), such as row {{row}}, place and size of the rank cannot be read.',
      'Write place/size, as text.',
    ],
    'academic-standing.rank-missing': [
      '{{count}} staff who are no first-year students have no rank.',
      'Fill in place/size.',
    ],
    'academic-standing.grade-unknown': [
      'Staff without a rank, and no grade that shows a first-year student.',
      'Fill in the grade.',
    ],
    'academic-standing.failed-course': [
      'Row {{row}} has a failed course; the tick says there is none.',
      'Check the marks; if true, change the staff or tick “no”.',
    ],
    'academic-standing.failed-course-freshman': [
      'Row {{row}}, a first-year student, has a failed course.',
      'Check marks and grade.',
    ],
    'academic-standing.summary-failed': [
      'The summary has failed courses; the tick says there are none.',
      'Check the marks; if true, tick “no”.',
    ],
    'academic-standing.summary-share': [
      'Only {{percent}} % (about {{count}} of {{staff}}) are within the top 30 %, not all even without first-years.',
      'Check the ranks; if true, tick “no”.',
    ],
    'academic-standing.summary-share-unexplained': [
      '{{percent}} % (about {{count}} of {{staff}}) are within the top 30 %; true only if all others are first-year students.',
      'State the number of first-years, or attach the ranks.',
    ],
    'academic-standing.summary-percent': [
      '{{count}} of {{staff}} does not give {{percent}} %.',
      'Check number and share.',
    ],
    'academic-standing.summary-count': [
      'Of {{staff}} who are no first-years only {{count}} are within the top 30 %.',
      'Check the ranks; if true, tick “no”.',
    ],
    'candidate-vetting.presidium-skipped-otherwise': [
      'The document lets presidium candidates pass without the vetting the tick claims (“{{by}}”).',
      'Delete it; follow unit League, unit Party, joint review, Party committee.',
    ],
    'candidate-vetting.presidium-decided-otherwise': [
      'The document has presidium candidates decided by {{by}}; the tick says by the Party committee.',
      'Have the Party committee decide after joint review.',
    ],
    'candidate-vetting.members-skipped-otherwise': [
      'The document lets department members pass without the review the tick claims (“{{by}}”).',
      'Delete it; unit League recommends, student affairs and League committee review.',
    ],
    'candidate-vetting.members-decided-otherwise': [
      'The document has department members decided by {{by}} alone; the tick says after review.',
      'Let unit League recommend, student affairs and League committee review.',
    ],
    'candidate-vetting.presidium-decided-by-others': [
      'The document has presidium candidates decided by {{by}}; no decision of the Party committee is told.',
      'State the Party committee’s decision.',
    ],
    'candidate-vetting.presidium-nominated-by-others': [
      'The document has presidium candidates nominated by {{by}}; no recommendation by the unit’s League is told.',
      'State the recommendation by the unit’s League.',
    ],
    'candidate-vetting.members-decided-by-others': [
      'The document has department members decided by {{by}}; no review by student affairs and League committee is told.',
      'State that review.',
    ],
    'candidate-vetting.no-vetting-told': [
      'The section on candidates tells no recommendation, consent, review or decision.',
      'State the four steps and how they were done this time.',
    ],
    'candidate-vetting.steps-missing': [
      'Steps not told for the candidates: {{missing}}.',
      'Add the missing steps, or tick “no”.',
    ],
    'candidate-vetting.heads-elected': [
      'The document has the congress elect the heads, hard to reconcile with review and appointment.',
      'Say how heads are recommended and reviewed before the election.',
    ],
    'elected-by-congress.elected-by-assembly': electedBy('an assembly'),
    'elected-by-congress.elected-by-committee': electedBy('the student committee'),
    'elected-by-congress.elected-by-standing-committee': electedBy('the standing committee'),
    'elected-by-congress.elected-by-standing-delegates': electedBy('the standing delegates'),
    'elected-by-congress.elected-by-party-or-league': electedBy(
      'appointment of Party or League committee',
    ),
    'elected-by-congress.elected-by-presidium': electedBy('the presidium itself'),
    'elected-by-congress.elected-by-other': electedBy('another body'),
    'elected-by-congress.may-be-elected-by-congress': mayBeElectedBy(
      'a meeting other than the congress',
    ),
    'elected-by-congress.may-be-elected-by-assembly': mayBeElectedBy('an assembly'),
    'elected-by-congress.may-be-elected-by-committee': mayBeElectedBy('the student committee'),
    'elected-by-congress.may-be-elected-by-standing-committee':
      mayBeElectedBy('the standing committee'),
    'elected-by-congress.may-be-elected-by-standing-delegates':
      mayBeElectedBy('the standing delegates'),
    'elected-by-congress.may-be-elected-by-party-or-league': mayBeElectedBy(
      'Party or League committee',
    ),
    'elected-by-congress.may-be-elected-by-presidium': mayBeElectedBy('the presidium'),
    'elected-by-congress.may-be-elected-by-other': mayBeElectedBy('another body'),
    'elected-by-congress.no-congress': [
      'No congress was held; which congress elected the presidium, and when, is not said.',
      'Say which congress elected the presidium, and when.',
    ],
    'elected-by-congress.no-election-rule': [
      'The section on candidates and election does not say who elects the presidium, and how.',
      'Add the method: the congress elects the presidium.',
    ],
    'congress-held.dates-differ': [
      'The congress’s days differ: {{stated}} in one place, {{told}} in another.',
      'Check the day and make every place agree.',
    ],
    'congress-held.after-state': [
      'The congress’s day {{date}} lies after the state disclosed, {{state}}.',
      'Check the day or the state’s date.',
    ],
    'congress-held.before-period': [
      'The congress was held on {{date}}, before {{since}} as the form asks.',
      'Tick “not met”, or give a day within the period.',
    ],
    'congress-held.overdue': [
      'The last congress was on {{date}}, longer ago than the cycle of {{years}} year(s).',
      'Tick “no” and hold the congress.',
    ],
    'congress-held.long-ago': [
      'The last congress was on {{date}}, long ago, and no cycle is stated.',
      'State the cycle; if overdue, tick “no”.',
    ],
    'congress-held.cycle-differs': [
      'One place says every {{first}} year(s), another every {{other}}; which one “on time” means is unclear.',
      'Make charter and plan agree.',
    ],
    'congress-held.far-apart': [
      'A paper sets a congress every {{years}} year(s); the one before was on {{before}}, the latest on {{date}}.',
      'Say whether one was held in between, and why not if none was.',
    ],
    'congress-held.month-differs': [
      'A paper sets month {{planned}}; the congress was held in month {{held}}.',
      'Explain, or amend the paper.',
    ],
    'congress-held.postponed': [
      'The document says the congress was postponed; the tick says it was held on time.',
      'If true, tick “no” and say when it will be held.',
    ],
    'congress-held.not-held': [
      'The document says the congress was not held; the tick says it was.',
      'If true, tick “no”.',
    ],
    'delegates-elected.appointed': [
      'The document has delegates appointed; the tick says recommended and elected.',
      'Let class League branches recommend and units elect; if true, tick “no”.',
    ],
    'delegates-elected.nominated-by-unit-union': nominatedBy('the unit’s union'),
    'delegates-elected.nominated-by-unit-league': nominatedBy('the unit’s League'),
    'delegates-elected.nominated-by-class': nominatedBy('the class, its committee or teacher'),
    'delegates-elected.nominated-by-other': nominatedBy('another body'),
    'delegates-elected.without-class-league': [
      'The document leaves the class League branches out of nominating delegates; the tick says they recommend.',
      'Let class League branches recommend; if true, tick “no”.',
    ],
    'delegates-elected.no-election-told': [
      'Only the recommendation is told, no election in the units.',
      'Add the election in the units.',
    ],
    'delegates-elected.no-nomination-told': [
      'Only the election is told, no recommendation by class League branches.',
      'Add the recommendation.',
    ],
    'delegates-elected.share-differs': [
      '{{label}}: {{count}} of {{total}} is not {{percent}} %.',
      'Check number and share.',
    ],
    'delegates-elected.part-over-total': [
      '{{label}}: {{count}} is more than the {{total}} delegates.',
      'Check the numbers.',
    ],
    'delegates-elected.parts-differ': [
      'The parts add up to {{sum}}; the total is stated as {{total}}.',
      'Check parts and total.',
    ],
    'delegates-elected.share-of-students-differs': [
      '{{count}} delegates of {{students}} students is not {{percent}} %.',
      'Check number and share.',
    ],
    'delegates-elected.too-few': [
      '{{count}} delegates are fewer than 1 % of {{students}} students.',
      'Give the ground, or set at least 1 %.',
    ],
    'delegates-elected.below-own-minimum': [
      '{{count}} delegates of {{students}} students are below the school’s own minimum of {{percent}} %.',
      'Check the numbers; add seats or amend the paper.',
    ],
    'delegates-elected.too-many-officers': [
      '{{label}}: fewer than 60 % of the delegates hold no union office.',
      'Check the share; 60 % is the rule.',
    ],
    'delegates-elected.totals-differ': [
      'The total of delegates differs: {{first}} in one place, {{other}} in another.',
      'Check the total and make every place agree.',
    ],
    'congress-study.not-studied': [
      'The document says the study has not been held; the tick says it has.',
      'Hold it and attach the papers, or tick “not met”.',
    ],
    'training.not-held-spring': [
      'The document says the spring training was not held; the tick says both were.',
      'Tick “no”, or hold it and attach the papers.',
    ],
    'training.not-held-autumn': [
      'The document says the autumn training was not held; the tick says both were.',
      'Tick “no”, or hold it and attach the papers.',
    ],
    'training.not-held-both': [
      'The document says the training was not held; the tick says it was.',
      'Tick “no”, or hold it and attach the papers.',
    ],
    'training.not-everyone': [
      'The training was for some staff only; the tick says for all.',
      'Train all staff, or tick “no”.',
    ],
    'training.once-a-year': [
      'A paper sets one training a year, hard to reconcile with spring and autumn.',
      'Amend the paper, or attach both trainings’ papers.',
    ],
    'training.only-spring': [
      'Only a spring training is told.',
      'Add the autumn training: when, who, what.',
    ],
    'training.only-autumn': [
      'Only an autumn training is told.',
      'Add the spring training: when, who, what.',
    ],
    'review.no-committee': [
      'The document says there is no review committee yet; the tick says there is.',
      'Form the committee, or tick “no”.',
    ],
    'review.no-report': [
      'The document says no reports were given; the tick says every term.',
      'Hold the reports, or tick “no”.',
    ],
    'review.students-no-majority': [
      '{{students}} of the committee’s {{members}} members are students: no majority.',
      'Add student delegates until they are the majority.',
    ],
    'review.once-a-year': [
      'Reports are given once a year (or once a term of office); the tick says every term.',
      'Report every term, or tick “no”.',
    ],
    'review.no-term-told': [
      'A review committee is told, reports every term are not.',
      'Add when and who reports.',
    ],
    'awards-by-review.by-post': [
      'Awards or marks follow the post; the tick says they do not.',
      'Let the review’s result decide; until then tick “no”.',
    ],
    'party-leadership.not-heard': [
      'The document says the Party did not hear the union; the tick says it did.',
      'Arrange a hearing, or tick “no”.',
    ],
    'party-leadership.not-planned': [
      'The document says the union is not yet in the Party-building plan; the tick says it is.',
      'Include it, or tick “no”.',
    ],
    'party-leadership.no-dated-hearing': [
      'No day is given on which the Party heard the union.',
      'Add day, name and topic of the meeting.',
    ],
    'guides.student-holds': [
      'A student is guide or secretary-general; the tick says a full-time cadre is.',
      'Appoint a full-time League cadre.',
    ],
    'guides.vacant': [
      'Guide or secretary-general is vacant; the tick says both are set.',
      'Name a person; until then tick “no”.',
    ],
    'guides.not-full-time-deputy-secretary': [
      'The deputy secretary who guides is not full-time; the tick says so.',
      'Name a full-time deputy secretary, or tick “no”.',
    ],
    'guides.not-full-time-secretary-general': [
      'The secretary-general is no full-time League cadre; the tick says so.',
      'Appoint a full-time cadre, or tick “no”.',
    ],
    'guides.not-full-time-unit-guide': [
      'A guide at the second level is no full-time League cadre.',
      'Check the guide’s appointment.',
    ],
    'guides.no-deputy-secretary': [
      'The table of guides has no deputy secretary.',
      'Add name and whether full-time.',
    ],
    'guides.no-secretary-general': [
      'The table of guides has no secretary-general.',
      'Add name and whether full-time.',
    ],
    'structure.charter-missing': ['The document has no charter.', 'Attach the charter in force.'],
    'structure.chart-missing': [
      'The document has no organisation chart.',
      'Attach the chart and list presidium and departments in text.',
    ],
    'structure.chart-is-picture': [
      'The organisation chart has no readable text (a picture, perhaps); departments cannot be checked.',
      'List presidium and departments in text beside it.',
    ],
    'structure.second-level-total-missing': [
      'The number of second-level unions is not stated, so the counts cannot be judged complete.',
      'State how many second-level unions there are.',
    ],
    'structure.second-level-units-differ': [
      'The second-level form counts {{count}} unions; the document knows {{known}} units (colleges and campuses may count too).',
      'List all second-level unions.',
    ],
    'structure.second-level-count-over-total': [
      '{{count}} conforming unions are more than the {{total}} there are.',
      'Check total and count.',
    ],
  },
  form: {
    'claim-unreadable': [
      'The tick of item {{no}} cannot be read: marks lost, both, or neither.',
      'Tick again with marks that survive as text, such as ☑ and □.',
    ],
    'item-absent': ['The form lacks item {{no}}.', 'Add the item as the official form has it.'],
    'claimed-no-but-met': [
      'Item {{no}} is ticked “no”, yet the document shows it met.',
      'Check the tick.',
    ],
    'number-missing': ['The remark of item {{no}} gives no number.', 'Fill in the actual number.'],
    'date-missing': [
      'The remark of item {{no}} gives no day.',
      'Fill in year, month and day; or say why none was held.',
    ],
    'date-without-year': ['The day of the congress has no year.', 'Add the year.'],
  },
  unsupported: {
    'no-administrative-duties': [
      'The document tells no department’s duties, so nothing can be checked.',
      'Attach the charter or the departments’ duties.',
    ],
    structure: [
      'The document lists no departments, so the structure cannot be checked.',
      'Attach the charter or list the departments.',
    ],
    'staff-cap': ['No roster or number of staff to check against.', 'Attach the roster.'],
    'presidium-cap': [
      'The presidium’s members are not told.',
      'Attach the presidium’s list or the charter.',
    ],
    'department-cap': ['The departments are not listed.', 'List the departments by name.'],
    posts: ['Which posts there are cannot be seen.', 'Add a post column to the roster.'],
    'political-status': ['No political status to check.', 'Fill it in on the roster.'],
    'academic-standing': [
      'No study ranks to check.',
      'Fill in place/size and failed courses on the roster.',
    ],
    'candidate-vetting': [
      'Nothing on recommendation, review and decision of candidates.',
      'State the steps and how they were done.',
    ],
    'elected-by-congress': [
      'Who elected the presidium is not told.',
      'Attach the election method or the result report.',
    ],
    'congress-held': ['Nothing on the congress.', 'Attach a report with year, month and day.'],
    'delegates-elected': [
      'Nothing on how delegates came about.',
      'Attach the method and the elections.',
    ],
    'congress-study': ['No measure of study is told.', 'State when, how and who.'],
    training: ['Nothing on spring and autumn training.', 'State when, who and what for both.'],
    review: [
      'Nothing on review committee and reports.',
      'Attach the method, the committee’s list and this term’s reports.',
    ],
    'awards-by-review': [
      'Nothing on how awards follow the review.',
      'Attach the rules on awards or the nominations.',
    ],
    'party-leadership': [
      'Nothing on the Party hearing the union.',
      'State day, name and topic of the meeting.',
    ],
    guides: ['Nothing on guide and secretary-general.', 'Give both names and whether full-time.'],
  },
  steps: {
    'unit-league-recommends': 'recommendation by the unit’s League',
    'unit-party-agrees': 'consent of the unit’s Party',
    'student-affairs-reviews': 'review by student affairs',
    'league-reviews': 'review by the League committee',
    'party-committee-decides': 'decision of the Party committee',
  },
});
