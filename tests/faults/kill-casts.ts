import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openRoundStore, type StoredPhase } from '../../src/apps/ballot-box/round-store.ts';
import { bundledBox } from '../../src/apps/ballot-box/samples/bundled-box.ts';
import { castTo, type Answered } from '../../src/apps/ballot-box/samples/cast-to.ts';
import {
  namesOf,
  votingRound,
  type VotingRound,
} from '../../src/apps/ballot-box/samples/voting-round.ts';
import { ballotBox, type RunningBallotBox } from '../../src/apps/server/ballot-box.ts';
import { seededRandom } from './seeded-random.ts';

/** What a run of killing the ballot box found. */
export interface CastFigures {
  /** Kills while ballots came in, and while the round was closed. */
  readonly kills: { casting: number; closing: number };
  /** Ballots whose receipt had arrived when the box was killed. */
  acknowledged: number;
  /** Ballots that were on the disk, their answer killed. */
  unanswered: number;
  /** Ballots that were not on the disk. */
  notStored: number;
  /** What a kill during the close left: the round still open, closed, or closed with every trace of order wiped. */
  readonly left: { casting: number; closed: number; wiped: number };
  /** Everything found wrong; an empty list is what is hoped for. */
  readonly wrong: string[];
}

const voters = 40;

interface Run {
  readonly box: RunningBallotBox;
  readonly folder: string;
  readonly random: () => number;
  readonly figures: CastFigures;
}

/** Kills the box's process, `rounds` times while 40 ballots come in and as often while the round is closed. */
export async function killCasts(
  folder: string,
  {
    rounds,
    seed,
    tell = () => undefined,
  }: { rounds: number; seed: number; tell?: (line: string) => void },
): Promise<CastFigures> {
  const figures: CastFigures = {
    kills: { casting: 0, closing: 0 },
    ...{ acknowledged: 0, unanswered: 0, notStored: 0 },
    left: { casting: 0, closed: 0, wiped: 0 },
    wrong: [],
  };
  const box = ballotBox({
    ...{ dataDirectory: folder, script: await bundledBox(folder), port: 0, hostname: '127.0.0.1' },
    ...{ address: null, behindProxy: false, tell: () => undefined },
  });
  const run: Run = { box, folder, random: seededRandom(seed), figures };
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await oneRound(run);
      tell(
        `round ${round} of ${rounds}: ${figures.acknowledged} acknowledged, ${figures.wrong.length} wrong`,
      );
      if (figures.wrong.length > 0) break;
    }
  } finally {
    await box.stop();
  }
  return figures;
}

async function oneRound(run: Run): Promise<void> {
  const { box } = run;
  const id = randomUUID();
  const voting = votingRound(await box.newKey(id));
  await box.register(id, voting.bytes);
  await box.openCasting(id);
  const ballots = Array.from({ length: voters }, () => voting.voter().fill());
  const first = await castAndKill(run, voting, ballots);
  const acknowledged = first.filter((answer) => answer?.status === 200).length;
  const { cast } = await box.state(id);
  run.figures.acknowledged += acknowledged;
  run.figures.unanswered += cast - acknowledged;
  run.figures.notStored += voters - cast;
  await castAgain(run, voting, { ballots, first });
  await closeAndKill(run, id, ballots);
  await box.forget(id);
}

async function addressOf({ box }: Run): Promise<string> {
  const found = await box.address();
  return found.kind === 'port' ? `http://127.0.0.1:${found.port}` : found.address;
}

function kill({ box, figures }: Run, when: 'casting' | 'closing'): void {
  const pid = box.pid();
  if (pid === null) figures.wrong.push(`no process to kill while ${when}`);
  else process.kill(pid, 'SIGKILL');
  figures.kills[when] += 1;
}

/** All phones cast at once; the box is killed when some of them were answered. Null where no answer came. */
async function castAndKill(
  run: Run,
  voting: VotingRound,
  ballots: readonly Uint8Array[],
): Promise<readonly (Answered | null)[]> {
  const address = await addressOf(run);
  const until = Math.floor(run.random() * voters);
  let answers = 0;
  let strike = (): void => undefined;
  const moment = new Promise<void>((resolve) => (strike = resolve));
  if (until === 0) strike();
  const casts = ballots.map(async (ballot) => {
    const answer = await castTo(address, voting.context, ballot).catch(() => null);
    answers += 1;
    if (answers === until) strike();
    return answer;
  });
  await moment;
  await wait(run.random() * 4);
  kill(run, 'casting');
  return Promise.all(casts);
}

/** Every phone sends the same bytes again: all must be taken, and receipts had before be the same. */
async function castAgain(
  run: Run,
  voting: VotingRound,
  { ballots, first }: { ballots: readonly Uint8Array[]; first: readonly (Answered | null)[] },
): Promise<void> {
  const address = await addressOf(run);
  const second = await Promise.all(
    ballots.map((ballot) => castTo(address, voting.context, ballot)),
  );
  for (const [at, { status, receipt }] of second.entries()) {
    const before = first[at];
    if (status !== 200) run.figures.wrong.push(`cast again: ${status}`);
    else if (before?.status === 200 && before.receipt !== receipt)
      run.figures.wrong.push('another receipt for the same ballot');
  }
}

/** What the killed process left on the disk, looked at as copies before the next one starts. */
function leftOnDisk({ folder, figures }: Run, id: string): StoredPhase | 'wiped' | null {
  const file = path.join(folder, 'ballot-box', `${id}.sqlite`);
  const copy = path.join(folder, `${id}.copy`);
  for (const end of ['', '-wal', '-journal'])
    if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  const store = openRoundStore(copy);
  if (store === null) return null;
  if (store.ballots().length !== voters) figures.wrong.push('ballots are missing during the close');
  const phase = store.phase();
  return phase === 'closed' && store.durability().journal === 'delete' ? 'wiped' : phase;
}

async function closeAndKill(run: Run, id: string, ballots: readonly Uint8Array[]): Promise<void> {
  const { box, figures } = run;
  const ended = new Promise<void>((resolve) => {
    const gone = box.pid();
    const look = (): void => void (box.pid() === gone ? setTimeout(look, 1) : resolve());
    look();
  });
  const closing = box.close(id);
  // Sometimes at once, before the command reaches the box.
  const pause = run.random() * 40 - 5;
  if (pause > 0) await wait(pause);
  kill(run, 'closing');
  await ended;
  const left = leftOnDisk(run, id);
  if (left === 'casting' || left === 'closed' || left === 'wiped') figures.left[left] += 1;
  else figures.wrong.push(`after a kill the round is ${left}`);
  await closing;
  const published = (await box.close(id)).map((ballot) => namesOf(ballot).h);
  const cast = ballots.map((ballot) => namesOf(ballot).h).toSorted();
  if (published.join() !== cast.join()) figures.wrong.push('published is not what was accepted');
  const file = path.join(run.folder, 'ballot-box', `${id}.sqlite`);
  if (existsSync(`${file}-wal`) || existsSync(`${file}-shm`))
    figures.wrong.push('a log is left after the close');
}
