import { mendDemo } from '../../capabilities/demo/mend-demo.ts';
import { openDataDirectory } from '../../engines/storage/data-directory.ts';
import { openDatabase, type Database } from '../../engines/storage/database.ts';
import { ensureInstallationJournal } from '../../engines/storage/journal/installation.ts';
import { keepKeyProofs } from '../../engines/storage/key-proof.ts';
import { migrate, MigrationRefused, readMigrations } from '../../engines/storage/migrate.ts';
import { openStorage, type Storage } from '../../engines/storage/open-storage.ts';
import { sqlState } from '../../engines/storage/retry.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { openApplication, type Application, clock } from './application.ts';
import { openBallots } from './ballots.ts';
import type { Log } from './observe/log.ts';
import { sweepNightly } from './nightly.ts';
import { scheduleBackups, type Schedule } from './observe/scheduled-backups.ts';
import type { Settings } from './settings.ts';

declare const MINGZHANG_VERSION: string;

/** Everything that is open while the server runs. */
export interface OpenServer {
  readonly storage: Storage;
  readonly database: Database;
  readonly application: Application;
  /** Whether a demo whose making broke off was removed. */
  readonly demoMended: boolean;
  stop(): Promise<void>;
}

/** What opening needs. */
export interface OpenParts {
  readonly settings: Settings;
  readonly migrationsFolder: string;
  readonly log: Log;
  newReference(): string;
}

function backups(
  { settings, log, newReference }: OpenParts,
  storage: Storage,
  database: Database,
): Schedule {
  const directory = openDataDirectory(storage.directory);
  if (!directory.ok) throw new Error(`the data directory went away: ${directory.error.code}`);
  return scheduleBackups({
    ...{ database, log, newReference },
    directory: directory.value,
    secrets: storage.secrets,
    product: MINGZHANG_VERSION,
    passphraseFile: settings.backupPassphraseFile,
    now: clock,
  });
}

/**
 * Opens the data directory, the server and the schema, in this order: the lock first, so that a second start changes
 * nothing. Refuses with the reasons of storage and of migrating.
 */
export async function openServer(parts: OpenParts): Promise<Result<OpenServer, Refusal>> {
  const { settings, log } = parts;
  const opened = await openStorage({
    dataDirectory: settings.dataDirectory,
    databaseUrl: settings.databaseUrl,
    log: ({ code, values }) =>
      log('storage', { state: code, process: Number(values['process']) || undefined }),
  });
  if (!opened.ok) return opened;
  const storage = opened.value;
  try {
    const migrations = await readMigrations(parts.migrationsFolder);
    const applied = await migrate(storage.settings, migrations, MINGZHANG_VERSION);
    if (applied.length > 0) log('migrated', { steps: applied.length });
    await keepKeyProofs(storage.settings, storage.secrets);
  } catch (error) {
    await storage.stop();
    if (error instanceof MigrationRefused) return err(refusal(error.code, [], error.values));
    throw error;
  }
  const database = openDatabase(storage.settings, {
    onIdleError: (error) => log('connection-lost', { code: sqlState(error) ?? 'closed' }),
  });
  await ensureInstallationJournal(database);
  const demoMended = await mendDemo(database, { dataDirectory: storage.directory, at: clock() });
  const dataDirectory = storage.directory;
  const ballots = openBallots(settings, { dataDirectory, log });
  await ballots.box.resume();
  const application = openApplication({
    ...{ database, secrets: storage.secrets, settings, log, ballots, dataDirectory },
  });
  const schedule = backups(parts, storage, database);
  const night = sweepNightly({
    ...{ database, log, schools: application.schools },
    newReference: parts.newReference,
  });
  return ok({
    ...{ storage, database, application, demoMended },
    stop: async () => {
      await Promise.all([schedule.stop(), night.stop(), ballots.box.stop()]);
      await database.close();
      await storage.stop();
    },
  });
}
