import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  statfsSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

/** A user of the operating system by number. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** The folder that holds everything of an installation. */
export interface DataDirectory {
  /** Absolute, without symbolic links: the same folder has one name, however it was reached. */
  readonly path: string;
  /** Root working in somebody's folder leaves all it makes to that person; otherwise null. */
  readonly keeper: SystemUser | null;
}

/** Whether this process may do everything, which PostgreSQL refuses to. */
export function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Opens or makes the data directory. Only its owner may look inside. */
export function openDataDirectory(folder: string): Result<DataDirectory, Refusal> {
  const wanted = path.resolve(folder);
  try {
    mkdirSync(wanted, { recursive: true, mode: runsAsRoot() ? 0o711 : 0o700 });
    const real = realpathSync(wanted);
    const found = statSync(real);
    const keeper = runsAsRoot() && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
    return ok({ path: real, keeper });
  } catch (error) {
    // A link to a disk that is not there.
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const refused = absent
      ? refusal('data-directory-not-a-folder', [], { folder: wanted })
      : refusalOfFileError(error, wanted);
    if (refused) return err(refused);
    throw error;
  }
}

/** Lets others pass through the data directory, not list it: root's server runs as another and has its folder in it. */
export function letPass({ path: folder }: DataDirectory): void {
  chmodSync(folder, (statSync(folder).mode & 0o777) | 0o011);
}

/** Makes a folder that only its owner may enter, if it is not there. */
export function makePrivateFolder(directory: DataDirectory, name: string): string {
  const folder = path.join(directory.path, name);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    handOver(directory, folder);
  }
  return folder;
}

/** Leaves what root made to the keeper of the directory. */
export function handOver({ keeper }: DataDirectory, made: string): void {
  if (keeper) chownSync(made, keeper.uid, keeper.gid);
}

/** Makes sure that names made or changed in a folder outlive a power cut. Windows offers no such thing and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const megabyte = 1024 * 1024;

/** Refuses a file system with less than `megabytes` left for this user. */
export function refuseFullDisk(folder: string, megabytes: number): Refusal | null {
  const { bavail, bsize } = statfsSync(folder);
  const left = Math.floor((bavail * bsize) / megabyte);
  return left >= megabytes ? null : refusal('disk-full', [], { folder, left, needed: megabytes });
}

/** The refusal that a failed file operation on the data directory amounts to; null where it is a defect of ours. */
export function refusalOfFileError(error: unknown, folder: string): Refusal | null {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return refusal('data-directory-denied', [], { folder });
    case 'EROFS':
      return refusal('data-directory-read-only', [], { folder });
    case 'ENOSPC':
    case 'EDQUOT':
      return refusal('disk-full-now', [], { folder });
    case 'ENOTDIR':
    case 'EEXIST':
      return refusal('data-directory-not-a-folder', [], { folder });
    case 'ENOTSUP':
    case 'EOPNOTSUPP':
      return refusal('data-directory-unsuited', [], { folder });
    case 'ENAMETOOLONG':
      return refusal('data-directory-name-too-long', [], { folder });
    default:
      return null;
  }
}
