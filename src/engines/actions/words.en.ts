import type { Words } from '../../kernel/words.ts';

/** What any verb may say before its own rules speak, in English. */
export const actionWordsEn: Words = {
  'refusal.not-logged-in': 'You are not logged in, or your log-in has expired.',
  'refusal.not-logged-in.way': 'Log in and do it again.',
  'refusal.not-allowed': 'What you are today does not let you do this.',
  'refusal.not-allowed.way':
    'Choose another of your capacities if you hold one; otherwise ask somebody who may.',
  'refusal.capacity-not-held': 'You do not hold this capacity today.',
  'refusal.capacity-not-held.way': 'Choose one of the capacities you hold.',
  'refusal.input-invalid': 'One field is not as it should be.',
  'refusal.input-invalid.way': 'Correct this field as described and send it again.',
  'refusal.key-missing':
    'The request has no Idempotency-Key, the number that guards against doing it twice.',
  'refusal.key-missing.way':
    'Send a new UUID with each request, and the same one when you repeat a request.',
  'refusal.key-reused': 'This Idempotency-Key was used for something else before.',
  'refusal.key-reused.way': 'Take a new key and send it again.',
  'refusal.already-done':
    'This was done before. Its answer held a password or a code, which is shown only once.',
  'refusal.already-done.way': 'If the answer was not noted, do it anew as another request.',
  'refusal.unknown-verb': 'There is no such operation.',
  'refusal.unknown-verb.way':
    'Check its name; the server may also be older than it should be: ask its administrator.',
  'refusal.unknown-school': 'There is no such school here.',
  'refusal.unknown-school.way': 'Check the name of the school in the address.',
  'refusal.too-large': 'What was sent is too large.',
  'refusal.too-large.way': 'Make the file smaller, or send it in parts.',
  'refusal.origin-refused': 'This request came from another site and was not done.',
  'refusal.origin-refused.way':
    'Use the pages of this system; behind a proxy the operator sets PUBLIC_ADDRESS.',
  'refusal.attachment-unknown': 'There is no such file.',
  'refusal.attachment-unknown.way': 'Check the address; the file may be another school’s.',
  'refusal.right-spent': 'This can be done anonymously once by each person, and you have done it.',
  'refusal.right-spent.way':
    'Nothing more is needed. If you were not told that it was received, go back to that page and send the same again: it will not count twice. If the page is gone, tell whoever runs this; from the next day on they can look into it and return your right.',
  'refusal.unavailable': 'This cannot be done at the moment.',
  'refusal.unavailable.way':
    'Nothing was changed. Try again later, and tell the administrator if it stays so.',
  'refusal.fault': 'Something went wrong inside (reference {{reference}}).',
  'refusal.fault.way':
    'This was not done. Tell the administrator the reference; the log names the cause under it.',
  'issue.invalid_type': 'It is missing, or not the kind of value wanted.',
  'issue.too_small': 'It is too small, too short or too few.',
  'issue.too_big': 'It is too large, too long or too many.',
  'issue.invalid_format': 'It is not written as it should be.',
  'issue.invalid_value': 'It is not one of the values allowed.',
  'issue.not_multiple_of': 'It is not a whole multiple of the unit.',
  'issue.unrecognized_keys': 'There is no such field.',
  'issue.invalid_union': 'It fits none of the allowed forms.',
  'issue.invalid_key': 'The name of an entry is not allowed.',
  'issue.invalid_element': 'One of its entries is not as it should be.',
  'issue.custom': 'It is not as it should be.',
  'reach.school': 'the whole school',
  'reach.unit': 'the unit served and all below it',
  'reach.self': 'oneself only',
  'reach.school.means': 'Sees and does this for everything of the school.',
  'reach.unit.means':
    'Only the unit of the post held and every unit below it; with a post of the school itself, the whole school.',
  'reach.self.means': 'Only what is one’s own.',
};
