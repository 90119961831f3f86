import type { Words } from '../../kernel/words.ts';

/** What papers and comparisons of rules say, in English. */
export const rulebookPaperWordsEn: Words = {
  'compare.unchanged': 'Unchanged',
  'compare.changed': 'Changed',
  'compare.added': 'Added',
  'compare.removed': 'Removed',
  'compare.moved': 'Moved',
  'compare.and-moved': '{{what}}, moved',
  'paper.none': '(none)',
  'paper.comparison': '{{title}}: comparison by article',
  'paper.counts':
    '{{changed}} changed, {{added}} added, {{removed}} removed, {{moved}} moved, {{unchanged}} unchanged. What differs is bold.',
  'paper.before': 'Former: {{before}}',
  'paper.after': 'New: {{after}}',
  'paper.what': 'Change',
  'paper.values': 'What changes among the provisions',
  'paper.provision': 'Provision',
  'paper.not-stated': 'not stated',
};
