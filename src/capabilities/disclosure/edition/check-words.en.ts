import type { Words } from '../../../kernel/words.ts';

/** The checks of an edition, and what it means that one fails, in English. */
export const checkWordsEn: Words = {
  'check.leaf-hash': 'every piece matches its fingerprint',
  'check.part-hash': 'every part matches its fingerprint',
  'check.edition-hash': 'the whole matches its fingerprint',
  'check.parts': 'the parts are there, each once',
  'check.verdict': 'every verdict follows again from the facts',
  'check.claim-unsupported': 'every tick without support bears a published ground',
  'check.remark': 'numbers and days in the remarks agree with the facts',
  'check.count': 'the counts of second-level unions agree with the facts',
  'check.item-missing': 'every item of the form is there',
  'check.correction-chain': 'a correction names the edition it corrects',
  'check.rows': 'the roster is numbered without a gap and agrees with the count',
  'check.unjudgeable': 'the facts can be read',
  'failure.leaf-hash': 'The content was changed',
  'failure.part-hash': 'This part was changed, or something is missing from it',
  'failure.edition-hash': 'The edition was changed, or a part is missing',
  'failure.parts': 'The form or the facts are missing, or a part is there twice',
  'failure.verdict': 'Published as {{published}}, computed again as {{recomputed}}',
  'failure.claim-unsupported': 'Ticked without support ({{standing}}) and without a ground',
  'failure.remark': 'The remark does not agree with the facts',
  'failure.count': 'Published {{published}}, computed again {{recomputed}}, of {{total}}',
  'failure.item-missing': 'This item is missing',
  'failure.correction-chain': 'Edition {{number}} does not follow the one before it',
  'failure.rows': 'Rows are missing, or do not agree with the count',
  'failure.unjudgeable': 'The facts are of a shape that cannot be judged',
};
