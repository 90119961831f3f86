import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** A user to run as; without one, whoever runs the tests. */
export interface ChildUser {
  readonly uid: number;
  readonly gid: number;
}

/** Starts a process that opens storage on a folder; `leave` ends it as soon as it is open, without stopping. */
export function startChild(
  folder: string,
  { leave = false, user }: { leave?: boolean; user?: ChildUser } = {},
): ChildProcess & { readonly said: Promise<string>; readonly gone: Promise<void> } {
  const program = path.join(import.meta.dirname, 'child-storage.ts');
  const parameters = ['--import', 'tsx', program, folder, ...(leave ? ['leave'] : [])];
  const child = spawn(process.execPath, parameters, {
    ...user,
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = new Promise<string>((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stdout.on('data', () => text.includes('\n') && resolve(text.trim()));
    child.once('close', () => resolve(text.trim()));
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return Object.assign(child, { said, gone });
}
