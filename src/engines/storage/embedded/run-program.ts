import { spawn } from 'node:child_process';
import type { SystemUser } from '../data-directory.ts';

/** What became of a program: its exit code (null where it could not start or was killed) and what it said. */
export interface Outcome {
  readonly code: number | null;
  /** Why it could not start, for instance `EACCES`. */
  readonly fault: string | null;
  readonly output: string;
}

/** The environment for PostgreSQL's programs: nothing of ours that would change what they do, messages in English. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:PG|LC_|LANG|NODE_)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** The last characters kept of what a program says. */
const kept = 4000;

/** Runs a program to its end, as another user where one is given, and hands it a text. */
export function runProgram(
  program: string,
  parameters: readonly string[],
  { user, folder, input = '' }: { user: SystemUser | null; folder: string; input?: string },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      ...user,
      cwd: folder,
      env: plainEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-kept);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    // A program that ended before it read everything: its exit code tells why.
    child.stdin.on('error', () => undefined);
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: null, fault: error.code ?? error.message, output }),
    );
    child.on('close', (code) => resolve({ code, fault: null, output }));
    child.stdin.end(input);
  });
}
