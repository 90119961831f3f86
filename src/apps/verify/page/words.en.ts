import { boardWordsEn } from '../board-words.en.ts';
import { countWordsEn } from '../count-words.en.ts';
import { verifyWordsEn } from '../words.en.ts';
import type { Words } from '../../../kernel/words.ts';

/** What the page that verifies files says, in English. */
export const pageWordsEn: Words = {
  ...countWordsEn,
  ...boardWordsEn,
  ...verifyWordsEn,
  'page.title': 'Verify a board of ballots or a count',
  'page.intro':
    'Everything is checked on this device; nothing is sent anywhere, and it works with the network off. It takes boards of ballots (.jsonl), counts (.json) and published disclosures (.json).',
  'page.file': 'Choose a file, or drop one here',
  'page.more': 'A board can also be held against',
  'page.code': 'the check code shown in the hall (8 letters and digits)',
  'page.receipt': 'your own receipt (a file)',
  'page.count': 'the count file of the same election',
  'page.under-way': 'the round is not over',
  'page.language': '中文',
  'page.reading': 'Checking, {{percent}}% done',
  'page.holds': 'Everything holds',
  'page.broken': 'Something does not hold',
  'page.about': 'Which election this is',
  'page.result': 'The result, computed again',
  'page.failures': 'What does not hold',
  'page.checks': 'Check by check',
  'page.check.number': 'Number',
  'page.check.state': 'Result',
  'page.check.what': 'What is checked',
  'page.failed':
    'The check broke off without a result. Try another browser, or mingzhang verify on the command line.',
  'page.source':
    'This page can be saved and used from disk. A second verifier, written independently in Python, comes with the source (verifiers/).',
};
