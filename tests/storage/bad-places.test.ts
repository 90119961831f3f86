import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runsAsRoot } from '../../src/engines/storage/data-directory.ts';
import { blockedFolder } from '../../src/engines/storage/embedded/server-user.ts';
import type { Storage } from '../../src/engines/storage/open-storage.ts';
import { privateTempFolder } from '../../src/engines/storage/short-socket-path.ts';
import { startChild } from './child-process.ts';
import { failingPackage, mountReadOnly, mountSmallDisk, unmount } from './full-disk.ts';
import { ask } from './statements.ts';
import { newName, openedStorage, optionsFor, refusedStorage, tempFolder } from './temp-storage.ts';

const folder = tempFolder();
const nobody = { uid: 65534, gid: 65534 };
/** A user that is in every passwd file, as initdb wants. */
const daemon = { uid: 1, gid: 1 };

it('works below a path that is too long for a socket, by a private folder elsewhere', async () => {
  const data = path.join(folder, '很深的目录'.repeat(10), newName());
  const options = optionsFor(data);
  const storage = await openedStorage(options);
  const host = storage.settings.host ?? '';
  expect(host.startsWith(folder)).toBe(false);
  expect(statSync(host).mode & 0o777).toBe(0o700);
  expect(await ask(storage.settings, 'select 1')).toEqual([1]);
  await storage.stop();
  chmodSync(host, 0o777);
  onTestFinished(() => rmSync(host, { recursive: true, force: true }));
  expect(await refusedStorage(options)).toMatchObject({
    code: 'socket-folder-taken',
    values: { folder: host },
  });
});

it('takes no folder that somebody else put where the socket goes', () => {
  const name = newName();
  const { folder: made, usable } = privateTempFolder(name, null);
  onTestFinished(() => rmSync(made, { recursive: true }));
  expect(usable).toBe(true);
  expect(privateTempFolder(name, null).usable).toBe(true);
  expect(privateTempFolder(name, { uid: 4711, gid: 4711 }).usable).toBe(false);
});

it('refuses a folder in which it may not write', async () => {
  const parent = path.join(folder, newName());
  mkdirSync(parent);
  chmodSync(parent, 0o555);
  // Root may write anywhere, so it looks with the eyes of another.
  const user = runsAsRoot() ? { user: nobody } : {};
  const child = startChild(path.join(parent, 'data'), user);
  expect(await child.said).toBe('data-directory-denied');
  await child.gone;
});

it('refuses what is no folder', async () => {
  const file = path.join(folder, newName());
  writeFileSync(file, '');
  expect((await refusedStorage(optionsFor(file))).code).toBe('data-directory-not-a-folder');
  const below = await refusedStorage(optionsFor(path.join(file, 'data')));
  expect(below.code).toBe('data-directory-not-a-folder');
});

it('refuses a read-only disk and loses nothing', async () => {
  const options = optionsFor(path.join(folder, newName()));
  const storage = await openedStorage(options);
  await ask(storage.settings, 'create table kept as select 42 as answer');
  await storage.stop();
  if (mountReadOnly(options.dataDirectory)) {
    const refused = await refusedStorage(options);
    unmount(options.dataDirectory);
    expect(refused.code).toBe('data-directory-read-only');
  } else {
    const says = 'FATAL:  could not open file: Read-only file system';
    const packageFolder = failingPackage(path.join(folder, newName()), 'postgres', says);
    const refused = await refusedStorage({ ...options, packageFolder });
    expect(refused.code).toBe('data-directory-read-only');
  }
  const again = await openedStorage(options);
  expect(await ask(again.settings, 'select answer from kept')).toEqual([42]);
});

it('makes nothing half where the disk is too small or fills up meanwhile', async () => {
  const says = 'initdb: error: could not write: No space left on device';
  const packageFolder = failingPackage(path.join(folder, newName()), 'initdb', says);
  const options = optionsFor(path.join(folder, newName()));
  const refused = await refusedStorage({ ...options, packageFolder });
  expect(refused.code).toBe('disk-full-now');
  const left = readdirSync(options.dataDirectory);
  expect(left.filter((name) => name.startsWith('postgres'))).toEqual([]);
  await (await openedStorage(options)).stop();
});

