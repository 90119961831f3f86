import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkWords, compareWords } from '../../scripts/check-words.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));

describe('check-words', () => {
  test.each([
    [{ a: '甲' }, {}, 'w: a has no words in English'],
    [{}, { a: 'A' }, 'w: a has no words in Chinese'],
    [{ a: '甲' }, { a: '' }, 'w: a has no words in English'],
    [{ a: '{{n}} 人' }, { a: 'people' }, 'w: a has other places in English'],
    [{ a: '{{n}} 人' }, { a: '{{m}} people' }, 'w: a has other places in English'],
  ])('%j and %j differ', (zh, en, breach) => {
    expect(compareWords('w', zh as Record<string, string>, en as Record<string, string>)).toEqual([
      breach,
    ]);
  });

  test('the same places in another order agree', () => {
    expect(compareWords('w', { a: '{{n}} 人 {{m}}' }, { a: '{{m}} of {{n}}, {{n}}' })).toEqual([]);
  });

  test('a file without a counterpart, and files that differ', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'mingzhang-words-'));
    try {
      mkdirSync(path.join(root, 'src', 'b'), { recursive: true });
      writeFileSync(path.join(root, 'src/words.zh.ts'), "export const zh = { a: '甲' };\n");
      writeFileSync(path.join(root, 'src/b/words.zh.ts'), "export const zh = { a: '甲' };\n");
      writeFileSync(path.join(root, 'src/b/words.en.ts'), "export const en = { b: 'B' };\n");
      const found = await checkWords(root);
      expect(found.toSorted()).toEqual(
        [
          `${path.join('src', 'words.zh.ts')}: has no English counterpart`,
          `${path.join('src', 'b', 'words.zh.ts')}: a has no words in English`,
          `${path.join('src', 'b', 'words.zh.ts')}: b has no words in Chinese`,
        ].toSorted(),
      );
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('the words of this house are complete', async () => {
    expect(await checkWords(repository)).toEqual([]);
  });
});
