import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDataDirectory } from '../../src/engines/storage/data-directory.ts';
import { lockDataDirectory } from '../../src/engines/storage/data-lock.ts';
import { startChild } from './child-process.ts';
import { newName, tempFolder } from './temp-storage.ts';

const folder = tempFolder();

function directoryOf(name: string) {
  const opened = openDataDirectory(path.join(folder, name));
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

it('lets one of many in, and the next one after it', async () => {
  const directory = directoryOf(newName());
  for (let turn = 0; turn < 3; turn += 1) {
    const all = await Promise.all(Array.from({ length: 12 }, () => lockDataDirectory(directory)));
    const held = all.flatMap((lock) => (lock.ok ? [lock.value] : []));
    expect(held).toHaveLength(1);
    for (const lock of all)
      if (!lock.ok) expect(lock.error).toMatchObject({ process: process.pid });
    await held[0]?.release();
  }
  expect(readdirSync(path.join(directory.path, 'lock'))).toEqual([]);
});

it('takes over what a killed holder left, even where its process id is alive again', async () => {
  const directory = directoryOf(newName());
  const left = path.join(directory.path, 'lock', `${process.pid}-0000000000000000`);
  mkdirSync(path.dirname(left));
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(`${left}.bound`, resolve));
  renameSync(`${left}.bound`, left);
  await new Promise((resolve) => server.close(resolve));
  expect(readdirSync(path.dirname(left))).toHaveLength(1);
  const lock = await lockDataDirectory(directory);
  expect(lock.ok).toBe(true);
  expect(readdirSync(path.dirname(left))).toHaveLength(1);
  if (lock.ok) await lock.value.release();
});

it('names a holder that is stopped and cannot answer', async () => {
  const directory = directoryOf(newName());
  const child = startChild(directory.path);
  expect(await child.said).toBe('opened');
  child.kill('SIGSTOP');
  const lock = await lockDataDirectory(directory);
  expect(lock).toMatchObject({ ok: false, error: { process: child.pid } });
  child.kill('SIGCONT');
  child.kill('SIGKILL');
  await child.gone;
  const after = await lockDataDirectory(directory);
  expect(after.ok).toBe(true);
  if (after.ok) await after.value.release();
  // Stops the server that the killed process left.
  const last = startChild(directory.path, { leave: true });
  expect(await last.said).toBe('opened');
  await last.gone;
});

it('works in a folder whose path is longer than a socket address', async () => {
  const directory = directoryOf(`${'深'.repeat(40)}/${newName()}`);
  const first = await lockDataDirectory(directory);
  const second = await lockDataDirectory(directory);
  expect([first.ok, second.ok]).toEqual([true, false]);
  if (first.ok) await first.value.release();
});
