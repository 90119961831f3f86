import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';

/**
 * Copies the package's binaries to a folder named for their version, once, open to all readers; copies of other
 * versions and of interrupted attempts go. Answers the folder of the copy.
 */
export async function copyBinaries(
  packageFolder: string,
  cacheFolder: string,
  mend: (native: string) => void,
): Promise<string> {
  const { name, version } = JSON.parse(
    readFileSync(path.join(packageFolder, 'package.json'), 'utf8'),
  ) as { readonly name: string; readonly version: string };
  const wanted = `${path.basename(name)}-${version}`;
  const copy = path.join(cacheFolder, wanted);
  if (existsSync(copy)) return copy;
  mkdirSync(cacheFolder, { recursive: true });
  chmodSync(cacheFolder, 0o755);
  for (const old of readdirSync(cacheFolder))
    await rm(path.join(cacheFolder, old), { recursive: true, force: true });
  const aside = path.join(cacheFolder, `new-${randomBytes(4).toString('hex')}`);
  await cp(path.join(packageFolder, 'native'), aside, {
    recursive: true,
    verbatimSymlinks: true,
    // Archives for linking other programs; nothing here reads them.
    filter: (source) => !source.endsWith('.a'),
  });
  openToReaders(aside);
  mend(aside);
  await rename(aside, copy);
  return copy;
}

/** Everybody may read, and run what its owner may run. */
function openToReaders(file: string): void {
  const found = lstatSync(file);
  if (found.isSymbolicLink()) return;
  chmodSync(file, (found.mode & 0o100) !== 0 || found.isDirectory() ? 0o755 : 0o644);
  if (found.isDirectory())
    for (const name of readdirSync(file)) openToReaders(path.join(file, name));
}
