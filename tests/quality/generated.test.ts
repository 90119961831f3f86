import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { layouts } from '../../fixtures/generator/files.ts';
import { generate, plants, versions } from '../../fixtures/generator/generate.ts';
import { criterionNames } from '../../src/facts/criteria.ts';
import { reportsOfTree, treeOf } from './audit-files.ts';
import { floorOf, qualityPage, type QualityFloor } from './quality-page.ts';
import { qualitySets, type QualitySet } from './quality-sets.ts';

const reference = new URL('../../docs/reference/', import.meta.url);

async function recorded(): Promise<QualityFloor> {
  const text = await readFile(new URL('audit-quality.json', reference), 'utf8');
  return JSON.parse(text) as QualityFloor;
}

describe('the generator', () => {
  test('the same seed gives the same words', async () => {
    const twice = [await generate(11, { layout: 'tabs' }), await generate(11, { layout: 'tabs' })];
    expect(twice[0]).toEqual(twice[1]);
  });

  test('plants faults under all eighteen criteria', () => {
    const planted = new Set(plants.flatMap((plant) => plant.findings.map((one) => one.criterion)));
    expect([...planted].sort()).toEqual([...criterionNames].sort());
  });

  test('every quotation it expects stands in the text, in every layout and version', async () => {
    for (const [at, layout] of layouts.entries()) {
      const version = versions[at % versions.length] ?? '2021';
      const made = await generate(500 + at, { layout, version, plants: 4 });
      const { text } = await treeOf(made.files);
      for (const one of made.expected.flatMap((form) => form.planted)) {
        for (const quote of one.quotes) expect(text, `${made.name} ${one.why}`).toContain(quote);
      }
    }
  });
});

describe('the audit of generated disclosures', () => {
  let sets: readonly QualitySet[] = [];
  beforeAll(async () => {
    sets = await qualitySets();
  }, 60_000);

  test('precision and recall do not fall below the recorded figures', async () => {
    const floor = await recorded();
    const now = floorOf(sets);
    for (const [name, { precision, recall }] of Object.entries(floor.sets)) {
      expect(now.sets[name]?.precision, `${name} precision`).toBeGreaterThanOrEqual(precision);
      expect(now.sets[name]?.recall, `${name} recall`).toBeGreaterThanOrEqual(recall);
    }
  });

  test('the page on quality is fresh', async () => {
    const page = await readFile(new URL('audit-quality.md', reference), 'utf8');
    expect(page).toBe(qualityPage(sets));
  });

  test('finds what was planted and nothing else, known kinds of error aside', async () => {
    const { known } = await recorded();
    const now = floorOf(sets).known;
    expect(now.missed.filter((name) => !known.missed.includes(name))).toEqual([]);
    expect(now.invented.filter((code) => !known.invented.includes(code))).toEqual([]);
  });

  test('for any seed it finds each form and quotes the document word for word', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const made = await generate(seed);
        const tree = await treeOf(made.files);
        const reports = reportsOfTree(tree, made.name);
        expect(reports).toHaveLength(made.expected.length);
        for (const finding of reports.flatMap((report) => report.findings)) {
          for (const quote of finding.quotes) expect(tree.text).toContain(quote.text);
        }
      }),
      { numRuns: 30, seed: 20_240_612 },
    );
  }, 60_000);
});
