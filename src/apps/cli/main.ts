import { runCommandLine } from '../../surfaces/cli/run.ts';
import { commandTree } from './command-tree.ts';
import { processIo } from './process-io.ts';

declare const MINGZHANG_VERSION: string;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
}
// A reader of our output may close early (head, less): that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : 2),
);
process.exitCode = await runCommandLine(
  { name: 'mingzhang', version: MINGZHANG_VERSION, tree: commandTree, io: processIo },
  process.argv.slice(2),
  process.env,
);
