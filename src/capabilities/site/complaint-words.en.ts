import type { Words } from '../../kernel/words.ts';

/** The words of the public pages for complaints, in English. */
export const complaintPageWordsEn: Words = {
  'site.complaint.title': 'Tell of a problem',
  'site.complaint.lead':
    'Anybody may tell: something published is not true, something is wrong with a body or a person, or anything else. You need not log in, nor say who you are.',
  'site.complaint.kept':
    'Only what you write and the day are kept: no account, no network address, no hour. The school’s network and your own device may keep records of their own; if that matters, use another network.',
  'site.complaint.excluded':
    'Whoever is complained about neither sees nor handles it. What is about the League committee is handled by somebody outside it; where nobody is, turn to the national federation.',
  'site.complaint.days':
    'The receipt says by which day it is taken up and by which it is answered.',
  'site.complaint.closed':
    'The school has recorded nobody who could handle it; it cannot come in now.',
  'site.complaint.no-outside':
    'Nobody is named for what is about the League committee; turn to the national federation.',
  'site.complaint.choose-body': '(where it is about a body)',
  'site.complaint.only-person': 'where it is about a person',
  'site.complaint.only-disclosure': 'where it is about something published',
  'site.complaint.optional': 'optional',
  'site.complaint.trap': 'Leave this empty',
  'site.complaint.send': 'Send',
  'site.complaint.wrong': 'It was not sent',
  'site.complaint.trapped':
    'A field that must stay empty was filled in. It is empty now; please send again.',
  'site.complaint.empty': 'It does not say what happened.',
  'site.complaint.long': 'One of the fields is too long.',
  'site.complaint.foreign':
    'This was sent from another site and not accepted. Please send it from this page.',
  'site.complaint.stale': 'This page was open too long; please send again.',
  'site.complaint.wait':
    'Too much is sent from here. Try again in {{minutes}} minutes, or write to {{mailbox}}.',
  'site.receipt.title': 'Received',
  'site.receipt.code': 'Receipt code',
  'site.receipt.keep':
    'Write it down, photograph or print it now. By it you read the answer and add to it; the code itself is not kept, and nobody can find it again.',
  'site.receipt.dates': 'Taken up by {{takeBy}}, answered by {{answerBy}}.',
  'site.receipt.look': 'See how it stands',
  'site.status.title': 'How it stands',
  'site.status.lead': 'Enter the receipt code.',
  'site.status.look': 'Look',
  'site.status.of': 'This complaint',
  'site.status.due': 'Due',
  'site.status.due.take': 'taken up by {{day}}',
  'site.status.due.answer': 'answered by {{day}}',
  'site.status.late': 'Late. You may turn to the national federation: {{mailbox}}',
  'site.status.you': 'What you wrote',
  'site.status.said': 'Since then',
  'site.status.nothing': 'Nothing yet.',
  'site.status.added': 'You added',
  'site.status.question': 'The handler asks',
  'site.status.answer': 'Answer',
  'site.status.asked': 'The handler asks you for more; write it below.',
  'site.status.add': 'Add to it',
  'site.status.add-send': 'Send',
  'site.status.reopen': 'If the answer does not do, say so below and it is looked at again.',
  'site.status.over': 'It is closed. If there is something new, tell of it anew.',
  'site.outcomes.title': 'What became of complaints',
  'site.outcomes.counts': 'How many',
  'site.outcomes.received': 'Received',
  'site.outcomes.open': 'Open',
  'site.outcomes.late': 'Late',
  'site.outcomes.closed': 'Closed',
  'site.outcomes.published': 'Published outcomes',
  'site.outcomes.none': 'No outcome was published yet.',
  'site.outcomes.day': 'Closed on',
};
