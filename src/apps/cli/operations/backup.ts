import { rm } from 'node:fs/promises';
import path from 'node:path';
import { rowsOf } from '../../../engines/storage/backup/archive.ts';
import type { Protection } from '../../../engines/storage/backup/envelope.ts';
import { carriedSecrets } from '../../../engines/storage/backup/installation-key.ts';
import { journalBackup } from '../../../engines/storage/backup/keep-backups.ts';
import { checkArchive } from '../../../engines/storage/backup/read-archive.ts';
import { backupName } from '../../../engines/storage/backup/retention.ts';
import { makeBackup, type BackupSummary } from '../../../engines/storage/backup/write-archive.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { say } from '../../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../../surfaces/cli/command.ts';
import { operationWords, refuse, withDatabase } from './open-operation.ts';
import { newPassphrase } from './passphrase.ts';
import { productVersion } from './product.ts';
import { printLines } from './print-lines.ts';

async function protectionOf(given: Given, io: Io): Promise<Result<Protection, Refusal>> {
  const file = given.text('passphrase-file');
  if (given.has('no-encryption'))
    return file === null ? ok('none') : err(refusal('encryption-or-not'));
  const passphrase = await newPassphrase(io, file);
  return passphrase.ok ? ok({ passphrase: passphrase.value }) : passphrase;
}

async function report(made: BackupSummary, protection: Protection, io: Io): Promise<void> {
  const words = operationWords[io.language];
  const { trailer, header } = made;
  const megabytes = (made.bytes / 1024 / 1024).toFixed(1);
  await printLines(io, [
    say(words, 'backup.done', { file: made.file, megabytes }),
    say(words, 'backup.holds', {
      tables: header.tables.length,
      rows: rowsOf(trailer),
      attachments: trailer.attachments.count,
    }),
    ...(header.withheld.length > 0
      ? [say(words, 'backup.withheld', { tables: header.withheld.join(', ') })]
      : []),
    ...(header.school && protection !== 'none' ? [say(words, 'backup.one-school')] : []),
    say(words, protection === 'none' ? 'backup.open' : 'backup.sealed'),
  ]);
}

/** `mingzhang backup`: makes an archive, reads it back whole, and journals it. */
export async function runBackup(given: Given, io: Io): Promise<ExitCode> {
  const protection = await protectionOf(given, io);
  if (!protection.ok) return refuse(io, protection.error);
  return withDatabase(io, async (database, { storage }) => {
    const at = io.now();
    const file = path.resolve(given.text('to') ?? backupName(at));
    const made = await makeBackup({
      database,
      file,
      product: productVersion,
      at,
      school: given.text('school'),
      protection: protection.value,
      // One school's archive may leave the house; the key would open those of all.
      secrets: given.text('school') === null ? carriedSecrets(storage.secrets) : {},
    });
    if (!made.ok) return refuse(io, made.error);
    const passphrase = protection.value === 'none' ? null : protection.value.passphrase;
    const checked = await checkArchive({ file, passphrase });
    if (!checked.ok) {
      await rm(file, { force: true });
      return refuse(io, checked.error);
    }
    const { sha256 } = made.value.trailer;
    await journalBackup(database, { at, by: 'operator', name: path.basename(file), sha256 });
    await report(made.value, protection.value, io);
    return 0;
  });
}
