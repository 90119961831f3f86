import type { Command } from '../../surfaces/cli/command.ts';
import { verifyWordsEn } from './words.en.ts';
import { verifyWordsZh } from './words.zh.ts';

/** `mingzhang verify`: checks a published edition, a count or the board of a ballot round by itself. It needs no database, and never opens one. */
export const verifyCommand: Command = {
  path: ['verify'],
  arguments: [{ name: 'bundle', required: true, many: false }],
  flags: [
    { name: 'before', takes: 'text' },
    { name: 'code', takes: 'text' },
    { name: 'receipt', takes: 'text' },
    { name: 'count', takes: 'text' },
    { name: 'under-way', takes: 'switch' },
    { name: 'json', takes: 'switch' },
  ],
  words: { zh: verifyWordsZh, en: verifyWordsEn },
  run: async (given, io) => (await import('./run-verify.ts')).runVerify(given, io),
};
