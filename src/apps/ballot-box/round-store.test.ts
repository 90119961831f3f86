import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { mountSmallDisk } from '../../../tests/storage/full-disk.ts';
import { castQueue } from './cast-queue.ts';
import {
  deleteRoundStore,
  makeRoundStore,
  NotStored,
  openRoundStore,
  type CheckedBallot,
  type RoundStore,
} from './round-store.ts';
import { castTo } from './samples/cast-to.ts';
import { beginRound, boxFolder, listening, roundsIn } from './samples/open-box.ts';

const folder = boxFolder();
let made = 0;
const newFile = (): string => path.join(folder, `${(made += 1)}.sqlite`);
const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Ballots as they are, as long as sealed ones; always the same. */
const ballots: readonly CheckedBallot[] = Array.from({ length: 170 }, (_, at) => {
  const pk = hash(`key ${at}`);
  const content = Array.from({ length: 40 }, (__, part) => hash(`${at} ${part}`).toString('hex'));
  return { pk, bytes: Buffer.from(content.join('').slice(0, 1400)) };
});

function castingStore(file: string): RoundStore {
  const store = makeRoundStore(file, hash('secret'));
  store.register(hash('setup'));
  store.openCasting();
  return store;
}

/** A store as the next process finds it when this one is killed now: the file and its log, copied. */
function reopened(file: string): RoundStore {
  const copy = newFile();
  for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  const store = openRoundStore(copy);
  if (!store) throw new Error('there is no store');
  return store;
}

// Power loss after an answer loses the ballot as soon as one of these is lowered.
it('has every commit on the disk before it returns, also when it is opened again', () => {
  const file = newFile();
  const store = castingStore(file);
  expect(store.durability()).toEqual({ journal: 'wal', synchronous: 2 });
  const again = reopened(file);
  expect(again.durability()).toEqual({ journal: 'wal', synchronous: 2 });
  store.close();
  expect(reopened(file).durability()).toEqual({ journal: 'delete', synchronous: 2 });
});

/** In how many of all pairs of ballots the earlier one stands first, by places in a file; null where one is missing. */
function pairsInOrder(content: Buffer, order: readonly CheckedBallot[]): number | null {
  // The end of a ballot, which always lies whole on a page of its own overflow.
  const places = order.map(({ bytes }) => content.indexOf(bytes.subarray(-64)));
  if (places.includes(-1)) return null;
  const pairs = places.flatMap((place, at) => places.slice(at + 1).map((later) => place < later));
  return pairs.filter(Boolean).length / pairs.length;
}

it('tells the order of casting while casting, and no better than chance after the close', () => {
  const file = newFile();
  const store = castingStore(file);
  for (const ballot of ballots) store.store([ballot]);
  const log = readFileSync(`${file}-wal`);
  expect(pairsInOrder(log, ballots)).toBeGreaterThan(0.99);
  // What a checkpoint alone would leave.
  const beside = new Database(file);
  beside.exec('pragma wal_checkpoint(truncate)');
  beside.close();
  expect(pairsInOrder(readFileSync(file), ballots)).toBeGreaterThan(0.99);
  store.close();
  const share = pairsInOrder(readFileSync(file), ballots);
  // 14,365 pairs; of a random order half, give or take 0.026 (one standard deviation).
  expect(share).toBeGreaterThan(0.42);
  expect(share).toBeLessThan(0.58);
  expect([existsSync(`${file}-wal`), existsSync(`${file}-shm`)]).toEqual([false, false]);
  store.end();
});

it('is the same file after the close, byte for byte, whatever the order of casting was', () => {
  const contents = [
    ballots,
    ballots.toReversed(),
    ballots.toSorted((a, b) => Buffer.compare(a.pk, b.pk)),
  ].map((order) => {
    const file = newFile();
    const store = castingStore(file);
    for (const ballot of order) store.store([ballot]);
    store.close();
    store.end();
    const content = readFileSync(file);
    // Two counters of the engine, of how often the file was changed.
    for (const counter of [24, 92]) content.fill(0, counter, counter + 4);
    return content.toString('hex');
  });
  expect(new Set(contents).size).toBe(1);
});

it('keeps no time, address or log beside the ballots', () => {
  const file = newFile();
  castingStore(file).end();
  const connection = new Database(file);
  const columns = connection
    .prepare(
      `select m.name || '.' || c.name from sqlite_schema m, pragma_table_info(m.name) c
       where m.type = 'table' order by 1`,
    )
    .raw()
    .all()
    .flat();
  connection.close();
  expect(columns).toEqual([
    ...['ballot.ballot', 'ballot.pk'],
    ...['round.id', 'round.phase', 'round.secret', 'round.setup'],
  ]);
});

