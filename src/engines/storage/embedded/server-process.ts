import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { DataDirectory, SystemUser } from '../data-directory.ts';
import type { Binaries } from './binaries.ts';
import {
  isPostmasterOf,
  livingPostmaster,
  readPostmasterFile,
  removeTraces,
} from './postmaster.ts';
import { plainEnvironment } from './run-program.ts';
import { openServerLog, readLogFrom } from './server-log.ts';
import { asParameters, type ServerSettings } from './server-settings.ts';

/** Everything needed to start the server of one cluster, again and again. */
export interface ServerPlace {
  readonly directory: DataDirectory;
  readonly binaries: Binaries;
  readonly cluster: string;
  /** Where it listens; null on Windows, where it listens on the loopback address. */
  readonly socketFolder: string | null;
  readonly port: number;
  readonly user: SystemUser | null;
  readonly logFile: string;
  readonly settings: ServerSettings;
}

/** A server that takes connections. */
export interface RunningServer {
  readonly pid: number;
  /** Resolves when its process has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

/** Why a start failed, by what the server wrote into its log. */
export type StartFailure = 'disk-full' | 'read-only' | 'old-processes' | 'other';

/** How a server is told to stop: finish the statements' transactions by rolling back and write all, or at once. */
type StopSignal = 'SIGINT' | 'SIGQUIT' | 'SIGKILL';

/** Tells a server to stop. Windows has no signals; `pg_ctl` speaks to the server there. */
export function tellServer(pid: number, signal: StopSignal, { binaries }: ServerPlace): void {
  try {
    if (process.platform === 'win32')
      spawnSync(binaries.pgCtl, ['kill', signal.slice(3), String(pid)]);
    else process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Seconds that a fast, then an immediate stop may take before the next harder one. */
const stopPatience = [
  ['SIGINT', 20],
  ['SIGQUIT', 10],
  ['SIGKILL', 5],
] as const;

/** Stops a server, ever harder. After a hard stop the next start replays its log; nothing acknowledged is lost. */
export async function stopServer(
  pid: number,
  place: ServerPlace,
  isGone: () => boolean = () => !isPostmasterOf(pid, place.cluster),
): Promise<void> {
  for (const [signal, seconds] of stopPatience) {
    tellServer(pid, signal, place);
    for (let left = seconds * 50; left > 0; left -= 1) {
      if (isGone()) return;
      await wait(20);
    }
  }
}

/** Stops the server that an application killed earlier left running; answers its process id, or null. */
export async function stopOrphan(place: ServerPlace): Promise<number | null> {
  const orphan = livingPostmaster(place.cluster);
  if (orphan) await stopServer(orphan.pid, place);
  return orphan?.pid ?? null;
}

/**
 * Starts the server and waits until it takes connections, however long it has to replay its log. The caller has
 * stopped every other server of this cluster.
 */
export async function startServer(
  place: ServerPlace,
): Promise<Result<RunningServer, StartFailure>> {
  const prepared = prepareStart(place);
  if (!prepared.ok) return prepared;
  const log = prepared.value;
  const logStart = fstatSync(log).size;
  const child = spawn(place.binaries.postgres, parametersOf(place), {
    ...place.user,
    cwd: place.directory.path,
    env: plainEnvironment(),
    stdio: ['ignore', log, log],
    // A session of its own: Ctrl-C in the terminal is for the application, which stops the server in good order.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  const ended = endOf(child);
  const state = { over: false };
  void ended.then(() => (state.over = true));
  while (!state.over && !isReady(place, child.pid)) await wait(20);
  if (!state.over && child.pid !== undefined) return ok({ pid: child.pid, ended });
  return err(failureIn(readLogFrom(place.logFile, logStart)));
}

/** Clears the way and opens the log; a file system that cannot be written is a failure, not a defect. */
function prepareStart(place: ServerPlace): Result<number, StartFailure> {
  try {
    removeTraces(place.cluster, place.socketFolder ?? place.cluster, place.port);
    return ok(openServerLog(place.directory, place.logFile));
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ENOSPC':
      case 'EDQUOT':
        return err('disk-full');
      case 'EROFS':
        return err('read-only');
      case undefined:
        throw error;
      default:
        return err('other');
    }
  }
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

function isReady({ cluster }: ServerPlace, pid: number | undefined): boolean {
  const file = readPostmasterFile(cluster);
  return file !== null && file.pid === pid && file.ready;
}

function parametersOf({ cluster, socketFolder, port, settings }: ServerPlace): readonly string[] {
  const quoted = `"${(socketFolder ?? '').replaceAll('"', '""')}"`;
  return [
    '-D',
    cluster,
    ...asParameters({
      ...settings,
      port: String(port),
      listen_addresses: socketFolder === null ? '127.0.0.1' : '',
      unix_socket_directories: socketFolder === null ? '' : quoted,
      unix_socket_permissions: '0700',
    }),
  ];
}

function failureIn(log: string): StartFailure {
  if (log.includes('No space left on device')) return 'disk-full';
  if (log.includes('Read-only file system')) return 'read-only';
  if (/pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(log))
    return 'old-processes';
  return 'other';
}
