import { openDatabase } from '../../../engines/storage/database.ts';
import { journalOperation } from '../../../engines/storage/journal/installation.ts';
import {
  readKeyProofs,
  refuseOtherKeys,
  replaceKeyProofs,
} from '../../../engines/storage/key-proof.ts';
import { openStorage, type Storage } from '../../../engines/storage/open-storage.ts';
import { installation } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { say } from '../../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../../surfaces/cli/command.ts';
import { forgetEverywhere } from './forget-unopenable.ts';
import { databaseUrl, dataFolder, operationWords, refuse } from './open-operation.ts';
import { printLines } from './print-lines.ts';

async function renew({ settings, secrets }: Storage, io: Io): Promise<ExitCode> {
  const words = operationWords[io.language];
  const at = io.now();
  const database = openDatabase(settings, { connections: 2 });
  try {
    const lost = await forgetEverywhere(database, secrets, at);
    await journalOperation(database, {
      ...{ at, by: 'operator', verb: 'secrets.renew', after: { ...lost } },
      subject: { kind: 'installation', id: installation },
    });
    // Last: until here the next start refuses as before, and this can be run again.
    await replaceKeyProofs(settings, secrets);
    await printLines(io, [say(words, 'renew.done', { ...lost }), say(words, 'renew.checkpoints')]);
    return 0;
  } finally {
    await database.close();
  }
}

/**
 * `mingzhang secrets renew`: goes on with other secrets where those the database was written with are lost for good;
 * says what is lost and asks once. Refuses `already-running`, `database-blank` and `secrets-fit`, where nothing is lost.
 */
export async function runSecretsRenew(given: Given, io: Io): Promise<ExitCode> {
  const words = operationWords[io.language];
  if (!given.has('yes')) {
    await printLines(io, [say(words, 'renew.loses')]);
    const answer = await io.ask(`${say(words, 'ask.renew')} `, { hidden: false });
    if (answer?.trim().toLowerCase() !== 'yes') return refuse(io, refusal('secrets-kept'));
  }
  const opened = await openStorage({
    dataDirectory: dataFolder(io),
    databaseUrl: databaseUrl(io),
    log: () => undefined,
    acceptLostSecrets: true,
  });
  if (!opened.ok) return refuse(io, opened.error);
  const storage = opened.value;
  try {
    const proofs = await readKeyProofs(storage.settings);
    if (proofs.size === 0) return await refuse(io, refusal('database-blank'));
    if (refuseOtherKeys(proofs, storage.secrets, storage.directory) === null)
      return await refuse(io, refusal('secrets-fit'));
    return await renew(storage, io);
  } finally {
    await storage.stop();
  }
}
