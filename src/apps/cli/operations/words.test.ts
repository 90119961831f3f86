import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { operationWords, storageWords } from './open-operation.ts';

const root = path.join(import.meta.dirname, '../../../..');

function sources(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8'));
}

const said = ['src/engines/storage', 'src/apps/cli/operations'].flatMap(sources).join('\n');
const codes = (pattern: RegExp): readonly string[] => [
  ...new Set([...said.matchAll(pattern)].map((found) => found[1] ?? '')),
];

it.each(['zh', 'en'] as const)(
  'has words and a way out for every refusal and check (%s)',
  (language) => {
    const words = { ...storageWords[language], ...operationWords[language] };
    // Attachments are refused over HTTP, in the words of that surface.
    const refusals = codes(/refusal\(\s*'([a-z-]+)'/g).filter(
      (code) => !code.startsWith('attachment-'),
    );
    expect(refusals.length).toBeGreaterThan(40);
    for (const code of refusals) {
      expect([code, words[`refusal.${code}`]]).not.toContain(undefined);
      expect([code, words[`refusal.${code}.way`]]).not.toContain(undefined);
    }
    for (const code of codes(/check\(\s*'(?:bad|warning)',\s*'([a-z-]+)'/g)) {
      expect([code, words[`check.${code}`]]).not.toContain(undefined);
      expect([code, words[`check.${code}.way`]]).not.toContain(undefined);
    }
    const good = codes(/check\(\s*'good',\s*'([a-z-]+)'/g);
    expect(good.length).toBeGreaterThan(12);
    for (const code of good) expect([code, words[`check.${code}`]]).not.toContain(undefined);
  },
);
