import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundledBox } from '../ballot-box/samples/bundled-box.ts';
import { castTo } from '../ballot-box/samples/cast-to.ts';
import { namesOf, votingRound, type VotingRound } from '../ballot-box/samples/voting-round.ts';
import {
  ballotBox,
  type BallotBoxParts,
  type BoxEvent,
  type RunningBallotBox,
} from './ballot-box.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mz-box-process-'));
const running: RunningBallotBox[] = [];
let script = '';

beforeAll(async () => {
  script = await bundledBox(folder);
});

afterAll(async () => {
  for (const box of running) await box.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

type Run = RunningBallotBox & { readonly events: BoxEvent[]; readonly data: string };

function run(more: Partial<BallotBoxParts> = {}): Run {
  const events: BoxEvent[] = [];
  const data = more.dataDirectory ?? path.join(folder, randomUUID());
  const box = ballotBox({
    ...{ dataDirectory: data, script, port: 0, hostname: '127.0.0.1' },
    ...{ address: null, behindProxy: false, tell: (event) => void events.push(event) },
    ...more,
  });
  running.push(box);
  return { ...box, events, data };
}

async function begin(box: RunningBallotBox, round: string): Promise<VotingRound> {
  const voting = votingRound(await box.newKey(round));
  await box.register(round, voting.bytes);
  await box.openCasting(round);
  return voting;
}

async function addressOf(box: RunningBallotBox): Promise<string> {
  const found = await box.address();
  if (found.kind !== 'port') throw new Error('a port was expected');
  return `http://127.0.0.1:${found.port}`;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it('starts when it is first needed, keeps a round in a folder of its own, and ends with it', async () => {
  const box = run();
  await box.resume();
  expect([box.pid(), existsSync(path.join(box.data, 'ballot-box'))]).toEqual([null, false]);
  const round = randomUUID();
  const voting = await begin(box, round);
  const ballot = voting.voter().fill();
  const { status, h } = await castTo(await addressOf(box), voting.context, ballot);
  expect({ status, h }).toEqual({ status: 200, h: namesOf(ballot).h });
  expect(await box.state(round)).toEqual({ phase: 'casting', cast: 1 });
  const own = path.join(box.data, 'ballot-box');
  expect(statSync(own).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(own))
    expect([name, statSync(path.join(own, name)).mode & 0o077]).toEqual([name, 0]);
  expect((await box.close(round)).map((bytes) => Buffer.from(bytes).toString())).toEqual([
    Buffer.from(ballot).toString(),
  ]);
  await box.forget(round);
  expect(readdirSync(own)).toEqual([]);
  await box.stop();
  await expect(box.state(round)).rejects.toMatchObject({ name: 'BoxGone' });
});

it('is started again on the same port when it is killed, and knows its rounds', async () => {
  const box = run();
  const round = randomUUID();
  const voting = await begin(box, round);
  const address = await addressOf(box);
  const ballot = voting.voter().fill();
  const first = await castTo(address, voting.context, ballot);
  process.kill(box.pid() ?? 0, 'SIGKILL');
  await until(() => box.events.length >= 3);
  expect(box.events).toEqual(['listening', 'ended', 'listening']);
  expect(await castTo(address, voting.context, ballot)).toEqual(first);
  expect(await addressOf(box)).toBe(address);
});

it('answers a command also when the process is killed meanwhile', async () => {
  const box = run();
  const round = randomUUID();
  const voting = await begin(box, round);
  await castTo(await addressOf(box), voting.context, voting.voter().fill());
  const closing = box.close(round);
  process.kill(box.pid() ?? 0, 'SIGKILL');
  expect(await closing).toHaveLength(1);
});

it('goes on with an unfinished round at the next start', async () => {
  const box = run();
  const round = randomUUID();
  await begin(box, round);
  await box.stop();
  const again = run({ dataDirectory: box.data });
  await again.resume();
  expect(again.pid()).not.toBeNull();
  expect(await again.state(round)).toEqual({ phase: 'casting', cast: 0 });
});

it('ends when the application is killed', async () => {
  const parent = path.join(folder, 'parent.mjs');
  const start = { folder: path.join(folder, randomUUID()), port: 0, hostname: '127.0.0.1' };
  writeFileSync(
    parent,
    `import { fork } from 'node:child_process';
    const child = fork(${JSON.stringify(script)}, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.on('message', () => console.log(child.pid));
    child.send({ kind: 'start', start: ${JSON.stringify(start)} });`,
  );
  const application = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(application.stdout, 'data')) as [Buffer];
  const pid = Number(said.toString());
  process.kill(pid, 0);
  application.kill('SIGKILL');
  await until(() => !isAlive(pid));
});

it('says whose fault it is when its port is taken, and is there when the port is free', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const box = run({ port });
  await expect(box.newKey(randomUUID())).rejects.toMatchObject({
    ...{ name: 'BoxGone', reason: 'port-busy', port },
  });
  expect(box.events).toEqual(['port-busy']);
  await new Promise((resolve) => other.close(resolve));
  expect(await box.newKey(randomUUID())).toHaveLength(32);
});

it('wants an address of its own where the product stands behind a proxy', async () => {
  const missing = run({ behindProxy: true });
  const refused = { name: 'BoxGone', reason: 'address-missing' };
  await expect(missing.address()).rejects.toMatchObject(refused);
  await expect(missing.newKey(randomUUID())).rejects.toMatchObject(refused);
  expect(missing.pid()).toBeNull();
  const address = 'https://vote.example.edu.cn';
  expect(await run({ behindProxy: true, address }).address()).toEqual({ kind: 'address', address });
});

it('passes on what the box refuses', async () => {
  const box = run();
  await expect(box.close(randomUUID())).rejects.toMatchObject({
    ...{ name: 'BoxRefused', code: 'round-unknown' },
  });
});
