import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildBallotPage } from '../../../scripts/build-ballot-page.mjs';
import type { Day } from '../../../src/kernel/day.ts';

/** The product running for a school on a day that the test moves. */
export interface MovingServer {
  /** Without a slash at the end. */
  readonly address: string;
  /** It is so many hours past midnight in China on that day, and time goes on from there. */
  moveTo(day: Day, hour?: number): Promise<void>;
  stop(): Promise<void>;
}

/** What it is put together from: the bundled programs and the built application. */
export interface Built {
  readonly programs: string;
  readonly appFolder: string;
  /** The day it is on when it begins. */
  readonly begins: Day;
}

const repository = path.join(import.meta.dirname, '../../..');

async function installed(folder: string, { programs, appFolder }: Built): Promise<void> {
  // Started as root, the database runs as somebody else, who must be able to come here.
  chmodSync(folder, 0o711);
  cpSync(path.join(programs, 'server'), path.join(folder, 'server'), { recursive: true });
  cpSync(path.join(repository, 'migrations'), path.join(folder, 'migrations'), { recursive: true });
  symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  symlinkSync(appFolder, path.join(folder, 'web'));
  await buildBallotPage(path.join(folder, 'ballot'));
}

const instantOf = (day: Day, hour: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000+08:00`) + hour * 3_600_000).toISOString();

/** Waits until the server has told where it listens. */
async function listening(child: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      const address = /http:\/\/[\w.:]+/.exec(text)?.[0];
      if (address) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', reject);
    child.on('close', () => reject(new Error(`the server ended: ${text}`)));
  });
}

/** Starts the bundled server on an empty data directory, with a clock of its own. */
export async function startMovingServer(built: Built): Promise<MovingServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-congress-'));
  await installed(folder, built);
  const clock = path.join(import.meta.dirname, 'moved-clock.mjs');
  const child = spawn(
    process.execPath,
    ['--import', clock, path.join(folder, 'server', 'server.mjs')],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        DATA_DIR: path.join(folder, 'data'),
        BEGINS_AT: instantOf(built.begins, 9),
      },
    },
  );
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    address: await listening(child),
    async moveTo(day, hour = 9) {
      const moved = new Promise((resolve) => child.once('message', resolve));
      child.send(instantOf(day, hour));
      await moved;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
