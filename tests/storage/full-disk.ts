import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  openSync,
  closeSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { findPackage } from '../../src/engines/storage/embedded/binaries.ts';
import { atEnd } from './temp-storage.ts';

/** A folder on a disk that can be filled to the last byte and freed again. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so many bytes free. */
  fill(leave: number): void;
  free(): void;
}

/** A file system of its own in memory, where this user may mount one; else null. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | null {
  mkdirSync(folder);
  try {
    const size = `size=${megabytes}m,mode=755`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  atEnd(() => void execFileSync('umount', ['-l', folder]));
  const filler = path.join(folder, 'filler');
  return {
    folder,
    fill(leave) {
      const { bavail, bsize } = statfsSync(folder);
      const handle = openSync(filler, 'a');
      const block = Buffer.alloc(bsize);
      for (let left = bavail * bsize - leave; left >= bsize; left -= bsize)
        writeSync(handle, block);
      closeSync(handle);
    },
    free: () => rmSync(filler, { force: true }),
  };
}

/** Mounts what is in a folder once more, read-only; false where this user may not. */
export function mountReadOnly(folder: string): boolean {
  try {
    execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' });
    execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Takes such a mount away. */
export function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder]);
}

/** The package with one program that says what PostgreSQL says and fails. */
export function failingPackage(
  folder: string,
  program: 'initdb' | 'postgres',
  says: string,
): string {
  const real = findPackage() ?? '';
  cpSync(real, folder, { recursive: true, verbatimSymlinks: true });
  const file = path.join(folder, 'native', 'bin', program);
  const whole = path.join(real, 'native', 'bin', program);
  rmSync(file);
  const version =
    program === 'postgres' ? `[ "$1" = --version ] && exec "${whole}" --version\n` : '';
  writeFileSync(file, `#!/bin/sh\n${version}echo "${says}" >&2\nexit 1\n`);
  chmodSync(file, 0o755);
  return folder;
}
