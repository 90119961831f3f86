import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { killCasts } from '../faults/kill-casts.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mz-kill-casts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

// The same as `npx tsx tests/faults/kill-box.ts`, in small; its figures stand in docs/reference/faults.md.
it('loses no acknowledged ballot and makes none when the box is killed while casting and closing', async () => {
  const figures = await killCasts(folder, { rounds: 4, seed: 6 });
  expect(figures.wrong).toEqual([]);
  expect(figures.kills).toEqual({ casting: 4, closing: 4 });
  const { acknowledged, unanswered, notStored, left } = figures;
  expect(acknowledged + unanswered + notStored).toBe(160);
  expect(left.casting + left.closed + left.wiped).toBe(4);
}, 120_000);
