import { createHash } from 'node:crypto';
import { chownSync, closeSync, existsSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SystemUser } from './data-directory.ts';

/** Longest address of a Unix socket in bytes without its final zero (`sun_path` is 108 on Linux, 104 elsewhere). */
export const longestSocketPath = process.platform === 'linux' ? 107 : 103;

/** Whether a socket of this name in this folder has an address that the system can take. */
export function socketPathFits(folder: string, name: string): boolean {
  return Buffer.byteLength(path.join(folder, name)) <= longestSocketPath;
}

/** A way to a folder that is short enough to be the address of a socket. */
export interface ShortWay {
  readonly folder: string;
  close(): void;
}

/**
 * A way to `folder` for sockets of this process whose names have at most `longestName` bytes. On Linux a deep folder
 * is reached through an open handle, so that it is found whatever TMPDIR says; null where there is no short way.
 */
export function shortWayTo(folder: string, longestName: number): ShortWay | null {
  if (socketPathFits(folder, 'x'.repeat(longestName))) return { folder, close: () => undefined };
  if (!existsSync('/proc/self/fd')) return null;
  const handle = openSync(folder, 'r');
  return { folder: `/proc/self/fd/${handle}`, close: () => closeSync(handle) };
}

/**
 * A folder below the temp folder that belongs to `directory`: named for it, entered by `owner` alone. Null where
 * somebody else made it before us, who could then listen in our place.
 */
export function privateTempFolder(
  directory: string,
  owner: SystemUser | null,
  below: string = tmpdir(),
): { readonly folder: string; readonly usable: boolean } {
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  const folder = path.join(below, `mingzhang-${name}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (owner) chownSync(folder, owner.uid, owner.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  const mine = owner?.uid ?? process.getuid?.() ?? found.uid;
  return {
    folder,
    usable: found.isDirectory() && found.uid === mine && (found.mode & 0o077) === 0,
  };
}
