import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Words } from '../../src/kernel/words.ts';
import { paperWordsEn } from '../../src/capabilities/audit/papers/words.en.ts';
import { paperWordsZh } from '../../src/capabilities/audit/papers/words.zh.ts';
import { wordsEn } from '../../src/apps/audit-page/words.en.ts';
import { wordsZh } from '../../src/apps/audit-page/words.zh.ts';

/** A key without its number form. */
function plain(key: string): string {
  return key.replace(/_(one|other)$/, '');
}

function keys(words: Words): readonly string[] {
  return [...new Set(Object.keys(words).map(plain))].sort();
}

function places(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

describe.each([
  ['page', wordsZh, wordsEn],
  ['papers', paperWordsZh, paperWordsEn],
])('words of the %s', (_, zh, en) => {
  it('are complete in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it('have the same places in both languages', () => {
    const differing = Object.entries(en).filter(([key, sentence]) => {
      return places(sentence).join() !== places(zh[key] ?? '').join();
    });
    expect(differing).toEqual([]);
  });

  it('say something', () => {
    const all = [...Object.entries(zh), ...Object.entries(en)];
    expect(all.filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });
});

it('the page uses every one of its words, and no other', () => {
  const folder = fileURLToPath(new URL('../../src/apps/audit-page', import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('words.'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const heads = [...sources.matchAll(/`([\w.-]+\.)\$\{/g)].map((match) => match[1] ?? '');
  const unused = keys(wordsZh).filter(
    (key) => !sources.includes(`'${key}'`) && !heads.some((head) => key.startsWith(head)),
  );
  const literal = [...sources.matchAll(/\bt\('([\w.-]+)'/g)].map((match) => match[1] ?? '');
  const known = new Set([...keys(wordsZh), ...keys(paperWordsZh)]);
  expect(unused.filter((key) => !/^result\.(again|other)\./.test(key))).toEqual([]);
  expect(literal.filter((key) => !known.has(key))).toEqual([]);
});
