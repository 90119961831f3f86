import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { readApplied } from '../../../engines/storage/backup/catalogue.ts';
import type { DataDirectory } from '../../../engines/storage/data-directory.ts';
import { openDataDirectory } from '../../../engines/storage/data-directory.ts';
import { openDatabase, type Database } from '../../../engines/storage/database.ts';
import {
  migrationsAbove,
  readMigrations,
  type Migration,
} from '../../../engines/storage/migrate.ts';
import { connectStorage, type Storage } from '../../../engines/storage/open-storage.ts';
import { storageWordsEn } from '../../../engines/storage/words.en.ts';
import { storageWordsZh } from '../../../engines/storage/words.zh.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Language, Words } from '../../../kernel/words.ts';
import type { ExitCode, Io } from '../../../surfaces/cli/command.ts';
import { plainNames, printRefusals } from '../../../surfaces/cli/refusals.ts';
import { operationWordsEn } from './words.en.ts';
import { operationWordsZh } from './words.zh.ts';

/** The words of all operations. */
export const operationWords: Readonly<Record<Language, Words>> = {
  zh: operationWordsZh,
  en: operationWordsEn,
};

/** The words of why storage cannot be opened. */
export const storageWords: Readonly<Record<Language, Words>> = {
  zh: storageWordsZh,
  en: storageWordsEn,
};

/** Prints why an operation was not done. */
export function refuse(io: Io, ...refusals: readonly Refusal[]): Promise<ExitCode> {
  const names = plainNames(operationWords[io.language], storageWords[io.language]);
  return printRefusals(refusals, names, { io });
}

/** Storage opened for one operation. */
export interface Operation {
  readonly storage: Storage;
  readonly directory: DataDirectory;
  readonly migrations: readonly Migration[];
}

/** The data directory that the environment names, or `data` in the folder one stands in. */
export function dataFolder({ environment }: Io): string {
  return path.resolve(environment.DATA_DIR || 'data');
}

/** The given server's address, or null. */
export function databaseUrl({ environment }: Io): string | null {
  return environment.DATABASE_URL || null;
}

/** Opens storage beside the application or alone; refuses where there is no installation, unless one may be made. */
export async function openOperation(
  io: Io,
  { create }: { readonly create: boolean },
): Promise<Result<Operation, Refusal>> {
  const folder = dataFolder(io);
  if (!create && !existsSync(folder)) return err(refusal('no-installation', [], { folder }));
  const opened = await connectStorage({
    dataDirectory: folder,
    databaseUrl: databaseUrl(io),
    log: () => undefined,
  });
  if (!opened.ok) return opened;
  const directory = openDataDirectory(opened.value.directory);
  const migrations = await readMigrations(migrationsAbove(import.meta.dirname));
  if (directory.ok) return ok({ storage: opened.value, directory: directory.value, migrations });
  await opened.value.stop();
  return directory;
}

/** Runs work on opened storage and frees it, whatever comes of it. */
export async function withOperation(
  io: Io,
  { create }: { readonly create: boolean },
  work: (operation: Operation) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openOperation(io, { create });
  if (!opened.ok) return refuse(io, opened.error);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.storage.stop();
  }
}

async function isBlank({ storage }: Operation): Promise<boolean> {
  const client = new pg.Client(storage.settings);
  await client.connect();
  try {
    return (await readApplied(client)).length === 0;
  } finally {
    await client.end();
  }
}

/** Runs work on a database that has its tables. */
export function withDatabase(
  io: Io,
  work: (database: Database, operation: Operation) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withOperation(io, { create: false }, async (operation) => {
    if (await isBlank(operation)) return refuse(io, refusal('database-blank'));
    const database = openDatabase(operation.storage.settings, { connections: 4 });
    try {
      return await work(database, operation);
    } finally {
      await database.close();
    }
  });
}
