import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';

/** What the server wrote about itself into `postmaster.pid` (PostgreSQL manual, "Database File Layout"). */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** Empty where it listens on no socket. */
  readonly socketFolder: string;
  readonly ready: boolean;
}

const fileOf = (cluster: string): string => path.join(cluster, 'postmaster.pid');

/** Reads `postmaster.pid`; null where there is none or it is not written to its end. */
export function readPostmasterFile(cluster: string): PostmasterFile | null {
  let text: string;
  try {
    text = readFileSync(fileOf(cluster), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const [pid = '', , , port = '', socketFolder = '', , , status = ''] = text.split('\n');
  const number = Math.abs(Number.parseInt(pid, 10));
  if (!Number.isInteger(number) || number === 0) return null;
  return { pid: number, port: Number(port), socketFolder, ready: status.trim() === 'ready' };
}

/** The process that serves this cluster now, whoever started it; null where none does. */
export function livingPostmaster(cluster: string): PostmasterFile | null {
  const found = readPostmasterFile(cluster);
  return found && isPostmasterOf(found.pid, cluster) ? found : null;
}

/** Whether a process id is this cluster's server, and not something else that was given the same number later. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (process.platform === 'win32') return isRunningOnWindows(pid);
  if (!existsSync('/proc/self/cmdline')) return sayCommand(pid).includes(`-D ${cluster}`);
  const [program = '', ...parameters] = commandOf(pid);
  if (path.basename(program) !== 'postgres') return false;
  return parameters[parameters.indexOf('-D') + 1] === cluster || worksIn(pid, cluster);
}

/** The command line of a process; empty for one that is gone or dead and not yet fetched by its parent. */
function commandOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/** A cluster that was moved while it was served: the server's working folder moved along. Not always readable. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return realpathSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}

function sayCommand(pid: number): string {
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? '';
}

function isRunningOnWindows(pid: number): boolean {
  const list = spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' });
  return (list.stdout ?? '').toLowerCase().includes('postgres.exe');
}

/**
 * Removes what a dead server left and a new one would stumble over: its pid may be somebody else's by now. The
 * caller holds the lock of the data directory and knows that no server runs. The file of a pid that nobody has stays:
 * by it PostgreSQL finds processes of the dead server that still hold its memory.
 */
export function removeTraces(cluster: string, socketFolder: string, port: number): void {
  const left = readPostmasterFile(cluster);
  if (left === null || isAlive(left.pid)) rmSync(fileOf(cluster), { force: true });
  const socket = path.join(socketFolder, `.s.PGSQL.${port}`);
  rmSync(socket, { force: true });
  rmSync(`${socket}.lock`, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
