import { strToU8, unzipSync, zipSync, strFromU8 } from 'fflate';
import { disclosureSample } from '../src/engines/documents/paper/samples/disclosure-sample.ts';
import { writeDocx } from '../src/engines/documents/paper/write-docx.ts';
import { rounded, say, type BenchResult } from './bench-result.ts';

const turns = 15;
/** One disclosure may take a second. */
const most = 1000;

const middle = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function timed(work: () => unknown): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/**
 * Writes one disclosure for Word (a form of 17 items, a charter of 60 articles, a roster of 60 people, a chart of 8
 * departments). The reference only packs the same XML again. Ratio: our time over the second that is allowed.
 */
export async function run(): Promise<BenchResult> {
  const paper = disclosureSample({ items: 17, articles: 60, people: 60, departments: 8 });
  const first = await timed(() => writeDocx(paper));
  const parts = Object.entries(unzipSync(await writeDocx(paper))).map(
    ([name, bytes]) => [name, strFromU8(bytes)] as const,
  );
  const pack = (): Uint8Array =>
    zipSync(Object.fromEntries(parts.map(([name, text]) => [name, strToU8(text)])), { level: 6 });
  const times = { ours: [] as number[], reference: [] as number[] };
  for (let turn = 0; turn < turns; turn += 1) {
    times.ours.push(await timed(() => writeDocx(paper)));
    times.reference.push(await timed(pack));
  }
  const [ours, reference] = [middle(times.ours), middle(times.reference)];
  say(
    `a Word disclosure: ${rounded(ours)} ms in the middle of ${turns}, ${rounded(first)} ms cold`,
  );
  say(`packing the same XML: ${rounded(reference)} ms`);
  return {
    bench: 'word-disclosure',
    ratio: rounded(ours / most, 3),
    ours: rounded(ours),
    reference: rounded(reference),
    unit: 'ms',
    what: 'one Word disclosure as a share of the second it may take; the reference only packs the same XML',
  };
}
