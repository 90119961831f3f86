import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { openDataDirectory, refusalOfFileError, type DataDirectory } from './data-directory.ts';
import { lockDataDirectory, type DataLock, type LockHolder } from './data-lock.ts';
import type { ConnectionSettings } from './database.ts';
import { clusterFolder } from './embedded/cluster.ts';
import {
  openEmbedded,
  runningServer,
  serverLogFile,
  type EmbeddedChoices,
} from './embedded/open-embedded.ts';
import { refuseGivenServer } from './given-server.ts';
import { readKeyProofs, refuseOtherKeys } from './key-proof.ts';
import { sqlState } from './retry.ts';
import { openSecrets, readSecrets, type SecretName, type Secrets } from './secrets.ts';
import type { StorageLog, StorageState } from './storage-state.ts';

/** An open data directory and a PostgreSQL that answers. */
export interface Storage {
  /** The server as the role that owns the tables: for migrations, and for `openDatabase`. */
  readonly settings: ConnectionSettings;
  readonly kind: 'embedded' | 'server';
  readonly directory: string;
  readonly secrets: Secrets;
  state(): StorageState;
  /** Calls the listener at every change of state; the answer ends that. */
  watch(listener: (state: StorageState) => void): () => void;
  /** Stops what was started here and frees the directory. Close the pools before. */
  stop(): Promise<void>;
}

/** What storage is opened with. */
export interface StorageOptions extends EmbeddedChoices {
  readonly dataDirectory: string;
  /** The server to use instead of the embedded one, or null. */
  readonly databaseUrl: string | null;
  readonly log: StorageLog;
  /** For the one operation that exchanges lost secrets: those missing are made, and none must fit the database. */
  readonly acceptLostSecrets?: boolean;
}

/**
 * Opens storage for the application: the lock first, then the secrets, then the server. Refuses where another process
 * has the directory (`already-running`, naming it) and where directory, binaries or server cannot serve.
 */
export function openStorage(options: StorageOptions): Promise<Result<Storage, Refusal>> {
  return inDirectory(options, async (directory) => {
    const lock = await lockDataDirectory(directory);
    if (lock.ok) return openLocked({ options, directory, lock: lock.value, guestPatience: 0 });
    if ('code' in lock.error) return err(lock.error);
    const { process } = lock.error;
    return err(refusal('already-running', [], { process, folder: directory.path }));
  });
}

/**
 * Opens storage for one operation on this machine: beside the application where that is running, else with a server
 * of its own for as long as it takes.
 */
export function connectStorage(options: StorageOptions): Promise<Result<Storage, Refusal>> {
  return inDirectory(options, async (directory) => {
    for (let left = startPatience; ; left -= pollEvery) {
      const lock = await lockDataDirectory(directory);
      if (lock.ok) return openLocked({ options, directory, lock: lock.value, guestPatience });
      if ('code' in lock.error) return err(lock.error);
      const joined = await join(options, directory, lock.error);
      if (joined !== 'not-yet') return joined;
      const { process } = lock.error;
      if (left <= 0) return err(refusal('running-unreachable', [], { process }));
      await wait(pollEvery);
    }
  });
}

async function inDirectory(
  { dataDirectory }: StorageOptions,
  open: (directory: DataDirectory) => Promise<Result<Storage, Refusal>>,
): Promise<Result<Storage, Refusal>> {
  const directory = openDataDirectory(dataDirectory);
  if (!directory.ok) return directory;
  try {
    return await open(directory.value);
  } catch (error) {
    const refused = refusalOfFileError(error, directory.value.path);
    if (refused) return err(refused);
    throw error;
  }
}

/** How long an operation's server stays up for operations that came beside it. */
const guestPatience = 60_000;

interface Locked {
  readonly options: StorageOptions;
  readonly directory: DataDirectory;
  readonly lock: DataLock;
  /** Milliseconds that `stop` waits for those who work beside us. */
  readonly guestPatience: number;
}

async function openLocked(locked: Locked): Promise<Result<Storage, Refusal>> {
  const { options, lock } = locked;
  let opened: Result<Storage, Refusal> | undefined;
  try {
    opened = await (options.databaseUrl === null ? embedded(locked) : given(locked));
    return opened;
  } finally {
    if (!opened?.ok) await lock.release();
  }
}

