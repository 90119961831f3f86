import type { Words } from '../../kernel/words.ts';

/** What the audit says in Chinese: a message and a repair per finding code. */
export const auditWordsZh: Words = {};
