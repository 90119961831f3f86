import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportsOfTree, treeOf } from './audit-files.ts';
import { fixturesOf } from './fixtures.ts';
import { generatedSet } from './generated-set.ts';
import { scoreForms, type Scored } from './tally.ts';

/** A set of fixtures with every form scored. */
export interface QualitySet {
  readonly name: string;
  readonly fixtures: number;
  readonly scored: readonly Scored[];
}

const proseFolder = fileURLToPath(new URL('../../fixtures/prose', import.meta.url));

async function generated(): Promise<QualitySet> {
  const set = await generatedSet();
  const scored: Scored[] = [];
  for (const { name, files, expected } of set) {
    scored.push(...scoreForms(name, reportsOfTree(await treeOf(files), name), expected));
  }
  return { name: 'generated', fixtures: set.length, scored };
}

async function prose(): Promise<QualitySet> {
  const set = [...(await fixturesOf(proseFolder))].sort((a, b) => (a.name < b.name ? -1 : 1));
  const scored: Scored[] = [];
  for (const { name, file, expected } of set) {
    const tree = await treeOf([{ name: path.basename(file), bytes: await readFile(file) }]);
    scored.push(...scoreForms(name, reportsOfTree(tree, name), expected));
  }
  return { name: 'prose', fixtures: set.length, scored };
}

/** Audits every set that quality is measured on. */
export async function qualitySets(): Promise<readonly QualitySet[]> {
  return [await generated(), await prose()];
}
