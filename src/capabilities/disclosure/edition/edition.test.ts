import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edition, LeafValue } from './model.ts';
import { row, sampleEdition as draft, sha256 } from './samples/sample-edition.ts';
import { freeze, publishedCopy, withheld } from './tree.ts';
import { verifyEdition } from './verify.ts';

const good = [row(1), row(2), row(3, { entryYear: 2026, rank: { kind: 'not-yet' }, failed: null })];
const bad = [row(1), row(2, { rank: { kind: 'place', place: 31, size: 100 } })];

/** The edition with a change somewhere in it, as somebody would edit the published file. */
function tampered(edition: Edition, change: (copy: Edition) => void): Edition {
  const copy = structuredClone(edition);
  change(copy);
  return copy;
}

describe('an edition', () => {
  test.each(['as-form', 'reduced', 'summary'] as const)('verifies as published %s', (profile) => {
    const edition = draft(good);
    const copy = publishedCopy(edition, profile);
    expect(copy.hash).toBe(edition.hash);
    expect(verifyEdition(sha256, copy).failures).toEqual([]);
  });

  test('the filing copy leaves nothing open that the copies judge', () => {
    const edition = draft(good);
    expect(verifyEdition(sha256, edition).withheld).toBe(0);
    expect(verifyEdition(sha256, publishedCopy(edition, 'summary')).withheld).toBeGreaterThan(0);
  });

  test.each(['as-form', 'reduced', 'summary'] as const)(
    'shows the missed item to readers of %s',
    (profile) => {
      const edition = draft(bad);
      const item = publishedCopy(edition, profile)
        .parts[0]?.leaves.map(({ content }) => content?.value)
        .find((value) => value?.kind === 'item' && value.key === 'school-8');
      expect(item).toMatchObject({ standing: 'unmet', claim: { ticked: false } });
      expect(verifyEdition(sha256, publishedCopy(edition, profile)).failures).toEqual([]);
    },
  );

  test('a tick against the records stands with a published ground, and only with it', () => {
    const withGround = draft(bad, { 'school-8': '一人正在复核成绩。' });
    expect(verifyEdition(sha256, publishedCopy(withGround, 'reduced')).failures).toEqual([]);
    const head = withGround.head;
    const parts = withGround.parts.map(({ id, heading, leaves }) => ({
      id,
      heading,
      leaves: leaves.map((leaf) => {
        const value = leaf.content?.value as LeafValue;
        const silent = value.kind === 'item' ? { ...value, ground: null } : value;
        return { id: leaf.id, tier: leaf.tier, value: silent };
      }),
    }));
    const silent = freeze({ sha256, newSalt: () => '00'.repeat(16) }, head, parts);
    expect(verifyEdition(sha256, silent).failures).toEqual([
      { check: 'E06', place: 'form-school/school-8', values: { standing: 'unmet' } },
    ]);
  });

  test('a row withdrawn after the retention period leaves a verifiable edition', () => {
    const edition = publishedCopy(draft(good), 'reduced');
    for (const gone of [/./, /^row-2$/]) {
      const later = withheld(edition, (part, leaf) => part.id === 'roster' && gone.test(leaf.id));
      expect(later.hash).toBe(edition.hash);
      expect(verifyEdition(sha256, later).failures).toEqual([]);
    }
  });

  test('any change of any text or number is found', () => {
    const edition = publishedCopy(draft(good), 'as-form');
    const places = edition.parts.flatMap((part, p) =>
      part.leaves.flatMap((leaf, l) => (leaf.content === null ? [] : [[p, l] as const])),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.string({ minLength: 1 }), ([p, l], text) => {
        const changed = tampered(edition, (copy) => {
          const content = copy.parts[p]?.leaves[l]?.content as { value: object } | undefined;
          if (content) Object.assign(content.value, { [`x${text}`]: text });
        });
        expect(verifyEdition(sha256, changed).failures.map(({ check }) => check)).toContain('E01');
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['its day', (copy: Edition) => Object.assign(copy.head, { asOf: '2026-11-19' })],
    ['a leaf left out', (copy: Edition) => (copy.parts[2]?.leaves as unknown[] | undefined)?.pop()],
    ['two parts exchanged', (copy: Edition) => (copy.parts as unknown[]).reverse()],
  ])('%s is found', (_, change) => {
    const failures = verifyEdition(sha256, tampered(draft(good), change)).failures;
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.every(({ check }) => check.startsWith('E'))).toBe(true);
  });

  test('a correction names the edition before it', () => {
    const first = draft(good);
    const second = tampered(first, (copy) => {
      Object.assign(copy.head, { number: 2, corrects: { hash: first.hash, why: '更正' } });
    });
    const chain = (before: Edition) =>
      verifyEdition(sha256, second, before).failures.filter(({ check }) => check === 'E10');
    expect(chain(first)).toEqual([]);
    expect(chain(draft(bad))).toHaveLength(1);
  });
});
