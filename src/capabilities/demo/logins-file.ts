import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DemoLogin } from './make-demo.ts';

const fileOf = (dataDirectory: string): string => path.join(dataDirectory, 'demo-logins.json');

/** Keeps the demo's log-ins in the data directory, readable to its owner alone, and tells the file's path. */
export async function writeDemoLogins(
  dataDirectory: string,
  logins: readonly DemoLogin[],
): Promise<string> {
  const file = fileOf(dataDirectory);
  // Whole or not at all: a start reads it.
  const aside = `${file}.new`;
  await writeFile(aside, JSON.stringify(logins, null, 2), { mode: 0o600 });
  await chmod(aside, 0o600);
  await rename(aside, file);
  return file;
}

/** The log-ins of the demo that was made here; null where it was not. */
export async function readDemoLogins(dataDirectory: string): Promise<readonly DemoLogin[] | null> {
  const text = await readFile(fileOf(dataDirectory), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  return text === null ? null : (JSON.parse(text) as readonly DemoLogin[]);
}

/** Forgets log-ins that lead nowhere any more. */
export async function forgetDemoLogins(dataDirectory: string): Promise<void> {
  await rm(fileOf(dataDirectory), { force: true });
}
