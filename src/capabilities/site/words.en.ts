import type { Words } from '../../kernel/words.ts';
import { complaintPageWordsEn } from './complaint-words.en.ts';
import { checkWordsEn } from '../disclosure/edition/check-words.en.ts';

/** The words of the public pages, in English. */
export const siteWordsEn: Words = {
  ...checkWordsEn,
  ...complaintPageWordsEn,
  room: 'Public pages',
  'verb.site.read': 'Public pages',
  'verb.site.set': 'Set up the public pages',
  'done.site.set': 'Saved.',
  'field.contact': 'Contact',
  'field.indexed': 'Search engines may list them',
  'field.revision': 'Revision',
  'hint.contact': 'Everybody reads it: an office’s telephone, mail or address, nobody’s own.',
  'hint.indexed': 'A page with a roster is never listed.',
  'refusal.changed-meanwhile': '{{name}} changed it at {{at}}. It now says: {{now}}',
  'refusal.changed-meanwhile.way':
    'What you wrote is still here. Open it again, look, and repeat the change.',
  'refusal.changed-meanwhile-unnamed': 'It was changed at {{at}}. It now says: {{now}}',
  'refusal.changed-meanwhile-unnamed.way':
    'What you wrote is still here. Open it again, look, and repeat the change.',
  'site.title': '{{school}}: student union disclosures',
  'site.nav': 'Disclosures',
  'site.nav.rules': 'Rules in force',
  'site.nav.leaders': 'Leaders and contacts',
  'site.nav.verify': 'Check',
  'site.nav.complaints': 'Complaints',
  'site.skip': 'Skip to the content',
  'site.pages': 'Pages',
  'site.language': 'Language',
  'site.foot':
    'Each edition bears a fingerprint and is never changed; a correction is a new edition.',
  'site.editions': 'Disclosures',
  'site.edition': '{{union}}, form {{form}}, edition {{number}}',
  'site.as-of': 'As of',
  'site.published': 'Published',
  'site.no-editions': 'Nothing was published yet.',
  'site.turn-to': 'Where to turn',
  'site.complain': 'Tell the school of a problem; you need not say who you are',
  'site.national': 'Mailbox of the national federation: {{mailbox}}',
  'site.no-rules': 'No rules were published yet.',
  'site.no-leaders': 'No leaders are recorded yet.',
  'site.contact': 'Contact',
  'site.nothing-title': 'No such page',
  'site.nothing':
    'There is nothing here: the address may be wrong, or what stood here was withdrawn.',
  'site.corrects': 'This edition corrects the one before: {{why}}',
  'site.before': 'See the one before',
  'site.fingerprint': 'Fingerprint',
  'site.check': 'Check',
  'site.holds': 'Everything holds; {{recomputed}} verdicts were computed again.',
  'site.broken': '{{count}} things do not hold; {{recomputed}} verdicts were computed again.',
  'site.does': 'holds',
  'site.does-not': 'does not hold',
  'site.how': 'How to check',
  'site.json': 'File for checking (JSON)',
  'site.paste': 'For pasting into a web editor',
  'site.open':
    '{{count}} items take facts that are not published; the filing copy shows them: {{items}}',
  'site.unknown':
    'The school published no edition of this fingerprint. Check it, or upload the file.',
  'site.unreadable.no-json': 'The file is not JSON; upload the .json of the public page. {{place}}',
  'site.unreadable.no-edition': 'The file is no edition (see {{place}}); download it again.',
  'site.unreadable.too-large': 'The file is too large. {{place}}',
  'site.ours': 'This edition was published by this school.',
  'site.not-ours': 'This school did not publish this edition; take care.',
  'site.verify-why':
    'Enter the fingerprint, or upload the file from the public page: each check says whether anything was changed and whether the verdicts follow from the facts.',
  'site.check-it': 'Check',
  'site.file': 'The published .json',
  'site.at-home': 'Check at home',
  'site.at-home-how':
    'You need not trust this site: download the .json and check it with Mingzhang’s command line, off line.',
};
