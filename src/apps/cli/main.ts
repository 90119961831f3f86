import { say } from '../../kernel/words.ts';
import { readArguments, type UsageRefusal } from './arguments.ts';
import { auditCommand } from './audit-command.ts';
import { cliWordsEn } from './words.en.ts';
import { cliWordsZh } from './words.zh.ts';

declare const MINGZHANG_VERSION: string;

function usageMessage({ code, values, language }: UsageRefusal): string {
  const words = language === 'zh' ? cliWordsZh : cliWordsEn;
  const near = values.near ? say(words, 'refused.near', { option: values.near }) : '';
  const what = say(words, `refused.${code}`, { ...values, near }).trimEnd();
  return `${what}\n${say(words, 'refused.more')}\n`;
}

async function main(): Promise<number> {
  const request = readArguments(process.argv.slice(2), process.env);
  if (!request.ok) {
    process.stderr.write(usageMessage(request.error));
    return 2;
  }
  switch (request.value.command) {
    case 'version':
      process.stdout.write(`${MINGZHANG_VERSION}\n`);
      return 0;
    case 'help': {
      const words = request.value.language === 'zh' ? cliWordsZh : cliWordsEn;
      process.stdout.write(say(words, request.value.of === 'audit' ? 'usage.audit' : 'usage'));
      return 0;
    }
    case 'audit':
      return auditCommand(request.value.audit, {
        out: process.stdout,
        err: process.stderr,
        environment: process.env,
        worker: new URL('./audit-worker.mjs', import.meta.url),
      });
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
}
// A reader of our output may close early (head, less): that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : 2),
);
process.exitCode = await main();
