import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { handOver, type DataDirectory } from '../data-directory.ts';

/** Above this size in bytes the log is put aside at the next start; one older log is kept. */
const largest = 5 * 1024 * 1024;

/** Opens the server's own log for appending, putting a long one aside. The caller closes the handle. */
export function openServerLog(directory: DataDirectory, file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && found.size > largest) renameSync(file, `${file}.1`);
  const handle = openSync(file, 'a', 0o600);
  handOver(directory, file);
  return handle;
}

/** What the log says from a place on, at most its last 8 KiB. */
export function readLogFrom(file: string, start: number): string {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const from = Math.max(start, size - 8192);
    const buffer = Buffer.alloc(Math.max(0, size - from));
    const read = readSync(handle, buffer, 0, buffer.length, from);
    return buffer.toString('utf8', 0, read);
  } finally {
    closeSync(handle);
  }
}
