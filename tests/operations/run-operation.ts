import { operationBranches } from '../../src/apps/cli/operations/branches.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import type { Language } from '../../src/kernel/words.ts';
import type { Io } from '../../src/surfaces/cli/command.ts';
import { runCommandLine } from '../../src/surfaces/cli/run.ts';
import { columnsOf } from '../../src/surfaces/cli/terminal.ts';

/** How an operation ended, and what it printed. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Lines wider than 80 columns; empty where all fit. */
  readonly wide: readonly string[];
}

/** Runs one operation as the command line would, at 80 columns; `typed` are a person's answers, in their order. */
export async function runOperation(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  typed: readonly (string | null)[] = [],
): Promise<Ended> {
  let out = '';
  let err = '';
  const answers = [...typed];
  const io = (language: Language): Io => ({
    out: async (text) => void (out += text),
    err: async (text) => void (err += text),
    language,
    columns: 80,
    paint: (_colour, text) => text,
    environment,
    now: () => new Date().toISOString() as Instant,
    newKey: () => '00000000-0000-4000-8000-000000000001',
    readInput: async () => Buffer.alloc(0),
    ask: async () => answers.shift() ?? null,
  });
  const tree = { own: operationBranches, more: async () => [] };
  const code = await runCommandLine(
    { name: 'mingzhang', version: '0.1.0', tree, io },
    args,
    environment,
  );
  const wide = `${out}${err}`.split('\n').filter((line) => columnsOf(line) > 80);
  return { code, out, err, wide };
}
