import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../../kernel/instant.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { handOver, makePrivateFolder, syncFolder, type DataDirectory } from '../data-directory.ts';
import type { Database } from '../database.ts';
import { journalOperation } from '../journal/installation.ts';
import { rowsOf } from './archive.ts';
import { checkArchive } from './read-archive.ts';
import { backupName, madeAt, outdated, type Retention } from './retention.ts';
import { makeBackup } from './write-archive.ts';

/** Kept where the operator says nothing else. */
export const usualRetention: Retention = { daily: 7, weekly: 4, monthly: 12 };

/** Where scheduled backups lie, below the data directory. */
export const backupFolder = 'backups';

const stateFile = 'last.json';

const stateShape = z.object({
  /** The newest backup that was made and read back whole. */
  good: z
    .object({
      at: z.iso.datetime().transform((text) => text as Instant),
      file: z.string(),
      bytes: z.int(),
    })
    .nullable(),
  /** The failure since then; null where the last attempt went well. */
  failure: z
    .object({ at: z.iso.datetime().transform((text) => text as Instant), code: z.string() })
    .nullable(),
});

/** How the scheduled backups fare. */
export type BackupState = z.output<typeof stateShape>;

const noState: BackupState = { good: null, failure: null };

/** Reads how the backups fare; null where none was ever tried. A state that cannot be read counts as a failure. */
export async function readBackupState(folder: string): Promise<BackupState | null> {
  const file = path.join(folder, backupFolder, stateFile);
  if (!existsSync(file)) return null;
  const failure = { at: '1970-01-01T00:00:00.000Z' as Instant, code: 'state-unreadable' };
  try {
    const parsed = stateShape.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : { good: null, failure };
  } catch (error) {
    if (error instanceof SyntaxError) return { good: null, failure };
    throw error;
  }
}

async function writeBackupState(directory: DataDirectory, state: BackupState): Promise<void> {
  const folder = makePrivateFolder(directory, backupFolder);
  const aside = path.join(folder, `${stateFile}.new`);
  await writeFile(aside, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  handOver(directory, aside);
  renameSync(aside, path.join(folder, stateFile));
  syncFolder(folder);
}

const ownPassphrase = path.join('secrets', 'backup-passphrase');

/** Where the installation keeps a passphrase of its own making, for an operator who set none. */
export function ownPassphraseFile(folder: string): string {
  return path.join(folder, ownPassphrase);
}

/**
 * The passphrase of scheduled backups: what the operator's file says, or one made here and kept among the secrets. The
 * latter is lost with the disk it lies on, so it should be written down elsewhere.
 */
export async function scheduledPassphrase(
  directory: DataDirectory,
  operatorFile: string | null,
): Promise<Result<string, Refusal>> {
  if (operatorFile !== null) return readPassphraseFile(operatorFile);
  const file = ownPassphraseFile(directory.path);
  if (!existsSync(file)) {
    makePrivateFolder(directory, 'secrets');
    await writeFile(file, `${randomBytes(24).toString('base64url')}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
    handOver(directory, file);
    syncFolder(path.dirname(file));
  }
  return readPassphraseFile(file);
}

/** The shortest passphrase taken, in characters. */
export const shortestPassphrase = 8;

/** The first line of a file; refuses one that is not there, that others may read, or that is too short. */
export function readPassphraseFile(file: string): Result<string, Refusal> {
  if (!existsSync(file)) return err(refusal('passphrase-file-missing', [], { file }));
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    return err(refusal('passphrase-file-open', [], { file }));
  const passphrase = readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '';
  return [...passphrase].length >= shortestPassphrase
    ? ok(passphrase)
    : err(refusal('passphrase-short', [], { least: shortestPassphrase }));
}

/** What a scheduled backup works with. */
export interface KeepRequest {
  readonly database: Database;
  readonly directory: DataDirectory;
  readonly product: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** File with the operator's passphrase, or null. */
  readonly passphraseFile: string | null;
  readonly retention: Retention;
  readonly at: Instant;
}

/** What a scheduled backup did. */
export interface Kept {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
  /** Old backups removed, by name. */
  readonly removed: readonly string[];
}

/**
 * Makes a backup into the data directory, reads it back whole, journals it and removes those that are out of date. Whether
 * it went well stands in the state that `doctor` and the metrics read; old backups go only after a good one.
 */
export async function keepBackup(request: KeepRequest): Promise<Result<Kept, Refusal>> {
  const { directory, at } = request;
  const before = (await readBackupState(directory.path)) ?? noState;
  try {
    const made = await backUp(request);
    const failure = made.ok ? null : { at, code: made.error.code };
    const good = made.ok ? { at, file: made.value.file, bytes: made.value.bytes } : before.good;
    await writeBackupState(directory, { good, failure });
    return made;
  } catch (error) {
    await writeBackupState(directory, { good: before.good, failure: { at, code: 'fault' } });
    throw error;
  }
}

async function backUp(request: KeepRequest): Promise<Result<Kept, Refusal>> {
  const { database, directory, at, product, secrets } = request;
  const passphrase = await scheduledPassphrase(directory, request.passphraseFile);
  if (!passphrase.ok) return passphrase;
  const folder = makePrivateFolder(directory, backupFolder);
  const file = path.join(folder, backupName(at));
  const protection = { passphrase: passphrase.value };
  const made = await makeBackup({ database, file, product, at, school: null, protection, secrets });
  if (!made.ok) return made;
  handOver(directory, file);
  const checked = await checkArchive({ file, passphrase: passphrase.value });
  if (!checked.ok) {
    // A name among the others would let a good one go in its stead.
    await rm(file, { force: true });
    return checked;
  }
  const { bytes, trailer } = made.value;
  await journalBackup(database, {
    at,
    by: 'job',
    name: path.basename(file),
    sha256: trailer.sha256,
  });
  const removed = await removeOutdated(folder, request.retention);
  return ok({ file, bytes, rows: rowsOf(trailer), removed });
}

/** Journals a backup in the installation's own journal, by the checksum of what is in it. */
export async function journalBackup(
  database: Database,
  backup: {
    readonly at: Instant;
    readonly by: 'operator' | 'job';
    readonly name: string;
    readonly sha256: string;
  },
): Promise<void> {
  const { at, by, name, sha256 } = backup;
  const subject = { kind: 'backup', id: sha256 };
  await journalOperation(database, { at, by, verb: 'backup.make', subject, after: { name } });
}

async function removeOutdated(folder: string, retention: Retention): Promise<readonly string[]> {
  const names = await readdir(folder);
  const files = names.flatMap((name) => {
    const at = madeAt(name);
    return at === null ? [] : [{ name, at }];
  });
  const gone = outdated(files, retention).map(({ name }) => name);
  for (const name of gone) await rm(path.join(folder, name));
  return gone;
}
