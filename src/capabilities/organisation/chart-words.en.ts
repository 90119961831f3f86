import type { Words } from '../../kernel/words.ts';

/** What is said of the chart and on it, and by the room's pages, in English. */
export const chartWordsEn: Words = {
  'verb.chart.read': 'Organisation chart',

  'field.names': 'Show names',

  'field.language': 'Language of the paper',
  'choice.language.zh': 'Chinese',
  'choice.language.en': 'English',

  'chart.title': 'Organisation chart of {{union}}',
  'chart.described':
    '{{union}} on {{day}}: below the presidium {{count}} working departments ({{departments}}); {{staff}} staff in all.',
  'chart.described-bare': '{{union}} on {{day}}: no department recorded; {{staff}} staff in all.',
  'chart.presidium': 'Presidium',
  'chart.people': '{{count}} people',
  'chart.counted': '{{post}}: {{count}}',
  'chart.named': '{{post}}: {{names}}',
  'chart.vacant': '{{post}} (vacant)',
  'chart.guides': 'guides',
  'chart.elects': 'elects',
  'chart.reviews': 'reviews',
  'chart.congress.student-union': 'Congress of students',
  'chart.congress.graduate-union': 'Congress of graduate students',
  'chart.congress.student-union.unit': 'Congress (or assembly) of students',
  'chart.congress.graduate-union.unit': 'Congress (or assembly) of graduate students',
  'chart.second-level': 'Second-level unions ({{count}})',
  'chart.unit': '{{presidium}} in the presidium, {{departments}} departments, {{staff}} staff',
};
