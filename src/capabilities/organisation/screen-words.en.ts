import type { Words } from '../../kernel/words.ts';

/** What the room's own pages say, in English. */
export const organisationScreenWordsEn: Words = {
  'screen.head-counts': 'Students of each unit',
  'verb.headcount.read': 'See the students of each unit',
  'counts.lead':
    'Seats of delegates are given out by these numbers. Count full-time students only, once a semester.',
  'counts.how':
    'You can paste from a spreadsheet: click a cell and paste, and the rows fill to the right and down from there. If the first column holds names of units, each row goes to its unit. An empty cell means no such students.',
  'counts.female.han': 'Women, Han',
  'counts.female.minority': 'Women, ethnic minority',
  'counts.male.han': 'Men, Han',
  'counts.male.minority': 'Men, ethnic minority',
  'counts.cell': '{{unit}}, {{level}}, {{group}}',
  'counts.total': 'Total',
  'counts.school': 'All units',
  'counts.recorded': 'Recorded',
  'counts.recorded-by': '{{when}} {{by}}',
  'counts.unknown-when': 'Recorded',
  'counts.none': 'Nothing recorded yet',
  'counts.unsaved': 'Changed, not saved',
  'counts.semester': '{{from}}–{{to}}, semester {{half}}',
  'counts.from-roster': 'Fill in from the roster of people',
  'counts.filled':
    'Filled in {{count}} units from the roster as of {{day}}. Check the numbers, then save.',
  'counts.filled-unknown':
    'Filled in {{count}} units from the roster as of {{day}}. {{unknown}} more students lack sex, ethnic group or level and were not counted. Complete their records and count again, or change the numbers here.',
  'counts.shares':
    '{{total}} students: {{women}} women ({{womenShare}}), {{minority}} of ethnic minorities ({{minorityShare}}).',
  'counts.missing': '{{count}} units have recorded nothing yet.',
  'counts.save': 'Save ({{count}} units changed)',
  'counts.save-none': 'Nothing changed',
  'counts.saving': 'Saving: {{done}} / {{total}}',
  'counts.saved': 'Saved the numbers of {{count}} units.',
  'counts.wrong': '{{count}} cells hold no number of students. Make them 0 or a whole number.',
  'counts.failed':
    '“{{unit}}” was not saved, nor were the units after it. The numbers you filled in are still here.',
  'counts.pasted': 'Pasted {{count}} rows. Check the numbers, then save.',
  'counts.pasted-unknown': 'These units were not found and left out: {{names}}',
  'counts.rows': 'See row by row and export',
  'counts.print': 'Print',
  'counts.no-semester': 'No semester is recorded yet',
  'counts.no-semester.way': 'Numbers are recorded by semester. Add one first.',
  'template.lead':
    'If you have no list yet, fill in the template. Its first row is an example and is not imported. Columns may be left out or moved; only number and name are needed.',
  'template.download': 'Download the template (.xlsx)',
  'template.file': 'Template for students',
  'template.list': 'Students',
  'template.notes': 'How to fill it in',
  'template.column': 'Column',
  'template.takes': 'What it takes',
  'template.note.number': 'Required, one for each student. Keep it as text.',
  'template.note.name': 'Required.',
  'template.note.sex': 'female or male. Leave it empty if unknown.',
  'template.note.ethnicGroup': 'In Chinese, for example 汉族 or 壮族. Leave it empty if unknown.',
  'template.note.politicalStatus':
    'party-member, probationary-party-member, league-member, other-party, none; or the Chinese words.',
  'template.note.educationLevel': 'secondary, junior-college, undergraduate, postgraduate.',
  'template.note.programme': 'Full name of the programme.',
  'template.note.grade': 'Year of entry, for example 2026.',
  'template.note.unit':
    'Name of the department, college or academy as recorded; needed where a class is given.',
  'template.note.class': 'Name of the class.',
  'template.note.fullTime': 'full-time or part-time.',
  'template.note.citizen': 'China, or the name of another country.',
  'counts.no-unit': 'There are no units yet',
  'counts.no-unit.way':
    'Add departments, colleges or academies first, then record how many students they have.',
};
