import { spawn } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/engines/storage/database.ts';
import {
  isPostmasterOf,
  readPostmasterFile,
} from '../../src/engines/storage/embedded/postmaster.ts';
import { restartDelay } from '../../src/engines/storage/embedded/supervisor.ts';
import { migrate, readMigrations } from '../../src/engines/storage/migrate.ts';
import type { Storage } from '../../src/engines/storage/open-storage.ts';
import type { StorageState } from '../../src/engines/storage/storage-state.ts';
import { startChild } from './child-process.ts';
import { ask } from './statements.ts';
import { newName, openedStorage, optionsFor, tempFolder } from './temp-storage.ts';

const folder = tempFolder();
const clusterOf = (data: string): string => path.join(data, 'postgres');

function serverOf(data: string): number {
  const file = readPostmasterFile(clusterOf(data));
  if (!file) throw new Error('no server runs');
  return file.pid;
}

function reached(storage: Storage, wanted: StorageState): Promise<void> {
  return new Promise((resolve) => {
    const stop = storage.watch((state) => {
      if (state !== wanted) return;
      stop();
      resolve();
    });
  });
}

it('stops the server that a killed application left, and goes on with its data', async () => {
  const data = path.join(folder, newName());
  const child = startChild(data);
  expect(await child.said).toBe('opened');
  const orphan = serverOf(data);
  child.kill('SIGKILL');
  await child.gone;
  expect(isPostmasterOf(orphan, clusterOf(data))).toBe(true);
  const options = optionsFor(data);
  const storage = await openedStorage(options);
  expect(options.events).toEqual([
    { code: 'database-orphan-stopped', values: { process: orphan } },
  ]);
  expect(serverOf(data)).not.toBe(orphan);
  expect(await ask(storage.settings, 'select 1')).toEqual([1]);
});

it('stops the server with an application that ends without stopping it', async () => {
  const data = path.join(folder, newName());
  const child = startChild(data, { leave: true });
  expect(await child.said).toBe('opened');
  await child.gone;
  for (let left = 100; existsSync(path.join(clusterOf(data), 'postmaster.pid')); left -= 1) {
    expect(left).toBeGreaterThan(0);
    await wait(50);
  }
});

it('takes no stranger for its server, who was given the process id of a dead one', async () => {
  const options = optionsFor(path.join(folder, newName()));
  await (await openedStorage(options)).stop();
  const { uid, gid } = statSync(clusterOf(options.dataDirectory));
  const asServer = process.getuid?.() === 0 ? { uid, gid } : {};
  const stranger = spawn('sleep', ['60'], { ...asServer, stdio: 'ignore' });
  onTestFinished(() => void stranger.kill());
  const socket = path.join(options.dataDirectory, 'socket');
  const traces = `${stranger.pid}\n${clusterOf(options.dataDirectory)}\n1\n5432\n${socket}\n\n 1 2\nready   \n`;
  writeFileSync(path.join(clusterOf(options.dataDirectory), 'postmaster.pid'), traces);
  writeFileSync(path.join(socket, '.s.PGSQL.5432.lock'), traces);
  const storage = await openedStorage(options);
  expect(await ask(storage.settings, 'select 1')).toEqual([1]);
  expect(stranger.exitCode).toBeNull();
  expect(options.events.map(({ code }) => code)).toEqual(['cluster-made']);
});

it('leaves nothing half made where the first start is killed', async () => {
  const data = path.join(folder, newName());
  for (const moment of [350, 500, 650, 800, 950]) {
    const child = startChild(data);
    await wait(moment);
    child.kill('SIGKILL');
    await child.gone;
  }
  const storage = await openedStorage(optionsFor(data));
  expect(await ask(storage.settings, 'select current_database()')).toEqual(['mingzhang']);
  expect(readdirSync(data).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
});

it('starts a killed server again, and the pool recovers by itself', async () => {
  const options = optionsFor(path.join(folder, newName()));
  const storage = await openedStorage(options);
  await migrate(
    storage.settings,
    await readMigrations(path.join(import.meta.dirname, '../../migrations')),
  );
  const database = openDatabase(storage.settings, { connections: 4 });
  const lent = await database.pool.connect();
  for (let turn = 0; turn < 2; turn += 1) {
    const [down, up] = [reached(storage, 'restarting'), reached(storage, 'ready')];
    process.kill(serverOf(options.dataDirectory), 'SIGKILL');
    await down;
    await up;
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  }
  await expect(lent.query('select 1')).rejects.toThrow();
  lent.release(true);
  await database.close();
  expect(options.events.map(({ code }) => code)).toEqual([
    'cluster-made',
    ...['database-ended', 'database-restarted', 'database-ended', 'database-restarted'],
  ]);
});

it('waits for a statement of the dead server that still computes', async () => {
  const options = optionsFor(path.join(folder, newName()));
  const storage = await openedStorage(options);
  const computing = ask(
    storage.settings,
    'select count(*) from generate_series(1, 12000000) a where a % 7 = 3',
  ).catch((error: unknown) => error);
  await wait(300);
  const up = reached(storage, 'ready');
  process.kill(serverOf(options.dataDirectory), 'SIGKILL');
  await up;
  expect(await ask(storage.settings, 'select 1')).toEqual([1]);
  await computing;
  const log = readFileSync(path.join(options.dataDirectory, 'postgres.log'), 'utf8');
  expect(log).toContain('pre-existing shared memory block');
});

it('says when the server does not come back, and can be stopped all the same', async () => {
  const options = optionsFor(path.join(folder, newName()));
  const storage = await openedStorage(options);
  const cluster = clusterOf(options.dataDirectory);
  const server = serverOf(options.dataDirectory);
  renameSync(cluster, `${cluster}-away`);
  const lost = reached(storage, 'lost');
  process.kill(server, 'SIGKILL');
  await lost;
  const told = options.events.at(-1);
  expect(told?.code).toBe('database-lost');
  expect(readFileSync(String(told?.values['log']), 'utf8')).toContain(cluster);
  await storage.stop();
  renameSync(`${cluster}-away`, cluster);
  await (await openedStorage(options)).stop();
});

it('tries at once, then ever more slowly, then each half minute', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(restartDelay)).toEqual([
    0, 200, 400, 800, 1600, 30_000, 30_000,
  ]);
});
