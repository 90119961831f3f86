import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';

/** The product running on a database of its own, as it is started for a school. */
export interface RunningServer {
  /** Without a slash at the end. */
  readonly address: string;
  /** The one-time code it printed. */
  readonly setupCode: string;
  stop(): Promise<void>;
}

const repository = path.join(import.meta.dirname, '../../..');

/** Lays the built parts out as they are installed. */
function installed(folder: string): void {
  // Started as root, the database runs as somebody else, who must be able to come here.
  chmodSync(folder, 0o711);
  cpSync(path.join(inject('programs'), 'server'), path.join(folder, 'server'), { recursive: true });
  cpSync(path.join(repository, 'migrations'), path.join(folder, 'migrations'), { recursive: true });
  symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  symlinkSync(inject('appFolder'), path.join(folder, 'web'));
}

/** Starts the bundled server on an empty data directory, and waits until it told its address and code. */
export async function startServer(): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-newcomer-'));
  installed(folder);
  const child = spawn(process.execPath, [path.join(folder, 'server', 'server.mjs')], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: path.join(folder, 'data') },
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  let text = '';
  const told = await new Promise<{ address: string; setupCode: string }>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      const address = /http:\/\/[\w.:]+/.exec(text)?.[0];
      const setupCode = /one-time code: ([A-Z0-9-]+)/.exec(text)?.[1];
      if (address && setupCode) resolve({ address, setupCode });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    void ended.then(() => reject(new Error(`the server ended: ${text}`)));
  });
  return {
    ...told,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
