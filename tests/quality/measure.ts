import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { floorOf, qualityPage } from './quality-page.ts';
import { qualitySets } from './quality-sets.ts';
import { countsByCriterion, itemsRead, precision, recall, total } from './tally.ts';

const page = fileURLToPath(new URL('../../docs/reference/audit-quality.md', import.meta.url));
const floor = fileURLToPath(new URL('../../docs/reference/audit-quality.json', import.meta.url));

/** Prints the figures; with `--write` it also writes the page and the floor that tests hold. */
async function main(write: boolean): Promise<void> {
  const sets = await qualitySets();
  for (const { name, scored } of sets) {
    const all = total(countsByCriterion(scored).values());
    const items = itemsRead(scored);
    process.stdout.write(
      `${name}: precision ${precision(all).toFixed(3)}, recall ${recall(all).toFixed(3)}, items ${items.right}/${items.all}\n`,
    );
  }
  if (write) {
    await writeFile(page, qualityPage(sets));
    await writeFile(floor, `${JSON.stringify(floorOf(sets), null, 2)}\n`);
    return;
  }
  const fresh = (await readFile(page, 'utf8')) === qualityPage(sets);
  process.stdout.write(fresh ? 'the page is fresh\n' : 'the page is stale: run with --write\n');
}

await main(process.argv.includes('--write'));
