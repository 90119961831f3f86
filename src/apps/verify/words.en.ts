import { checkWordsEn } from '../../capabilities/disclosure/edition/check-words.en.ts';
import type { Words } from '../../kernel/words.ts';

/** What the check of an edition says, in English. */
export const verifyWordsEn: Words = {
  ...checkWordsEn,
  'command.verify': 'check a published disclosure, a count or a board of ballots by itself',
  'command.verify.more':
    'Reads the file downloaded from the public page and checks that nothing in it was changed and that each verdict follows again from the facts it shows; of a count, computes who is elected again from its sheets; of a board of ballots (.jsonl), checks every ballot, opens and counts them again. Needs no database and no network. “-” reads standard input.',
  'command.verify.end':
    'Exit code: 0 everything holds; 1 something does not; 2 there is nothing to check, or it was called wrongly.',
  'argument.verify.bundle': 'bundle.json',
  'argument.verify.bundle.missing':
    'No file to check was named. For example: mingzhang verify bundle.json',
  'flag.verify.before': 'the edition it corrects, to check that one follows the other',
  'flag.verify.before.value': 'before.json',
  'flag.verify.code': 'the check code shown in the hall, to be compared with the board',
  'flag.verify.code.value': 'ABCD-EFGH',
  'flag.verify.receipt': 'the receipt of a vote, to see that its ballot is listed',
  'flag.verify.receipt.value': 'receipt.json',
  'flag.verify.count': 'the count file of the same election, to compare rules and list',
  'flag.verify.count.value': 'count.json',
  'flag.verify.under-way': 'the round is not over; it need not be certified yet',
  'flag.verify.json': 'print one line of JSON',
  'unreadable.missing': 'There is no such file: {{file}}. Check the path.',
  'unreadable.not-readable': 'The file cannot be read: {{file}}. Check who may read it.',
  'unreadable.too-large': 'The file is too large: {{file}}.',
  'unreadable.no-json': '{{file}} is not JSON. Download the published .json again.',
  'unreadable.no-edition':
    '{{file}} is no edition published by Mingzhang (see {{place}}). Download it again.',
  edition: '{{school}} {{union}}  {{form}}',
  'edition.day': 'As of {{asOf}}, published {{publishedOn}}, edition {{number}}',
  'edition.hash': 'Fingerprint {{hash}}',
  'mark.holds': 'holds ',
  'mark.broken': 'BROKEN',
  recomputed: '{{recomputed}} verdicts were computed again from the facts shown.',
  open: '{{count}} items take facts that are not shown here; the filing copy shows them: {{items}}',
  withheld:
    '{{withheld}} pieces are not published or were withdrawn; their fingerprints remain, and the rest can be checked.',
  holds: 'Everything holds.',
  broken: '{{count}} things do not hold.',
};
