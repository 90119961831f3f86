import type { Words } from '../../../kernel/words.ts';

/** The checks of a published count, and what it means that one fails, in English. */
export const countCheckWordsEn: Words = {
  'check.fingerprint': 'the content matches its fingerprint',
  'check.offices': 'every office has its title and its result',
  'check.slate': 'every list fits its seats',
  'check.rounds': 'every round was called for by the one before',
  'check.sheets': 'every box has its sheet, and corrections follow one another',
  'check.entries': 'every sheet was entered by two people alike',
  'check.accounting': 'for, against and abstained sum to the valid ballots',
  'check.resolutions': 'every decision of the meeting was open to it',
  'check.finished': 'the election is finished',
  'check.elected': 'those elected come out again from the sheets',
  'check.seats': 'seats left open or given up come out again',
  'check.names': 'only candidates and those elected are named',
  'check.declined': 'Whoever declined had been elected',
  'failure.fingerprint': 'The content was changed',
  'failure.offices': 'An office lacks its title or its result, or has two',
  'failure.slate': 'The list does not fit its seats, and no reason is given',
  'failure.slate.slate-too-short':
    '{{seats}} seats want at least {{least}} candidates; here are {{candidates}}',
  'failure.slate.slate-too-long':
    '{{seats}} seats allow at most {{most}} candidates; here are {{candidates}}',
  'failure.slate.slate-not-equal':
    'An uncontested list for {{seats}} seats has {{seats}} candidates; here are {{candidates}}',
  'failure.slate.candidate-twice': 'Somebody stands on the list twice',
  'failure.rounds': 'This round does not follow from what came before',
  'failure.rounds.round-twice': 'A round is recorded twice',
  'failure.rounds.round-gap': 'A round is missing before this one',
  'failure.rounds.round-not-called': 'The round before does not call for such a round',
  'failure.rounds.round-unknown': 'This names a round that was never opened',
  'failure.rounds.channel-twice': 'A box is recorded twice',
  'failure.sheets': 'The sheets do not hang together',
  'failure.sheets.channel-unknown': 'This box is not recorded',
  'failure.sheets.sheet-id-twice': 'Two sheets bear one number',
  'failure.sheets.sheet-chain':
    'The corrections form no line: two first sheets, one corrected twice, or one that corrects what is not there',
  'failure.entries': 'A number was not entered alike by two people',
  'failure.accounting': 'The sheet contradicts itself: {{found}} instead of {{expected}}',
  'failure.accounting.invalid-above-returned':
    '{{found}} invalid ballots are more than the {{expected}} returned',
  'failure.accounting.marks':
    'For, against and abstained of {{candidate}} sum to {{found}}, but {{expected}} ballots are valid',
  'failure.accounting.write-in-above-valid':
    '{{candidate}} has {{found}} votes, but only {{expected}} ballots are valid',
  'failure.accounting.choices':
    'Choices sum to {{found}}; the seats make it {{expected}}, or at most that',
  'failure.accounting.write-ins-above-against':
    '{{found}} written in, but only {{expected}} marks against',
  'failure.accounting.write-in-forbidden': 'Nobody could be written in',
  'failure.accounting.write-in-listed': '{{candidate}} is a candidate and was written in',
  'failure.accounting.write-in-twice': '{{candidate}} is written in twice on the sheet',
  'failure.accounting.candidate-missing': 'The votes of {{candidate}} are missing',
  'failure.accounting.candidate-unknown': '{{candidate}} is no candidate of this round',
  'failure.accounting.candidate-twice': '{{candidate}} stands on the sheet twice',
  'failure.accounting.channel-twice': 'One box has two sheets',
  'failure.resolutions': 'This decision cannot stand',
  'failure.resolutions.resolution-twice': 'One round has two decisions',
  'failure.resolutions.resolution-not-open':
    'Nothing was open to be decided, or the rules settle it otherwise',
  'failure.resolutions.resolution-names':
    'It names others than the tied, or not as many as there are seats',
  'failure.finished': 'The election is not finished',
  'failure.finished.opening': 'Another round is due',
  'failure.finished.sheets': 'Sheets are missing',
  'failure.finished.correction': 'A sheet waits for its correction',
  'failure.finished.resolution': 'Something waits for a decision of the meeting',
  'failure.elected':
    'Published as elected: {{claimed}}, computed again: {{recomputed}}; they are not the same people',
  'failure.seats':
    'Published as open or given up: {{claimed}} seats, computed again: {{recomputed}}',
  'failure.names': 'The names do not fit the list',
  'failure.names.missing': 'A candidate or somebody elected has no name',
  'failure.names.needless': 'A name is published that should not be, or somebody has two',
  'failure.declined': 'This person had not been elected by then and could not decline',
};
