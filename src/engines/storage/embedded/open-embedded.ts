import { totalmem, tmpdir } from 'node:os';
import net from 'node:net';
import path from 'node:path';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import {
  letPass,
  makePrivateFolder,
  type DataDirectory,
  type SystemUser,
} from '../data-directory.ts';
import type { ConnectionSettings } from '../database.ts';
import { privateTempFolder, socketPathFits } from '../short-socket-path.ts';
import type { StorageLog } from '../storage-state.ts';
import { findPackage, prepareBinaries } from './binaries.ts';
import { clusterFolder, databaseName, ensureCluster, ownerRole } from './cluster.ts';
import { readPostmasterFile } from './postmaster.ts';
import { blockedFolder, serverUserOf } from './server-user.ts';
import { serverSettings, type ServerSettings } from './server-settings.ts';
import { supervise, type Supervisor } from './supervisor.ts';
import { chownSync, existsSync, statSync } from 'node:fs';

/** What is otherwise found out or fixed. */
export interface EmbeddedChoices {
  /** Folder of the npm package with the binaries; without it the installed one, null where none is. */
  readonly packageFolder?: string | null;
  /** For tests: nothing waits for the disk, and these statements are run once as superuser. */
  readonly forTests?: { readonly statements: readonly string[]; readonly settings: ServerSettings };
}

/** What an embedded server is opened with. */
export interface EmbeddedOptions extends EmbeddedChoices {
  readonly directory: DataDirectory;
  readonly password: string;
  readonly log: StorageLog;
}

/** A running embedded server. */
export interface Embedded {
  readonly settings: ConnectionSettings;
  readonly supervisor: Supervisor;
}

/** The server's own log. */
export function serverLogFile(directory: DataDirectory): string {
  return path.join(directory.path, 'postgres.log');
}

const defaultPort = 5432;

/** Makes the cluster if there is none, and starts and keeps its server. The caller holds the directory's lock. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Result<Embedded, Refusal>> {
  const { directory, password, log, forTests } = options;
  const cluster = clusterFolder(directory);
  const user = serverUserOf(directory, cluster);
  if (!user.ok) return user;
  const door = blockedFolder(directory.path, user.value);
  if (door === directory.path) letPass(directory);
  const blocked = door && blockedFolder(directory.path, user.value);
  if (blocked !== null) return err(refusal('data-directory-out-of-reach', [], { folder: blocked }));
  const packageFolder = options.packageFolder === undefined ? findPackage() : options.packageFolder;
  const cacheFolder = path.join(directory.path, 'binaries');
  const binaries = await prepareBinaries({ packageFolder, cacheFolder, user: user.value });
  if (!binaries.ok) return binaries;
  const place = { directory, binaries: binaries.value, user: user.value };
  const ensured = await ensureCluster({ ...place, password, ...(forTests ? { forTests } : {}) });
  if (!ensured.ok) return ensured;
  if (ensured.value.made) log({ code: 'cluster-made', values: { folder: cluster } });
  const socketFolder = socketFolderFor(directory, user.value);
  if (!socketFolder.ok) return socketFolder;
  const port = socketFolder.value === null ? await freePort() : defaultPort;
  const supervisor = await supervise(
    {
      ...place,
      cluster,
      socketFolder: socketFolder.value,
      port,
      logFile: serverLogFile(directory),
      settings: { ...serverSettings(memory()), ...forTests?.settings },
    },
    log,
  );
  if (!supervisor.ok) return supervisor;
  const host = socketFolder.value ?? '127.0.0.1';
  return ok({ settings: settingsFor({ host, port, password }), supervisor: supervisor.value });
}

function settingsFor(at: { host: string; port: number; password: string }): ConnectionSettings {
  return { ...at, user: ownerRole, database: databaseName };
}

/** How to reach the server that another process runs in this directory; null where none takes connections. */
export function runningServer(
  directory: DataDirectory,
  password: string,
): ConnectionSettings | null {
  const file = readPostmasterFile(clusterFolder(directory));
  if (!file?.ready) return null;
  const { socketFolder, port } = file;
  return settingsFor({ host: socketFolder || '127.0.0.1', port, password });
}

/** The socket's folder: in the data directory, or a short one where that path is too long; null on Windows. */
function socketFolderFor(
  directory: DataDirectory,
  user: SystemUser | null,
): Result<string | null, Refusal> {
  if (process.platform === 'win32') return ok(null);
  const socket = `.s.PGSQL.${defaultPort}`;
  if (socketPathFits(path.join(directory.path, 'socket'), socket)) {
    const folder = makePrivateFolder(directory, 'socket');
    if (user && statSync(folder).uid !== user.uid) chownSync(folder, user.uid, user.gid);
    return ok(folder);
  }
  const below = [tmpdir(), '/tmp'].find(
    (folder) =>
      existsSync(folder) &&
      socketPathFits(path.join(folder, 'mingzhang-0123456789abcdef'), socket) &&
      blockedFolder(folder, user) === null,
  );
  if (below === undefined)
    return err(refusal('data-directory-name-too-long', [], { folder: directory.path }));
  const { folder, usable } = privateTempFolder(directory.path, user, below);
  return usable ? ok(folder) : err(refusal('socket-folder-taken', [], { folder }));
}

/** Bytes of memory that this process and its server may use: a container may have less than its machine. */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
