import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import {
  refuseFullDisk,
  syncFolder,
  type DataDirectory,
  type SystemUser,
} from '../data-directory.ts';
import type { Binaries } from './binaries.ts';
import { runProgram, type Outcome } from './run-program.ts';

/** The role that logs in and owns the tables. It is no superuser: row-level security holds it too. */
export const ownerRole = 'mingzhang';

/** The one database of the embedded server. */
export const databaseName = 'mingzhang';

/** The cluster's folder in the data directory. */
export function clusterFolder(directory: DataDirectory): string {
  return path.join(directory.path, 'postgres');
}

interface Making {
  readonly directory: DataDirectory;
  readonly binaries: Binaries;
  readonly user: SystemUser | null;
  readonly password: string;
  /** Further statements for the new cluster, and no waiting for the disk: for tests alone. */
  readonly forTests?: { readonly statements: readonly string[] };
}

const aside = 'postgres.new-';

/** Megabytes that must be free: for a new cluster (about 40, and as much for its log), and for going on with one. */
const roomForNew = 160;
const roomToGoOn = 32;

/**
 * Makes the cluster where there is none, and refuses one that these binaries cannot serve. It is made aside and gets
 * its name when complete, with its role and database, so that an interruption at any moment leaves nothing half done.
 */
export async function ensureCluster(
  making: Making,
): Promise<Result<{ readonly made: boolean }, Refusal>> {
  const { directory, binaries } = making;
  const cluster = clusterFolder(directory);
  for (const name of readdirSync(directory.path).filter((entry) => entry.startsWith(aside)))
    await rm(path.join(directory.path, name), { recursive: true, force: true, maxRetries: 5 });
  if (existsSync(cluster) && readdirSync(cluster).length === 0) await rmdir(cluster);
  if (!existsSync(cluster)) {
    const full = refuseFullDisk(directory.path, roomForNew);
    const refused = full ?? (await makeCluster(making, cluster));
    return refused ? err(refused) : ok({ made: true });
  }
  const versionFile = path.join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) return err(refusal('cluster-damaged', [], { folder: cluster }));
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found !== binaries.major)
    return err(
      refusal('cluster-version', [], { folder: cluster, found, expected: binaries.major }),
    );
  const full = refuseFullDisk(directory.path, roomToGoOn);
  return full ? err(full) : ok({ made: false });
}

async function makeCluster(making: Making, cluster: string): Promise<Refusal | null> {
  const { directory, user, binaries, forTests } = making;
  const work = path.join(directory.path, aside + randomBytes(4).toString('hex'));
  const made = path.join(work, 'cluster');
  const passwordFile = path.join(work, 'password');
  mkdirSync(work, { mode: 0o700 });
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (user) for (const file of [passwordFile, work]) chownSync(file, user.uid, user.gid);
  const as = { user, folder: directory.path };
  const initdb = await runProgram(
    binaries.initdb,
    initdbParameters(made, passwordFile, making),
    as,
  );
  if (initdb.code !== 0) return clusterRefusal(initdb, work);
  const parameters = ['--single', '-D', made, '-c', 'exit_on_error=on', 'postgres'];
  if (forTests) parameters.splice(1, 0, '-F');
  const input = `${firstStatements(making).join('\n')}\n`;
  const single = await runProgram(binaries.postgres, parameters, { ...as, input });
  if (single.code !== 0) return clusterRefusal(single, work);
  await rename(made, cluster);
  syncFolder(directory.path);
  await rm(work, { recursive: true, force: true });
  return null;
}

function initdbParameters(made: string, passwordFile: string, { forTests }: Making): string[] {
  return [
    ...['-D', made, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ...['--encoding=UTF8', '--locale=C', '--no-instructions'],
    ...(forTests ? ['--no-sync'] : []),
  ];
}

/** The superuser loses its password, so nobody can log in as it; the owner can make the roles of the doors. */
function firstStatements({ password, forTests }: Making): readonly string[] {
  return [
    `create role ${ownerRole} login createrole password '${password}'`,
    `create database ${databaseName} owner ${ownerRole}`,
    `alter role postgres password null`,
    ...(forTests?.statements ?? []),
  ];
}

async function clusterRefusal({ fault, output }: Outcome, work: string): Promise<Refusal> {
  await rm(work, { recursive: true, force: true, maxRetries: 5 });
  const folder = path.dirname(work);
  if (output.includes('No space left on device')) return refusal('disk-full-now', [], { folder });
  const lines = output.trim().split('\n');
  const telling = lines.findLast((line) => /error:|FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1);
  return refusal('cluster-not-made', [], { folder, reason: telling || (fault ?? '') });
}
