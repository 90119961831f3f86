import { boardCheckWordsEn } from '../../engines/ballots/board/check-words.en.ts';
import { countCheckWordsEn } from '../../engines/counting/published/check-words.en.ts';
import type { Words } from '../../kernel/words.ts';

/** What the check of a board says, in English. */
export const boardWordsEn: Words = {
  ...countCheckWordsEn,
  ...boardCheckWordsEn,
  'unreadable.no-receipt':
    '{{file}} is no receipt of a ballot box. Take the one that the voting page kept.',
  'board.title': '{{school}}  {{title}}',
  'board.office': '{{office}}, round {{round}}',
  'board.day': 'Elected by {{body}} on {{on}}',
  'board.code': 'Check code {{code}}',
  'board.head': 'Fingerprint of the board {{head}}',
  'board.state': 'State: {{phase}}',
  'board.unknown': 'The setup cannot be read; only V01 to V03 were checked.',
  'board.seal.sealed':
    'Ballots were sealed by the observers; it took {{threshold}} of {{observers}} to open them',
  'board.seal.plain':
    'Ballots were not sealed: whoever runs the server could read them while votes were cast',
  'board.issuers.two': 'Ballots were issued by the server and an observer together',
  'board.issuers.one': 'Ballots were issued by the server alone',
  'board.attendance': 'Expected {{expected}}, present {{present}}',
  'board.ballots':
    'Electronic ballots: issued {{issued}}, returned {{returned}}, valid {{valid}}, invalid {{invalid}}',
  'board.unread':
    '{{count}} of them do not open or are not written as they must be (V15, V16); they are invalid',
  'board.needed': 'Seats {{seats}}, votes needed {{needed}}',
  'board.votes': '{{name}}  for {{yes}}  against {{no}}  abstained {{abstain}}',
  'board.written': '{{name}}  written in {{votes}}',
  'board.written-in': 'written in: {{id}}',
  'board.elected': 'Elected as computed: {{names}}',
  'board.tied': 'Tied: {{names}}',
  'board.open': 'Seats still open: {{open}}',
  'board.nobody': 'nobody',
  'board.separator': ', ',
  'board.decision.no-quorum': 'Too few were present; nothing could be elected',
  'board.decision.void': 'Void; everything is voted on again',
  'board.decision.inconsistent': 'A sheet contradicts itself and must be corrected first',
  'board.decision.none': 'The result cannot be computed yet',
  'board.not-asked': 'not asked',
  'board.failed': '{{sentence}} ({{place}})',
  'board.more': '{{check}}: the same in {{count}} more places',
  'board.holds': 'Everything holds: the result comes out again from the ballots.',
  'board.holds.note':
    'This checks the file. Whoever voted should also see on their phone that their ballot is listed; observers should compare the totals issued and cast.',
  'board.broken': '{{count}} things do not hold. Do not rely on this file; ask an observer.',
};
