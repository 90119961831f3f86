import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { millisecondsOf, type Instant } from '../../kernel/instant.ts';
import { ownPassphraseFile, type BackupState } from './backup/keep-backups.ts';
import { runsAsRoot } from './data-directory.ts';
import { findPackage, packageName } from './embedded/binaries.ts';

/** How a thing stands: in order, worth a look, or in the way. */
export type Level = 'good' | 'warning' | 'bad';

/** One thing that was examined. Its words are `check.<code>`, and `check.<code>.way` where it is not good. */
export interface Check {
  readonly code: string;
  readonly level: Level;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Makes a check. */
export function check(
  level: Level,
  code: string,
  values: Readonly<Record<string, string | number>> = {},
): Check {
  return { code, level, values };
}

function atLeast(found: string, wanted: string): boolean {
  const parts = (version: string): readonly number[] => version.split('.').map(Number);
  const [a = 0, b = 0, c = 0] = parts(found);
  const [x = 0, y = 0, z = 0] = parts(wanted);
  return a !== x ? a > x : b !== y ? b > y : c >= z;
}

/** Node, the system, and who runs this. */
export function examineMachine(
  node: string,
  oldestNode: string,
  at: Instant,
  builtAfter: Instant,
): readonly Check[] {
  const platform = `${process.platform} ${process.arch}`;
  return [
    atLeast(node, oldestNode)
      ? check('good', 'node', { version: node })
      : check('bad', 'node-old', { version: node, oldest: oldestNode }),
    check('good', 'platform', { platform }),
    runsAsRoot() ? check('warning', 'root') : check('good', 'not-root'),
    millisecondsOf(at) < millisecondsOf(builtAfter)
      ? check('bad', 'clock-behind-product', { at })
      : check('good', 'clock', { at }),
  ];
}

const gigabyte = 1024 ** 3;

function examineSpace(folder: string): Check {
  const { bavail, bsize } = statfsSync(folder);
  const left = (bavail * bsize) / gigabyte;
  const values = { folder, gigabytes: left.toFixed(1) };
  if (left < 0.2) return check('bad', 'space-none', values);
  return left < 2 ? check('warning', 'space-little', values) : check('good', 'space', values);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    // Whatever the reason, nothing can be written there.
    return false;
  }
}

function examineSecrets(folder: string): Check {
  const secrets = path.join(folder, 'secrets');
  if (!existsSync(secrets)) return check('warning', 'secrets-none', { folder: secrets });
  if (process.platform === 'win32') return check('good', 'secrets', { folder: secrets });
  if (!isWritable(secrets)) return check('bad', 'secrets-unreadable', { folder: secrets });
  const open = readdirSync(secrets).find(
    (name) => (statSync(path.join(secrets, name)).mode & 0o077) !== 0,
  );
  return open === undefined
    ? check('good', 'secrets', { folder: secrets })
    : check('bad', 'secrets-open', { file: path.join(secrets, open) });
}

/** The data directory: there, writable, with room, and its secrets closed to others. */
export function examineDirectory(folder: string): readonly Check[] {
  if (!existsSync(folder)) return [check('warning', 'data-none', { folder })];
  if (!isWritable(folder)) return [check('bad', 'data-denied', { folder })];
  const listable = process.platform !== 'win32' && (statSync(folder).mode & 0o066) !== 0;
  return [
    listable ? check('warning', 'data-open', { folder }) : check('good', 'data', { folder }),
    examineSpace(folder),
    examineSecrets(folder),
  ];
}

/** Whether the embedded server is installed; a given server needs none. */
export function examineBinaries(givenServer: boolean): Check {
  const name = packageName();
  if (givenServer) return check('good', 'binaries-not-needed');
  return findPackage(name) === null
    ? check('bad', 'binaries-missing', { package: name })
    : check('good', 'binaries', { package: name });
}

const hour = 3600 * 1000;

/** How the scheduled backups fare, and whether their passphrase would be lost with the disk. */
export function examineBackups(
  state: BackupState | null,
  { folder, at, operatorFile }: { folder: string; at: Instant; operatorFile: string | null },
): readonly Check[] {
  const key =
    operatorFile === null && existsSync(ownPassphraseFile(folder))
      ? [check('warning', 'backup-key-own', { file: ownPassphraseFile(folder) })]
      : [];
  if (state === null) return [check('warning', 'backup-none'), ...key];
  const { good, failure } = state;
  if (failure) {
    const values = { at: failure.at, code: failure.code };
    return [check('bad', good ? 'backup-failed' : 'backup-failed-always', values), ...key];
  }
  if (!good) return [check('warning', 'backup-none'), ...key];
  const hours = Math.floor((millisecondsOf(at) - millisecondsOf(good.at)) / hour);
  const late = hours >= 36;
  const fate = late
    ? check('warning', 'backup-late', { hours })
    : check('good', 'backup', { hours });
  const there = existsSync(good.file) ? fate : check('bad', 'backup-gone', { file: good.file });
  return [there, ...key];
}