/** Writes rows of 64 kB until the server refuses; answers how many it acknowledged. */
async function writeUntilFull(storage: Storage): Promise<number> {
  for (let written = 0; ; written += 1) {
    const row = `insert into kept select ${written}, string_agg(md5(random()::text), '') from generate_series(1, 2000)`;
    const failed = await ask(storage.settings, row).then(
      () => false,
      () => true,
    );
    if (failed) return written;
  }
}

it('says that the disk is full, and has every acknowledged row when it is free again', async () => {
  const disk = mountSmallDisk(path.join(folder, newName()), 400);
  const options = optionsFor(path.join(disk?.folder ?? folder, 'data'));
  const storage = await openedStorage(options);
  await ask(storage.settings, 'create table kept (number int, text text)');
  disk?.fill(3 * 1024 * 1024);
  const acknowledged = disk ? await writeUntilFull(storage) : 0;
  await storage.stop();
  const says = 'PANIC:  could not write to file: No space left on device';
  const packageFolder = disk
    ? null
    : failingPackage(path.join(folder, newName()), 'postgres', says);
  disk?.fill(0);
  const refused = await refusedStorage(packageFolder ? { ...options, packageFolder } : options);
  expect(refused.code).toMatch(/^disk-full/);
  disk?.free();
  const again = await openedStorage(options);
  const rows = 'select count(distinct number)::int from kept';
  expect(await ask(again.settings, `${rows} where number < ${acknowledged}`)).toEqual([
    acknowledged,
  ]);
});

it('knows which folder does not let the server pass', async () => {
  const closed = path.join(folder, newName());
  mkdirSync(path.join(closed, 'open'), { recursive: true });
  chmodSync(closed, 0o700);
  const data = path.join(closed, 'open', 'data');
  expect(blockedFolder(path.join(closed, 'open'), { uid: 4711, gid: 4711 })).toBe(closed);
  expect(blockedFolder(tmpdir(), { uid: 4711, gid: 4711 })).toBeNull();
  if (runsAsRoot())
    expect(await refusedStorage(optionsFor(data))).toMatchObject({
      code: 'data-directory-out-of-reach',
      values: { folder: closed },
    });
  else await (await openedStorage(optionsFor(data))).stop();
});

it('runs the server of a cluster as its owner, whoever starts it, and never as root', async () => {
  const options = optionsFor(path.join(folder, newName()));
  if (runsAsRoot()) {
    mkdirSync(options.dataDirectory);
    chownSync(options.dataDirectory, daemon.uid, daemon.gid);
  }
  await (await openedStorage(options)).stop();
  const at = (name: string): string => path.join(options.dataDirectory, name);
  for (const name of ['postgres', 'secrets', 'socket', 'lock', 'postgres.log'])
    expect(statSync(at(name)).uid).toBe(runsAsRoot() ? daemon.uid : process.getuid?.());
  expect(existsSync(at('postgres/PG_VERSION'))).toBe(true);
  if (!runsAsRoot()) return;
  chownSync(at('postgres'), 0, 0);
  expect((await refusedStorage(options)).code).toBe('cluster-of-root');
  chownSync(at('postgres'), daemon.uid, daemon.gid);
});

it('runs the server as nobody in a folder whose owner the system does not know', async () => {
  const options = optionsFor(path.join(folder, newName()));
  mkdirSync(options.dataDirectory, { mode: 0o700 });
  if (runsAsRoot()) chownSync(options.dataDirectory, 4711, 4711);
  await (await openedStorage(options)).stop();
  const server = statSync(path.join(options.dataDirectory, 'postgres')).uid;
  expect(server).toBe(runsAsRoot() ? nobody.uid : process.getuid?.());
});

it('puts a long server log aside at the next start', async () => {
  const options = optionsFor(path.join(folder, newName()));
  const log = path.join(options.dataDirectory, 'postgres.log');
  await (await openedStorage(options)).stop();
  writeFileSync(log, 'x'.repeat(6 * 1024 * 1024));
  await (await openedStorage(options)).stop();
  expect(statSync(`${log}.1`).size).toBe(6 * 1024 * 1024);
  expect(readFileSync(log, 'utf8')).toContain('ready to accept connections');
});
