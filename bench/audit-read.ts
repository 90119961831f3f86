import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { benchFiles, rounded, say, type BenchResult } from './bench-result.ts';
import { writeDisclosures } from './make-disclosures.ts';
import { bundleWorker, openPool } from './reading-pool.ts';

/** Files of one turn; a quick run takes smaller turns, so that each side still goes first as often. */
function sliceOf(count: number): number {
  return Math.min(250, Math.max(1, Math.ceil(count / 8)));
}

/**
 * Audits Word disclosures, half of 20 kB and half of 50 kB of text, over all cores; mammoth only extracts
 * the text of the same files on the same workers. They take turns in slices. Ratio: our time over its time.
 */
export async function run(): Promise<BenchResult> {
  const count = benchFiles();
  const slice = sliceOf(count);
  const { files, remove } = await writeDisclosures(count);
  const script = await bundleWorker();
  const size = availableParallelism();
  const pool = openPool(script, size);
  const time = { audit: 0, reference: 0 };
  try {
    for (const kind of ['audit', 'reference'] as const) await pool.run(kind, files.slice(0, 60));
    for (let at = 0; at < files.length; at += slice) {
      const part = files.slice(at, at + slice);
      const turns = (at / slice) % 2 === 0 ? ['audit', 'reference'] : ['reference', 'audit'];
      for (const kind of turns as ('audit' | 'reference')[]) {
        time[kind] += await pool.run(kind, part);
      }
    }
  } finally {
    await pool.close();
    await remove();
    await rm(script, { force: true });
  }
  const rate = (milliseconds: number): number => rounded((count * 1000) / milliseconds, 1);
  say(`${count} Word disclosures on ${size} workers, by turns in slices of ${slice}`);
  say(`audit: ${rounded(time.audit / 1000)} s, ${rate(time.audit)} documents a second`);
  say(`mammoth: ${rounded(time.reference / 1000)} s, ${rate(time.reference)} documents a second`);
  return {
    bench: 'audit-read',
    ratio: rounded(time.audit / time.reference, 3),
    ours: rounded(time.audit / 1000),
    reference: rounded(time.reference / 1000),
    unit: 's',
    what: `our whole audit as a multiple of the time mammoth takes for the text of the same ${count} files`,
  };
}
