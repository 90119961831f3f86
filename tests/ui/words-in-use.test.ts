import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Words } from '../../src/kernel/words.ts';
import { webWordsZh } from '../../src/apps/web/words.zh.ts';
import { uiWordsZh } from '../../src/surfaces/ui/words.zh.ts';

/** All sources below a folder as one text. */
function sourcesBelow(folder: string): string {
  const root = fileURLToPath(new URL(`../../src/${folder}`, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/words\.(zh|en)\.ts$|\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n');
}

const ui = sourcesBelow('surfaces/ui');
const web = sourcesBelow('apps/web');

/** Keys that are looked up by what a verb, a refusal or a role is called. */
const lookedUp = /^(field|hint|verb|done|choice|refusal|issue|role\.about|workbench\.first)\./;

function unused(words: Words, sources: string): readonly string[] {
  const heads = [...sources.matchAll(/`([\w.-]+\.)\$\{/g)].map((match) => match[1] ?? '');
  return Object.keys(words).filter(
    (key) =>
      !sources.includes(`'${key}'`) &&
      !lookedUp.test(key) &&
      !heads.some((head) => key.startsWith(head)),
  );
}

const literal = (sources: string): readonly string[] =>
  [...sources.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? '');

describe('the words of the web face', () => {
  it('are all used', () => {
    expect(unused(uiWordsZh, ui + web)).toEqual([]);
    expect(unused(webWordsZh, web)).toEqual([]);
  });

  it('are all there', () => {
    const known = new Set([...Object.keys(uiWordsZh), ...Object.keys(webWordsZh)]);
    expect(literal(ui + web).filter((key) => !known.has(key))).toEqual([]);
  });
});
