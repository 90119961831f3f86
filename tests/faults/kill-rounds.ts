import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../src/engines/storage/database.ts';
import { connectStorage } from '../../src/engines/storage/open-storage.ts';
import type { SchoolId } from '../../src/kernel/id.ts';
import { faultSchools } from './fault-schools.ts';
import { chainStart, inspect, type ChainPlace } from './inspect.ts';
import { startApplication, type RunningApplication } from './running-application.ts';
import { seededRandom } from './seeded-random.ts';

/** What is killed: the application, the database server, or both in the same instant. */
export type Victim = 'application' | 'database' | 'both';

/** What a run found. */
export interface KillFigures {
  readonly kills: Readonly<Record<Victim, number>>;
  /** Kills of the application that came before it was ready. */
  readonly duringStart: number;
  readonly acknowledged: number;
  readonly entries: number;
  /** Milliseconds until writes were possible again after each kill, sorted: from process start, or from the kill. */
  readonly recovery: Readonly<Record<Victim, readonly number[]>>;
  /** Everything found wrong; an empty list is what is hoped for. */
  readonly wrong: readonly string[];
}

interface Run {
  readonly folder: string;
  readonly random: () => number;
  readonly places: Map<SchoolId, ChainPlace>;
  readonly unchecked: Map<string, SchoolId>;
  readonly all: Map<string, SchoolId>;
  readonly wrong: string[];
  readonly recovery: Record<Victim, number[]>;
  readonly kills: Record<Victim, number>;
  duringStart: number;
}

/** Milliseconds that a start, with its recovery, may take before it counts as needing a hand. */
const patience = 60_000;

/**
 * Kills in turn, at moments drawn from the seed, each of the three `rounds` times under the load of 16 writers, and
 * looks everything over after each restart.
 */
export async function killRounds(
  folder: string,
  {
    rounds,
    seed,
    tell = () => undefined,
  }: { rounds: number; seed: number; tell?: (line: string) => void },
): Promise<KillFigures> {
  const run: Run = {
    folder,
    random: seededRandom(seed),
    places: new Map(faultSchools.map((school) => [school, chainStart(school)])),
    unchecked: new Map(),
    all: new Map(),
    wrong: [],
    recovery: { application: [], database: [], both: [] },
    kills: { application: 0, database: 0, both: 0 },
    duringStart: 0,
  };
  let application = await killWhileStarting(run, rounds);
  for (let round = 1; round <= rounds; round += 1) {
    for (const victim of ['application', 'database', 'both'] as const) {
      await wait(run.random() * 1200);
      application = await strike(run, application, victim);
      await lookOver(run);
    }
    tell(`round ${round} of ${rounds}: ${run.all.size} acknowledged, ${run.wrong.length} wrong`);
    if (run.wrong.length > 0) break;
  }
  await finish(run, application);
  return figuresOf(run);
}

/** Kills the application at moments from its very first start on, its database still being made, then lets it start. */
async function killWhileStarting(run: Run, rounds: number): Promise<RunningApplication> {
  for (let kill = 0; kill < rounds; kill += 1) {
    const application = startApplication(run.folder, run.unchecked);
    await wait(200 + run.random() * 1800);
    await killApplication(run, application);
    run.duringStart += 1;
  }
  return startAgain(run, 'application');
}

async function killApplication(run: Run, application: RunningApplication): Promise<void> {
  application.child.kill('SIGKILL');
  await application.ended;
  run.wrong.push(...application.faults);
}

async function startAgain(run: Run, victim: Victim): Promise<RunningApplication> {
  const began = performance.now();
  const application = startApplication(run.folder, run.unchecked);
  await application.said('ready', patience);
  run.recovery[victim].push(performance.now() - began);
  return application;
}

async function strike(
  run: Run,
  application: RunningApplication,
  victim: Victim,
): Promise<RunningApplication> {
  run.kills[victim] += 1;
  if (victim !== 'application') process.kill(serverProcess(run.folder), 'SIGKILL');
  if (victim !== 'database') {
    await killApplication(run, application);
    return startAgain(run, victim);
  }
  const began = performance.now();
  await application.said('state ready', patience);
  run.recovery.database.push(performance.now() - began);
  return application;
}

function serverProcess(folder: string): number {
  const [pid] = readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return Number(pid);
}

/** Looks over all schools beside the running application: what is new since the last time. */
async function lookOver(run: Run, everything = false): Promise<void> {
  for (const [id, school] of run.unchecked) run.all.set(id, school);
  const acknowledged = everything ? run.all : new Map(run.unchecked);
  run.unchecked.clear();
  const storage = await connectStorage({
    dataDirectory: run.folder,
    databaseUrl: null,
    log: () => undefined,
  });
  if (!storage.ok) return void run.wrong.push(JSON.stringify(storage.error));
  const database = openDatabase(storage.value.settings, { connections: 1 });
  for (const school of faultSchools) {
    const ids = [...acknowledged].filter(([, of]) => of === school).map(([id]) => id);
    const from = (everything ? undefined : run.places.get(school)) ?? chainStart(school);
    const { wrong, place } = await inspect(database, school, { acknowledged: ids, from });
    run.wrong.push(...wrong);
    run.places.set(school, place);
  }
  await database.close();
  await storage.value.stop();
}

/** Stops the application in good order, then looks everything over from the first entry on. */
async function finish(run: Run, application: RunningApplication): Promise<void> {
  application.child.kill('SIGTERM');
  await application.ended;
  run.wrong.push(...application.faults);
  await lookOver(run, true);
}

function figuresOf(run: Run): KillFigures {
  const sorted = (times: readonly number[]): readonly number[] =>
    times.map(Math.round).sort((a, b) => a - b);
  const { application, database, both } = run.recovery;
  return {
    kills: run.kills,
    duringStart: run.duringStart,
    acknowledged: run.all.size,
    entries: [...run.places.values()].reduce((sum, { seq }) => sum + Number(seq), 0),
    recovery: {
      application: sorted(application),
      database: sorted(database),
      both: sorted(both),
    },
    wrong: run.wrong,
  };
}
