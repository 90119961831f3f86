import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, readMigrations } from '../../src/engines/storage/migrate.ts';
import { startOwnServer } from './own-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket folder of this run's PostgreSQL. */
    readonly postgres: string;
  }
}

/** Starts a PostgreSQL of this run's own and a migrated template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startOwnServer({ fsync: false });
  const admin = new pg.Client({ host: server.host, user: 'owner', database: 'postgres' });
  await admin.connect();
  await admin.query('create database template_school');
  await admin.end();
  const settings = { host: server.host, user: 'owner', database: 'template_school' };
  await migrate(settings, await readMigrations(path.join(import.meta.dirname, '../../migrations')));
  project.provide('postgres', server.host);
  return server.stop;
}
