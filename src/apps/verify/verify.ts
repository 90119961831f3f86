import type { Command } from '../../surfaces/cli/command.ts';
import { verifyWordsEn } from './words.en.ts';
import { verifyWordsZh } from './words.zh.ts';

/** `mingzhang verify`: checks a published edition or count by itself. It needs no database, and never opens one. */
export const verifyCommand: Command = {
  path: ['verify'],
  arguments: [{ name: 'bundle', required: true, many: false }],
  flags: [
    { name: 'before', takes: 'text' },
    { name: 'json', takes: 'switch' },
  ],
  words: { zh: verifyWordsZh, en: verifyWordsEn },
  run: async (given, io) => (await import('./run-verify.ts')).runVerify(given, io),
};
