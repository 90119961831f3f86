import type { Words } from '../../kernel/words.ts';

/** What the audit says in English: a message and a repair per finding code. */
export const auditWordsEn: Words = {};