async function embedded(locked: Locked): Promise<Result<Storage, Refusal>> {
  const { options, directory, lock } = locked;
  const hasData = existsSync(clusterFolder(directory));
  const password = hasData ? (['databasePassword'] as const) : [];
  const found = openSecrets(directory, { needed: [...password, ...neededKeys(locked, hasData)] });
  if (!found.ok) return found;
  const secrets = found.value;
  const opened = await openEmbedded({
    ...options,
    directory,
    password: secrets.databasePassword,
  });
  if (!opened.ok) return opened;
  const { settings, supervisor } = opened.value;
  const refused =
    (await refuseOwnServer(settings, directory)) ??
    (await refuseOtherSecrets(locked, settings, secrets));
  if (refused) {
    await supervisor.stop();
    return err(refused);
  }
  const stop = async (): Promise<void> => {
    await lock.guestsGone(locked.guestPatience);
    await supervisor.stop();
    await lock.release();
  };
  const { state, watch } = supervisor;
  return ok({ settings, kind: 'embedded', directory: directory.path, secrets, state, watch, stop });
}

async function given(locked: Locked): Promise<Result<Storage, Refusal>> {
  const { options, directory, lock } = locked;
  const settings = { connectionString: options.databaseUrl ?? '' };
  const refused = await refuseGivenServer(settings.connectionString);
  if (refused) return err(refused);
  // A database that knows its secrets has none made for it: new ones would be others.
  const written = (await readKeyProofs(settings)).size > 0;
  const hasData = written || existsSync(clusterFolder(directory));
  const secrets = openSecrets(directory, { needed: neededKeys(locked, hasData) });
  if (!secrets.ok) return secrets;
  const other = await refuseOtherSecrets(locked, settings, secrets.value);
  if (other) return err(other);
  return ok({
    ...unwatched,
    settings,
    kind: 'server',
    directory: directory.path,
    secrets: secrets.value,
    stop: () => lock.release(),
  });
}

/** What must not be made anew where there are data; lost keys may be, for whoever accepts that. */
function neededKeys({ options }: Locked, hasData: boolean): readonly SecretName[] {
  return hasData && !options.acceptLostSecrets ? ['installationKey', 'checkpointKey'] : [];
}

async function refuseOtherSecrets(
  { options, directory }: Locked,
  settings: ConnectionSettings,
  secrets: Secrets,
): Promise<Refusal | null> {
  if (options.acceptLostSecrets) return null;
  return refuseOtherKeys(await readKeyProofs(settings), secrets, directory.path);
}

/** A server that others run: whether it is there shows when it is asked. */
const unwatched = { state: (): StorageState => 'ready', watch: () => () => undefined };

/** Milliseconds that an application that has just been started may take until its server answers. */
const startPatience = 60_000;
const pollEvery = 200;

type Joined = Result<Storage, Refusal> | 'not-yet';

/** Works beside the process that has the directory; `not-yet` where its server does not answer. */
async function join(
  { databaseUrl }: StorageOptions,
  directory: DataDirectory,
  holder: LockHolder,
): Promise<Joined> {
  const leave = holder.attend();
  const joined = await meet(databaseUrl, directory);
  if (joined === 'not-yet' || !joined.ok) {
    leave();
    return joined;
  }
  return ok({
    ...unwatched,
    ...joined.value,
    kind: databaseUrl === null ? 'embedded' : 'server',
    directory: directory.path,
    stop: async () => leave(),
  });
}

type Met = Pick<Storage, 'settings' | 'secrets'>;

async function meet(
  databaseUrl: string | null,
  directory: DataDirectory,
): Promise<Result<Met, Refusal> | 'not-yet'> {
  const secrets = readSecrets(directory);
  if (!secrets.ok) return secrets.error.code === 'secret-missing' ? 'not-yet' : secrets;
  if (databaseUrl !== null) {
    const refused = await refuseGivenServer(databaseUrl);
    const settings = { connectionString: databaseUrl };
    return refused ? err(refused) : ok({ settings, secrets: secrets.value });
  }
  const settings = runningServer(directory, secrets.value.databasePassword);
  if (settings === null || (await refuseOwnServer(settings, directory))) return 'not-yet';
  return ok({ settings, secrets: secrets.value });
}

/** Why the embedded server does not let us in, or null. */
async function refuseOwnServer(
  settings: ConnectionSettings,
  directory: DataDirectory,
): Promise<Refusal | null> {
  const client = new pg.Client({ ...settings, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (error) {
    return sqlState(error) === '28P01'
      ? refusal('secret-does-not-fit', [], { folder: directory.path })
      : refusal('server-not-started', [], { log: serverLogFile(directory) });
  } finally {
    await client.end().catch(() => undefined);
  }
}
