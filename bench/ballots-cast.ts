import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'libsql';
import { bundledBox } from '../src/apps/ballot-box/samples/bundled-box.ts';
import { votingRound, type VotingRound } from '../src/apps/ballot-box/samples/voting-round.ts';
import { ballotBox, type RunningBallotBox } from '../src/apps/server/ballot-box.ts';
import { fromB64 } from '../src/engines/ballots/bytes.ts';
import { packageRoot, rounded, say, type BenchResult } from './bench-result.ts';
import { issuingRates } from './ballots-issue.ts';

const connections = 50;
const delegates = 170;
const ballotsEach = 340;
const rounds = 5;

/** What this bench adds to the usual figures. */
interface BallotsCast extends BenchResult {
  /** Milliseconds until the receipt, 170 delegates casting within one second. */
  readonly p50: number;
  readonly p99: number;
  /** Tokens a second by the verb, bare INSERTs of the same rows, and their ratio. */
  readonly issuing: { readonly ours: number; readonly reference: number; readonly ratio: number };
}

/** Casts one ballot; answers the milliseconds until its receipt. */
function cast(agent: Agent, address: string, ballot: Uint8Array): Promise<number> {
  const since = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, method: 'POST' }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === 200
          ? resolve(performance.now() - since)
          : reject(new Error(`cast: ${response.statusCode}`)),
      );
    });
    sent.setHeader('Content-Type', 'text/plain');
    sent.setHeader('Content-Length', ballot.length);
    sent.once('error', reject).end(ballot);
  });
}

interface Begun {
  readonly id: string;
  readonly voting: VotingRound;
  readonly address: string;
  readonly ballots: readonly Uint8Array[];
}

async function begin(box: RunningBallotBox, count: number): Promise<Begun> {
  const id = randomUUID();
  const voting = votingRound(await box.newKey(id), true);
  await box.register(id, voting.bytes);
  await box.openCasting(id);
  const found = await box.address();
  if (found.kind !== 'port') throw new Error('the box has no port');
  const ballots = Array.from({ length: count }, () => voting.voter().fill());
  const address = `http://127.0.0.1:${found.port}/${voting.context}/ballots`;
  return { id, voting, ballots, address };
}

/** Ballots a second that fifty connections get their receipts for. */
async function castingRate({ ballots, address }: Begun): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const since = performance.now();
  await Promise.all(ballots.map((ballot) => cast(agent, address, ballot)));
  const seconds = (performance.now() - since) / 1000;
  agent.destroy();
  return ballots.length / seconds;
}

/** The same rows by one INSERT each into the same kind of file, each on the disk before the next. */
function bareRate(file: string, ballots: readonly Uint8Array[]): number {
  const database = new Database(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  database.exec('create table ballot (pk blob primary key, ballot blob not null) without rowid');
  const insert = database.prepare('insert into ballot (pk, ballot) values (?, ?)');
  const rows = ballots.map((ballot) => {
    const { pk } = JSON.parse(Buffer.from(ballot).toString()) as { pk: string };
    return [fromB64(pk), ballot] as const;
  });
  const since = performance.now();
  for (const row of rows) insert.run([...row]);
  const seconds = (performance.now() - since) / 1000;
  database.close();
  return rows.length / seconds;
}

/** How long each of 170 delegates waits who cast at some moment of the same second, each by a connection of their own. */
async function withinOneSecond({ ballots, address }: Begun): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: false });
  return Promise.all(
    ballots.map(async (ballot, at) => {
      await wait((at * 1000) / ballots.length);
      return cast(agent, address, ballot);
    }),
  );
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0;

const median = (values: readonly number[]): number => quantile(values, 0.5);

interface Measured {
  readonly ours: number;
  readonly bare: number;
  readonly waited: readonly number[];
}

async function measureOnce(box: RunningBallotBox, folder: string): Promise<Measured> {
  const busy = await begin(box, ballotsEach);
  const bare = bareRate(path.join(folder, `${busy.id}.bare`), busy.ballots);
  const ours = await castingRate(busy);
  const second = await begin(box, delegates);
  const waited = await withinOneSecond(second);
  for (const { id } of [busy, second]) {
    const published = await box.close(id);
    if (published.length === 0) throw new Error('nothing was cast');
    await box.forget(id);
  }
  return { ours, bare, waited };
}

/**
 * Casting over HTTP to the ballot box's own process, every receipt after the disk has the ballot, against bare INSERTs of
 * the same rows into the same kind of file, each on the disk; and issuing tokens by its verb, against bare INSERTs of the
 * rows it leaves. Ratio: casts over INSERTs a second, the median of what each round gave.
 */
export async function run(): Promise<BallotsCast> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mz-bench-cast-'));
  const box = ballotBox({
    ...{ dataDirectory: folder, script: await bundledBox(folder, packageRoot()) },
    ...{ port: 0, hostname: '127.0.0.1', address: null, behindProxy: false },
    tell: () => undefined,
  });
  try {
    await measureOnce(box, folder);
    const measured: Measured[] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await measureOnce(box, folder));
    const issuing = await issuingRates(delegates);
    const ours = median(measured.map((one) => one.ours));
    const bare = median(measured.map((one) => one.bare));
    const waited = measured.flatMap((one) => one.waited);
    const p50 = rounded(quantile(waited, 0.5), 1);
    const p99 = rounded(quantile(waited, 0.99), 1);
    say(
      `${connections} connections, sealed ballots, medians of ${rounds} rounds of ${ballotsEach}:`,
    );
    say(`  casts ${Math.round(ours)}/s, bare INSERTs of the same rows ${Math.round(bare)}/s`);
    say(
      `${delegates} delegates casting within one second: receipt after ${p50} ms (median), ${p99} ms (p99)`,
    );
    say(
      `issuing ${issuing.ours}/s, bare INSERTs of the same rows ${issuing.reference}/s, share ${issuing.ratio}`,
    );
    return {
      bench: 'ballots-cast',
      ratio: rounded(median(measured.map((one) => one.ours / one.bare))),
      ...{ ours: Math.round(ours), reference: Math.round(bare), unit: 'ballots/s' },
      what: 'casts over HTTP with receipts, over bare INSERTs of the same rows, each on the disk',
      ...{ p50, p99, issuing },
    };
  } finally {
    await box.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
