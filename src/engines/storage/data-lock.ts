import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { handOver, makePrivateFolder, type DataDirectory } from './data-directory.ts';
import { privateTempFolder, shortWayTo, type ShortWay } from './short-socket-path.ts';

/** The right to use a data directory, held by one process at a time. */
export interface DataLock {
  /** Waits until those who work beside the holder have left, at most so long. */
  guestsGone(milliseconds: number): Promise<void>;
  release(): Promise<void>;
}

/** Who holds a data directory. */
export interface LockHolder {
  readonly process: number;
  /** Tells the holder that somebody works beside it; the answer ends that. */
  attend(): () => void;
}

/**
 * Takes the data directory for this process, or names the one that has it.
 *
 * Each contender listens on a socket of its own in the directory, then asks all others there. Whoever listens before
 * asking cannot be overlooked, so two cannot both find themselves alone. A socket dies with its process: what a
 * killed holder left behind answers nobody, whoever has its process id now.
 */
export async function lockDataDirectory(
  directory: DataDirectory,
): Promise<Result<DataLock, LockHolder | Refusal>> {
  return process.platform === 'win32' ? lockByPipe(directory) : lockBySockets(directory);
}

type Standing = 'trying' | 'holding';

/** A listening contender: tells everyone who asks its standing and process id, and counts guests. */
interface Contender {
  readonly server: net.Server;
  readonly guests: Set<net.Socket>;
  standing: Standing;
}

function makeContender(): Contender {
  const guests = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    socket.unref();
    socket.on('error', () => socket.destroy());
    socket.on('close', () => guests.delete(socket));
    socket.once('data', () => guests.add(socket));
    socket.write(`${contender.standing} ${process.pid}\n`);
  });
  server.unref();
  const contender: Contender = { server, guests, standing: 'trying' };
  return contender;
}

function listen(server: net.Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

interface Reply {
  readonly standing: Standing;
  readonly process: number;
}

/** How long a living process may take to answer; a stopped one is alive, only silent. */
const patience = 2000;

/** Asks the process that listens at an address; null where none does. */
function ask(address: string): Promise<Reply | null> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    let text = '';
    const answer = (reply: Reply | null): void => {
      socket.destroy();
      resolve(reply);
    };
    socket.setTimeout(patience, () => answer({ standing: 'holding', process: 0 }));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      answer(isDead(error) ? null : { standing: 'holding', process: 0 }),
    );
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [, standing, pid] = /^(trying|holding) (\d+)\n/.exec(text) ?? [];
      if (pid) answer({ standing: standing as Standing, process: Number(pid) });
    });
    socket.on('end', () => answer(null));
  });
}

const isDead = (error: NodeJS.ErrnoException): boolean =>
  ['ECONNREFUSED', 'ENOENT', 'ECONNRESET'].includes(error.code ?? '');

/** Says to the process at an address that somebody works beside it, until the answer is called. */
function attend(address: string): () => void {
  const socket = net.connect(address, () => socket.write('guest\n'));
  socket.on('error', () => socket.destroy());
  socket.unref();
  return () => void socket.destroy();
}

function lockOf(contender: Contender, remove: () => void): DataLock {
  return {
    async guestsGone(milliseconds) {
      for (let left = milliseconds; contender.guests.size > 0 && left > 0; left -= 50)
        await wait(50);
    },
    async release() {
      const closed = new Promise<void>((resolve) => contender.server.close(() => resolve()));
      for (const guest of contender.guests) guest.destroy();
      remove();
      await closed;
    },
  };
}

/** A socket gets its name when somebody listens on it: one that refuses is dead, never young. */
const unready = '.new';

/** Names hold the process id, so that a holder too busy to answer can be named too. */
const longestName = `4194304-0123456789abcdef${unready}`.length;

function wayToSockets(directory: DataDirectory): Result<ShortWay, Refusal> {
  const folder = makePrivateFolder(directory, 'lock');
  const short = shortWayTo(folder, longestName);
  if (short) return ok(short);
  const temp = privateTempFolder(`${directory.path} lock`, directory.keeper);
  return temp.usable
    ? ok({ folder: temp.folder, close: () => undefined })
    : err(refusal('socket-folder-taken', [], { folder: temp.folder }));
}

async function lockBySockets(
  directory: DataDirectory,
): Promise<Result<DataLock, LockHolder | Refusal>> {
  const found = wayToSockets(directory);
  if (!found.ok) return found;
  const outcome = await contendIn(directory, found.value);
  if (!('holder' in outcome)) return ok(outcome);
  found.value.close();
  const { holder } = outcome;
  return err({ process: holder.process, attend: () => attendIn(directory, holder.name) });
}

function attendIn(directory: DataDirectory, name: string): () => void {
  const way = wayToSockets(directory);
  if (!way.ok) return () => undefined;
  const leave = attend(path.join(way.value.folder, name));
  return () => {
    leave();
    way.value.close();
  };
}

interface Holder {
  readonly name: string;
  readonly process: number;
}

/** Contends until it is known who holds the directory. The lock closes the way when it is released. */
async function contendIn(
  directory: DataDirectory,
  way: ShortWay,
): Promise<DataLock | { readonly holder: Holder }> {
  for (;;) {
    const name = `${process.pid}-${randomBytes(8).toString('hex')}`;
    const address = path.join(way.folder, name);
    const contender = makeContender();
    await listen(contender.server, address + unready);
    handOver(directory, address + unready);
    renameSync(address + unready, address);
    const remove = (): void => rmSync(address, { force: true });
    const outcome = await contend(way.folder, name);
    if (outcome === 'alone') {
      contender.standing = 'holding';
      const lock = lockOf(contender, remove);
      return { ...lock, release: () => lock.release().finally(way.close) };
    }
    await lockOf(contender, remove).release();
    if (outcome !== 'yield') return { holder: outcome };
    await wait(50);
  }
}

type Outcome = 'alone' | 'yield' | Holder;

/** Of several that try at once the one with the smallest name stays; the others come again. */
async function contend(folder: string, mine: string): Promise<Outcome> {
  for (;;) {
    const others = readdirSync(folder).filter((name) => name !== mine);
    const replies = await Promise.all(
      others.map(async (name) => ({ name, reply: await ask(path.join(folder, name)) })),
    );
    const named = replies.filter(({ name }) => !name.endsWith(unready));
    const living = named.flatMap(({ name, reply }) => (reply ? [{ name, ...reply }] : []));
    const holder = living.find(({ standing }) => standing === 'holding');
    if (holder)
      return { name: holder.name, process: holder.process || Number.parseInt(holder.name, 10) };
    if (living.length === 0) {
      for (const { name, reply } of replies)
        if (!reply) rmSync(path.join(folder, name), { force: true });
      return 'alone';
    }
    if (living.some(({ name }) => name < mine)) return 'yield';
    await wait(20);
  }
}

/** Windows lets one process alone make a pipe of a name, and forgets the name with the process. */
async function lockByPipe(directory: DataDirectory): Promise<Result<DataLock, LockHolder>> {
  const id = createHash('sha256').update(directory.path.toLowerCase()).digest('hex').slice(0, 24);
  const address = `\\\\.\\pipe\\mingzhang-${id}`;
  const contender = makeContender();
  contender.standing = 'holding';
  try {
    await listen(contender.server, address);
    return ok(lockOf(contender, () => undefined));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const reply = await ask(address);
    return err({ process: reply?.process ?? 0, attend: () => attend(address) });
  }
}
