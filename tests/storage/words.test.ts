import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { storageWordsZh } from '../../src/engines/storage/words.zh.ts';

const room = path.join(import.meta.dirname, '../../src/engines/storage');
const sources = ['.', 'embedded'].flatMap((folder) =>
  readdirSync(path.join(room, folder))
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .map((name) => readFileSync(path.join(room, folder, name), 'utf8')),
);

it('has words and a way out for every refusal, and no words for none', () => {
  const used = sources.flatMap((text) =>
    [...text.matchAll(/refusal\(\s*'([a-z-]+)'/g)].map(([, code]) => code),
  );
  const codes = [
    ...new Set([...used, 'schema-newer', 'schema-differs', 'migration-failed']),
  ].sort();
  expect(codes.length).toBeGreaterThan(25);
  const keys = codes.flatMap((code) => [`refusal.${code}`, `refusal.${code}.way`]);
  expect(Object.keys(storageWordsZh).sort()).toEqual(keys.sort());
});
