import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { handOver, makePrivateFolder, syncFolder, type DataDirectory } from '../data-directory.ts';
import type { Secrets } from '../secrets.ts';

const name = 'installationKey';
const file = 'installation-key';

/** The secrets that an encrypted archive carries: what the sealed columns are opened with. */
export function carriedSecrets({ installationKey }: Secrets): Readonly<Record<string, string>> {
  return { [name]: installationKey.toString('hex') };
}

/**
 * Takes the key of the restored installation in place of the one made here, which is kept beside it. Answers whether there
 * was another one to take; the application reads it at its next start.
 */
export function takeInstallationKey(
  directory: DataDirectory,
  carried: Readonly<Record<string, string>>,
  own: Secrets,
): boolean {
  const key = carried[name];
  if (key === undefined || !/^[0-9a-f]{64}$/.test(key)) return false;
  if (key === own.installationKey.toString('hex')) return false;
  const folder = makePrivateFolder(directory, 'secrets');
  const target = path.join(folder, file);
  const aside = `${target}.new`;
  rmSync(aside, { force: true });
  const handle = openSync(aside, 'wx', 0o600);
  try {
    writeSync(handle, `${key}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  handOver(directory, aside);
  // A copy, so that there is a key at every moment.
  if (existsSync(target)) copyFileSync(target, `${target}.before-restore`);
  renameSync(aside, target);
  syncFolder(folder);
  return true;
}
