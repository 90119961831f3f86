import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { CountingServerParts } from './counting-server.ts';

/** The server in a process of its own, and where it listens. */
export interface RunningServer {
  readonly address: string;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
}

const root = path.join(import.meta.dirname, '../..');
const program = path.join(import.meta.dirname, 'counting-server.ts');

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('a server that says nothing');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = /^listening (\d+)$/.exec(line)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    child.once('close', () => reject(new Error('the server ended before it listened')));
  });
}

/** Starts it; it ends when it is killed. */
export async function startCountingServer(parts: CountingServerParts): Promise<RunningServer> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(parts)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await listening(child);
  return {
    address,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
