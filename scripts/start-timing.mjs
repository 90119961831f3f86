// Measures how long `npm start` takes to the first page, seconds since it was typed. Without an option: this clone,
// prepared, five times, each with a data folder that was there before. With --fresh: a new clone, with an empty npm cache.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './bootstrap.mjs';

const fresh = process.argv.includes('--fresh');

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Longer is no measurement: something is in the way. */
const patience = 300;

async function secondsTo(began, address, child) {
  while (child.exitCode === null && performance.now() - began < patience * 1000) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) {
      await answer.text();
      return (performance.now() - began) / 1000;
    }
    await wait(10);
  }
  child.kill('SIGTERM');
  throw new Error(`${address} never answered (npm ended with ${child.exitCode})`);
}

/** Starts in a folder and stops again; answers the seconds to the first page and to a database that answers. */
async function startOnce(folder, environment) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const page = await secondsTo(began, `http://127.0.0.1:${port}/`, child);
  const ready = await secondsTo(began, `http://127.0.0.1:${port}/ready`, child);
  child.kill('SIGTERM');
  await ended;
  // npm ends before the server it started, which then stops by itself.
  while (await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)) await wait(50);
  await wait(1000);
  return { page, ready };
}

const shown = (seconds) => seconds.toFixed(2);
const own = mkdtempSync(path.join(tmpdir(), 'mingzhang-timing-'));
// Started by root, the database runs as somebody else, who must come here.
chmodSync(own, 0o711);
try {
  if (fresh) {
    const clone = path.join(own, 'clone');
    execFileSync('git', ['clone', '-q', root, clone]);
    const { page, ready } = await startOnce(clone, { npm_config_cache: path.join(own, 'cache') });
    process.stdout.write(`fresh clone, empty npm cache: first page after ${shown(page)} s, `);
    process.stdout.write(`database ready after ${shown(ready)} s\n`);
  } else {
    const environment = { DATA_DIR: path.join(own, 'data') };
    const first = await startOnce(root, environment);
    const again = [];
    for (let turn = 0; turn < 5; turn += 1) again.push((await startOnce(root, environment)).page);
    const sorted = again.sort((a, b) => a - b);
    process.stdout.write(
      `prepared clone, new data folder: first page after ${shown(first.page)} s\n`,
    );
    process.stdout.write(`prepared clone, data there: first page after ${shown(sorted[2])} s `);
    process.stdout.write(`(median of 5, ${shown(sorted[0])} to ${shown(sorted[4])})\n`);
  }
} finally {
  rmSync(own, { recursive: true, force: true, maxRetries: 10 });
}
