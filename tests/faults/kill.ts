// `npx tsx tests/faults/kill.ts --rounds 50 [--seed 1]`: kills application and database server under load.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { killRounds, type Victim } from './kill-rounds.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
  });
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-faults-'));
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  const figures = await killRounds(folder, { rounds, seed, tell });
  const { kills, recovery } = figures;
  for (const victim of ['application', 'database', 'both'] as const satisfies readonly Victim[]) {
    const times = recovery[victim];
    const median = times[Math.floor(times.length / 2)];
    tell(`${victim}: ${kills[victim]} kills, back after ${median} ms (most ${times.at(-1)} ms)`);
  }
  tell(`application killed while it started: ${figures.duringStart}`);
  tell(`acknowledged writes: ${figures.acknowledged}, journal entries: ${figures.entries}`);
  tell(`wrong: ${figures.wrong.length}`);
  for (const line of figures.wrong) tell(line);
  if (figures.wrong.length > 0) process.exitCode = 1;
  else rmSync(folder, { recursive: true, force: true });
}

await main();
