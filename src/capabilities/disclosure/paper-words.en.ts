import type { Words } from '../../kernel/words.ts';

/** The same, to be read beside the Chinese paper by those who do not read Chinese. */
export const paperWordsEn: Words = {
  'paper.title': '{{school}} {{union}}: reform disclosure',
  'paper.preamble': 'The state as of {{asOf}} is published here, for everybody to check.',
  'paper.form': 'Self-evaluation form',
  'paper.form-school': 'The school’s union',
  'paper.form-second-level': 'Unions of the second level',
  'paper.complaints': 'Supervision and complaints',
  'paper.evidence': 'Facts',
  'paper.ground': 'Ground: {{ground}}',
  'paper.unions': 'There are {{total}} unions of the second level.',
  'paper.within': 'Meets the study requirement',
  'paper.within-yes': 'yes',
  'paper.within-no': 'no',
  'paper.within-unknown': 'not known',
  'paper.roster-note':
    'The rank is that of the last term, the last year or since entry; first-years bear none, postgraduates only failed courses.',
  'paper.figures':
    'There are {{staff}} members of staff: {{partyMembers}} Party members, {{leagueMembers}} League members, {{freshmen}} first-years.',
  'paper.yes': 'yes',
  'paper.no': 'no',
  'paper.size-campuses': 'The school has {{students}} students on {{campuses}} campuses.',
  'paper.size': 'The school has {{students}} students.',
  'paper.campuses': 'The school has {{campuses}} campuses.',
  'paper.departments': 'There are {{count}} working departments: {{names}}.',
  'paper.nothing': 'Nothing yet.',
  'paper.file': 'Attached: {{name}} (SHA-256 {{sha256}})',
  'paper.national': 'Mailbox of the national federation: {{mailbox}}',
};
