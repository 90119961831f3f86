import type { Words } from '../../kernel/words.ts';

/** What is said of guides, acting chairs, duties and class committees, in English. */
export const unionWordsEn: Words = {
  'verb.acting.set': 'Name an acting chair',
  'verb.acting.end': 'End the acting',
  'verb.acting.strike': 'Strike an acting entered by mistake',
  'verb.acting.list': 'Acting chairs',
  'verb.guide.assign': 'Name a guide',
  'verb.guide.correct': 'Correct a guide',
  'verb.guide.strike': 'Strike a guide entered by mistake',
  'verb.guide.list': 'Guides',
  'verb.duty.record': 'Record a department’s duty',
  'verb.duty.correct': 'Change a duty',
  'verb.duty.strike': 'Strike a duty entered by mistake',
  'verb.duty.list': 'Departments’ duties',
  'verb.class-committee.found': 'Found a class committee',

  'done.acting.set': 'The acting chair was recorded.',
  'done.acting.end': 'The acting has an end.',
  'done.acting.strike': 'The row was struck; the journal keeps it.',
  'done.guide.assign': 'The guide was recorded.',
  'done.guide.correct': 'The guide was corrected.',
  'done.guide.strike': 'The row was struck; the journal keeps it.',
  'done.duty.record': 'The duty was recorded.',
  'done.duty.correct': 'The duty was changed.',
  'done.duty.strike': 'The duty was struck; the journal keeps it.',
  'done.class-committee.found': 'The committee and its posts stand; record who was elected.',

  'field.reason': 'Reason',
  'field.actingId': 'Acting',
  'field.guideId': 'Guide',
  'field.guide.assign.kind': 'Guides as',
  'field.guide.list.kind': 'Guides as',
  'field.guide.assign.fullTime': 'Full-time League cadre',
  'field.guide.correct.fullTime': 'Full-time League cadre',
  'field.guide.list.fullTime': 'Full-time League cadre',
  'field.dutyId': 'Duty',
  'field.text': 'Duty',
  'field.purpose': 'Tag',
  'field.degree': 'Carried or assisted',
  'field.confirmed': 'It is so; record it as it is',
  'field.revision': 'Revision seen',
  'field.administrative': 'Administrative',
  'field.posts': 'Posts',

  'hint.acting.set.personId': 'In the chair’s absence one vice-chair acts.',
  'hint.acting.set.until': 'Leave empty where the end is not known.',
  'hint.guide.assign.kind':
    'For the school: the deputy secretary in charge and the secretary-general. For a unit: its guide and the secretary-general.',
  'hint.guide.assign.personId':
    'Somebody with a post in the League committee (or branch); record that post first.',
  'hint.duty.record.text': 'One at a time, for instance “holds academic lectures”.',
  'hint.degree': 'Only for dormitory control, campus policing and security.',
  'hint.confirmed':
    'Item 1 of the form: the union carries no dormitory control, campus policing or security. If it does, say yes and record it as it is.',
  'hint.body.create.confirmed':
    'The reform asks for none of that name (a secretariat, a centre), but it is there now: say yes.',
  'hint.class-committee.found.unitId':
    'Choose a class. Posts are those the charter names, five where it names none.',

  'choice.kind.unit-guide': 'Guide of a unit’s union',
  'choice.guide.assign.kind.deputy-secretary': 'Deputy secretary in charge',
  'choice.guide.list.kind.deputy-secretary': 'Deputy secretary in charge',
  'choice.purpose.office': 'office and archive',
  'choice.purpose.organisation': 'organisation and cadres',
  'choice.purpose.publicity': 'publicity',
  'choice.purpose.study': 'study',
  'choice.purpose.arts': 'arts',
  'choice.purpose.sports': 'sports',
  'choice.purpose.rights': 'rights and interests',
  'choice.purpose.life-service': 'daily life',
  'choice.purpose.practice': 'volunteering and practice',
  'choice.purpose.clubs': 'clubs',
  'choice.purpose.training': 'training',
  'choice.purpose.liaison': 'liaison',
  'choice.purpose.other': 'other',
  'choice.purpose.dormitory': 'dormitory control (not for a union)',
  'choice.purpose.policing': 'campus policing (not for a union)',
  'choice.purpose.security': 'security (not for a union)',
  'choice.degree.carries': 'carried',
  'choice.degree.assists': 'assisted',

  'row.duty': '{{bodyName}}: {{text}}',
  'row.guide': '{{bodyName}}: {{personName}}',
  'row.acting': '{{bodyName}}: {{personName}}',

  'task.class-term-over':
    'The committee of {{unit}} has served {{months}} months; let the class elect anew.',
  'task.term-over': 'Term {{number}} of {{body}} ended on {{until}}; carry out the change of term.',
  'task.handover-sign': 'Check and sign the handover list of {{body}}.',
  'task.duties-unlisted': 'The duties of {{count}} departments are not written down.',
  'task.electors-unlisted':
    'For {{count}} members of presidia it is not recorded who elected them.',
  'task.guides-unlisted': '{{count}} unions have no guide recorded.',

  'refusal.not-a-union': 'This is no student or graduate union.',
  'refusal.not-a-union.way': 'Choose a student or graduate union.',
  'refusal.acting-not-vice-chair': 'This person is no vice-chair of the union in that time.',
  'refusal.acting-not-vice-chair.way': 'Choose a vice-chair; record their post first.',
  'refusal.acting-not-then': 'These days reach beyond the person’s days as vice-chair.',
  'refusal.acting-not-then.way': 'Correct the days; give an end where the post ends.',
  'refusal.acting-overlaps': 'Somebody acts for the chair in that time already.',
  'refusal.acting-overlaps.way': 'End that acting first.',
  'refusal.acting-unknown': 'There is no such acting.',
  'refusal.acting-unknown.way':
    'It may have been struck, or be beyond your reach. Reload and look again.',
  'refusal.guide-kind-school':
    'The school’s union is guided by the deputy secretary in charge and has a secretary-general.',
  'refusal.guide-kind-school.way': 'Choose one of these.',
  'refusal.guide-kind-unit': 'A unit’s union has a guide of the unit and a secretary-general.',
  'refusal.guide-kind-unit.way': 'Choose one of these.',
  'refusal.guide-no-post': 'This person holds no fitting post of the League in that time.',
  'refusal.guide-no-post.way':
    'Record their post in the League committee or branch first, and check the days.',
  'refusal.guide-taken': 'Somebody guides this union as that in that time already.',
  'refusal.guide-taken.way': 'Give the former guide a last day first.',
  'refusal.guide-unknown': 'There is no such guide.',
  'refusal.guide-unknown.way':
    'It may have been struck, or be beyond your reach. Reload and look again.',
  'refusal.duty-unknown': 'There is no such duty.',
  'refusal.duty-unknown.way':
    'It may have been struck, or be beyond your reach. Reload and look again.',
  'refusal.duty-of-department-only': 'Duties are recorded of departments and offices of a union.',
  'refusal.duty-of-department-only.way': 'Choose a department or an office.',
  'refusal.duty-not-then': 'The department does not exist on the first day.',
  'refusal.duty-not-then.way': 'Correct the day.',
  'refusal.duty-degree-missing': 'Say whether it is carried or assisted.',
  'refusal.duty-degree-missing.way':
    '“Carried” where the department does it itself, “assisted” where it helps an office of the school.',
  'refusal.duty-degree-not-asked': 'This kind of duty is neither carried nor assisted.',
  'refusal.duty-degree-not-asked.way': 'Clear that field.',
  'refusal.duty-is-dormitory':
    'Dormitory control is administrative; a union should not carry it (item 1 of the form).',
  'refusal.duty-is-dormitory.way':
    'If it is to stop, do not record it; if it is done now, say yes to “it is so”.',
  'refusal.duty-is-policing':
    'Campus policing is administrative; a union should not carry it (item 1 of the form).',
  'refusal.duty-is-policing.way':
    'If it is to stop, do not record it; if it is done now, say yes to “it is so”.',
  'refusal.duty-is-security':
    'Security is administrative; a union should not carry it (item 1 of the form).',
  'refusal.duty-is-security.way':
    'If it is to stop, do not record it; if it is done now, say yes to “it is so”.',
  'refusal.duty-sounds-administrative':
    '“{{word}}” sounds administrative; a union should carry no dormitory control, campus policing or security (item 1 of the form).',
  'refusal.duty-sounds-administrative.way':
    'If it is, choose that tag; if not, say yes to “it is so”.',
  'refusal.changed-meanwhile': '{{name}} changed it at {{at}}. It now says: {{now}}',
  'refusal.changed-meanwhile.way':
    'What you typed is still there. Reload to see what it says now, then decide.',
  'refusal.changed-meanwhile-unnamed': 'Somebody changed it at {{at}}. It now says: {{now}}',
  'refusal.changed-meanwhile-unnamed.way':
    'What you typed is still there. Reload to see what it says now, then decide.',
};
