import path from 'node:path';
import { expect, it } from 'vitest';
import { killRounds } from '../faults/kill-rounds.ts';
import { tempFolder } from './temp-storage.ts';

// The same as `npx tsx tests/faults/kill.ts --rounds 50`, in small; its figures stand in docs/reference/faults.md.
it('loses nothing acknowledged when application, database or both are killed under load', async () => {
  const folder = path.join(tempFolder(), 'data');
  const figures = await killRounds(folder, { rounds: 3, seed: 4 });
  expect(figures.wrong).toEqual([]);
  expect(figures.kills).toEqual({ application: 3, database: 3, both: 3 });
  expect(figures.acknowledged).toBeGreaterThan(0);
  expect(figures.entries).toBeGreaterThanOrEqual(figures.acknowledged);
}, 180_000);
