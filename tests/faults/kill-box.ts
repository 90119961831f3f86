// `npx tsx tests/faults/kill-box.ts --rounds 200 [--seed 1]`: kills the ballot box while it takes ballots and while it closes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { killCasts } from './kill-casts.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-box-faults-'));
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  const figures = await killCasts(folder, {
    ...{ rounds: Number(values.rounds), seed: Number(values.seed), tell },
  });
  tell(JSON.stringify(figures));
  if (figures.wrong.length > 0) process.exitCode = 1;
  else rmSync(folder, { recursive: true, force: true });
}

await main();
