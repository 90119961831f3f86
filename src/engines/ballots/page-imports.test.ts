import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** What the ballot page loads of this room. */
const loaded = [
  'ballot.ts',
  'bytes.ts',
  'receipt.ts',
  'recovery-code.ts',
  'round-keys.ts',
  'seal.ts',
  'setup.ts',
  'shamir.ts',
  'token.ts',
];

/** Everything a file imports, types aside, and what those import. */
function reached(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, target = ''] of text.matchAll(/^import (?!type)[^;]*?from '([^']+)';/gm))
    if (target.startsWith('.')) reached(path.join(path.dirname(file), target), seen);
    else seen.add(target);
  return seen;
}

describe('what the ballot page loads', () => {
  it.each(loaded)('%s brings no zod along, and nothing else but @noble', (name) => {
    const packages = [...reached(path.join(import.meta.dirname, name))].filter(
      (one) => !path.isAbsolute(one),
    );
    expect(packages.filter((one) => !one.startsWith('@noble/'))).toEqual([]);
  });

  it('is looked at rightly: reading a setup from anywhere takes zod', () => {
    expect(reached(path.join(import.meta.dirname, 'setup-reading.ts'))).toContain('zod');
  });
});
