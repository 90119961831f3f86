import { say } from '../../kernel/words.ts';
import type { Command, Flag } from '../../surfaces/cli/command.ts';
import { cliWordsEn } from './words.en.ts';
import { cliWordsZh } from './words.zh.ts';

const switches = ['json', 'text', 'together', 'mask'] as const;
const texts = ['form', 'jobs', 'limit-seconds', 'limit-mb', 'limit-memory-mb'] as const;

/** Audits files; opens neither storage nor network, and loads the readers only when it runs. */
export const auditCommand: Command = {
  path: ['audit'],
  arguments: [{ name: 'paths', required: true, many: true }],
  flags: [
    ...switches.map((name): Flag => ({ name, takes: 'switch' })),
    ...texts.map((name): Flag => ({ name, takes: 'text' })),
  ],
  words: { zh: cliWordsZh, en: cliWordsEn },
  async run(given, io) {
    const [{ auditRequest }, { runAudit }] = await Promise.all([
      import('./arguments.ts'),
      import('./audit-command.ts'),
    ]);
    const request = auditRequest(given, io.language);
    if (!request.ok) {
      const words = io.language === 'zh' ? cliWordsZh : cliWordsEn;
      const what = say(words, `refused.${request.error.code}`, request.error.values);
      await io.err(`${what}\n${say(words, 'refused.more')}\n`);
      return 2;
    }
    return runAudit(request.value, {
      out: process.stdout,
      err: process.stderr,
      environment: io.environment,
      worker: new URL('./audit-worker.mjs', import.meta.url),
    });
  },
};
