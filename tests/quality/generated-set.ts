import fc from 'fast-check';
import { layouts } from '../../fixtures/generator/files.ts';
import { generate, plants, versions, type Generated } from '../../fixtures/generator/generate.ts';

/** Every layout with every form version: their numbers have no common divisor. */
async function everyLayout(): Promise<readonly Generated[]> {
  const out: Generated[] = [];
  for (let at = 0; at < layouts.length * versions.length; at += 1) {
    const layout = layouts[at % layouts.length];
    const version = versions[at % versions.length];
    if (!layout || !version) throw new Error('no layout or version');
    out.push(await generate(at + 1, { layout, version }));
  }
  return out;
}

/** Every plant alone, in the first school that it fits. */
async function everyPlant(): Promise<readonly Generated[]> {
  const out: Generated[] = [];
  for (const [at, { id }] of plants.entries()) {
    for (let seed = 1000 + at * 40; ; seed += 1) {
      if (seed === 1040 + at * 40) throw new Error(`${id} fits no school`);
      const made = await generate(seed, { plants: [id], formOnly: false });
      if (made.plants.length === 0) continue;
      out.push({ ...made, name: `${made.name}-${id}` });
      break;
    }
  }
  return out;
}

/** Seeds from anywhere, the same ones in every run. */
async function anySeeds(): Promise<readonly Generated[]> {
  const seeds = fc.sample(fc.integer({ min: 10_000, max: 1_000_000 }), {
    seed: 20_240_612,
    numRuns: 60,
  });
  const out: Generated[] = [];
  for (const seed of new Set(seeds)) out.push(await generate(seed));
  return out;
}

/** The generated disclosures that quality is measured on. */
export async function generatedSet(): Promise<readonly Generated[]> {
  return [...(await everyLayout()), ...(await everyPlant()), ...(await anySeeds())];
}
