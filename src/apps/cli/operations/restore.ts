import path from 'node:path';
import { rowsOf } from '../../../engines/storage/backup/archive.ts';
import { takeInstallationKey } from '../../../engines/storage/backup/installation-key.ts';
import { isSealed, tryPassphrase } from '../../../engines/storage/backup/read-archive.ts';
import {
  brokenJournals,
  restoreArchive,
  type RestoreSummary,
} from '../../../engines/storage/backup/restore.ts';
import { openDatabase } from '../../../engines/storage/database.ts';
import { journalOperation } from '../../../engines/storage/journal/installation.ts';
import { replaceKeyProofs } from '../../../engines/storage/key-proof.ts';
import { readSecrets, type Secrets } from '../../../engines/storage/secrets.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { say } from '../../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../../surfaces/cli/command.ts';
import { forgetEverywhere } from './forget-unopenable.ts';
import { operationWords, refuse, withOperation, type Operation } from './open-operation.ts';
import { knownPassphrase } from './passphrase.ts';
import { printLines } from './print-lines.ts';

async function passphraseFor(
  file: string,
  given: Given,
  io: Io,
): Promise<Result<string | null, Refusal>> {
  const sealed = await isSealed(file);
  if (!sealed.ok) return sealed;
  return sealed.value ? knownPassphrase(io, given.text('passphrase-file')) : ok(null);
}

interface Settling {
  readonly restored: RestoreSummary;
  readonly secrets: Secrets;
  readonly io: Io;
}

/** Forgets what no key opens where the archive carried none, and journals the restore. */
async function settle(
  { storage }: Operation,
  { restored: { header, trailer }, secrets, io }: Settling,
): Promise<void> {
  const database = openDatabase(storage.settings, { connections: 2 });
  try {
    if (!header.secrets.installationKey) await forgetEverywhere(database, secrets, io.now());
    await journalOperation(database, {
      at: io.now(),
      by: 'operator',
      verb: 'backup.restore',
      subject: { kind: 'backup', id: trailer.sha256 },
      after: { rows: rowsOf(trailer) },
    });
  } finally {
    await database.close();
  }
}

async function report(restored: RestoreSummary, newKey: boolean, io: Io): Promise<ExitCode> {
  const words = operationWords[io.language];
  const { header, trailer, migrated } = restored;
  const broken = brokenJournals(restored);
  await printLines(io, [
    say(words, 'restore.done', {
      at: header.madeAt,
      tables: header.tables.length,
      rows: rowsOf(trailer),
      attachments: trailer.attachments.count,
    }),
    say(words, broken.length === 0 ? 'restore.journals' : 'restore.journals-broken', {
      journals: restored.journals.length,
      broken: broken.length,
    }),
    ...(migrated.length > 0 ? [say(words, 'restore.migrated', { steps: migrated.length })] : []),
    ...(newKey ? [say(words, 'restore.key')] : []),
    ...(header.secrets.installationKey ? [] : [say(words, 'restore.no-key')]),
    say(words, 'restore.restart'),
  ]);
  return broken.length === 0 ? 0 : 1;
}

/** `mingzhang restore`: checks an archive whole, then writes it into an empty database. */
export async function runRestore(given: Given, io: Io): Promise<ExitCode> {
  const file = path.resolve(given.arguments[0] ?? '');
  const passphrase = await passphraseFor(file, given, io);
  if (!passphrase.ok) return refuse(io, passphrase.error);
  // Before a data directory and a database are made for nothing.
  const tried = await tryPassphrase({ file, passphrase: passphrase.value });
  if (!tried.ok) return refuse(io, tried.error);
  return withOperation(io, { create: true }, async (operation) => {
    const { directory, storage, migrations } = operation;
    const done = await restoreArchive({
      file,
      passphrase: passphrase.value,
      settings: storage.settings,
      migrations,
    });
    if (!done.ok) return refuse(io, done.error);
    const newKey = takeInstallationKey(directory, done.value.header.secrets, storage.secrets);
    const secrets = readSecrets(directory);
    if (!secrets.ok) return refuse(io, secrets.error);
    await replaceKeyProofs(storage.settings, secrets.value);
    await settle(operation, { restored: done.value, secrets: secrets.value, io });
    return report(done.value, newKey, io);
  });
}