it('finishes a close that broke off after its phase was set', () => {
  const file = newFile();
  const store = castingStore(file);
  for (const ballot of ballots) store.store([ballot]);
  const beside = new Database(file);
  beside.exec("update round set phase = 'closed'");
  beside.close();
  const again = reopened(file);
  expect([again.phase(), again.durability().journal]).toEqual(['closed', 'wal']);
  again.close();
  expect(again.durability().journal).toBe('delete');
  expect(again.ballots()).toHaveLength(170);
  again.end();
});

it('takes no ballot once another connection closed the round', () => {
  const file = newFile();
  const store = castingStore(file);
  const beside = new Database(file);
  beside.exec("update round set phase = 'closed'");
  beside.close();
  expect(store.store(ballots.slice(0, 2))).toEqual(['not-casting', 'not-casting']);
  expect(store.phase()).toBe('closed');
  store.end();
});

it('is not there when its making broke off, and is made then', () => {
  const file = newFile();
  new Database(file).close();
  writeFileSync(file, '');
  expect(openRoundStore(file)).toBeNull();
  const store = makeRoundStore(file, hash('secret'));
  expect(store.phase()).toBe('key');
  store.end();
  deleteRoundStore(file);
  expect(existsSync(file)).toBe(false);
});

it('keeps the first secret of a round', () => {
  const file = newFile();
  makeRoundStore(file, hash('first')).end();
  const again = makeRoundStore(file, hash('second'));
  expect(Buffer.from(again.secret)).toEqual(hash('first'));
  again.end();
});

it('keeps a damaged round from no other', async () => {
  const box = boxFolder();
  const rounds = roundsIn(box);
  beginRound(rounds, 'damaged');
  beginRound(rounds, 'whole');
  rounds.end();
  const file = path.join(box, 'damaged.sqlite');
  truncateSync(file, statSync(file).size / 2);
  writeFileSync(`${file}-wal`, 'damaged');
  writeFileSync(file, Buffer.alloc(4096, 7));
  const again = roundsIn(box);
  expect(again.command({ name: 'state', round: 'whole' })).toEqual({ phase: 'casting', cast: 0 });
  expect(() => again.command({ name: 'state', round: 'damaged' })).toThrow('not-stored');
  again.command({ name: 'forget', round: 'damaged' });
  expect(existsSync(file)).toBe(false);
  again.end();
});

it('answers 503 while the disk is full and stores nothing; then goes on', async () => {
  const place = path.join(boxFolder(), 'disk');
  const disk = mountSmallDisk(place, 4);
  const rounds = roundsIn(place);
  const voting = beginRound(rounds, 'round');
  const address = await listening(rounds);
  const before = voting.voter().fill();
  expect((await castTo(address, voting.context, before)).status).toBe(200);
  // Where no disk can be mounted, somebody else holds the file instead.
  const holder = disk ? null : new Database(path.join(place, 'round.sqlite'));
  holder?.exec('begin immediate');
  disk?.fill(0);
  const ballot = voting.voter().fill();
  expect(await castTo(address, voting.context, ballot)).toMatchObject({
    ...{ status: 503, code: 'not-stored', receipt: undefined },
  });
  expect(rounds.command({ name: 'state', round: 'round' })).toMatchObject({ cast: 1 });
  holder?.exec('rollback');
  holder?.close();
  disk?.free();
  expect((await castTo(address, voting.context, ballot)).status).toBe(200);
  expect(rounds.command({ name: 'close', round: 'round' })).toHaveLength(2);
  rounds.end();
});

it('loses no ballot for the sake of another that the disk refuses', async () => {
  const [bad] = ballots;
  const stored: CheckedBallot[] = [];
  const store = {
    store: (batch: readonly CheckedBallot[]) => {
      if (batch.some((ballot) => ballot === bad)) throw new NotStored('SQLITE_FULL');
      stored.push(...batch);
      return batch.map(() => 'stored' as const);
    },
  };
  const queue = castQueue(store);
  const kept = await Promise.all(ballots.slice(0, 5).map((ballot) => queue.add(ballot)));
  expect(kept).toEqual(['not-stored', 'stored', 'stored', 'stored', 'stored']);
  expect(stored).toEqual(ballots.slice(1, 5));
});
