import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { checkFloors } from '../../scripts/check-floors.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const houses: string[] = [];
afterEach(() => houses.splice(0).forEach((house) => rmSync(house, { recursive: true })));

/** A house of four rooms on three floors, with the given files. */
function house(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'mingzhang-house-'));
  houses.push(root);
  const plan = {
    floors: [['src/kernel'], ['src/engines/a', 'src/engines/b'], ['src/apps/cli']],
    anywhere: ['src/kernel', 'src/engines/a'],
    forbiddenNames: ['utils', 'shared'],
  };
  for (const [name, text] of Object.entries({ 'floors.json': JSON.stringify(plan), ...files })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

const breaches: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  [
    'reaching up',
    { 'src/kernel/day.ts': "import { x } from '../engines/a/x.ts';\n" },
    'reaches up or sideways to src/engines/a/x.ts',
  ],
  [
    'reaching sideways',
    { 'src/engines/a/x.ts': "export { y } from '../b/y.ts';\n" },
    'reaches up or sideways to src/engines/b/y.ts',
  ],
  [
    'a type counts',
    { 'src/engines/a/x.ts': "import type { Y } from '../b/y.ts';\n" },
    'reaches up or sideways',
  ],
  [
    'an import of several lines counts',
    { 'src/engines/a/x.ts': "import {\n  y,\n  z,\n} from '../b/y.ts';\n" },
    'reaches up or sideways',
  ],
  [
    'a late import counts',
    { 'src/engines/a/x.ts': "export const y = () => import('../b/y.ts');\n" },
    'reaches up or sideways',
  ],
  [
    'an import for its effect counts',
    { 'src/engines/a/x.ts': "import '../b/y.ts';\n" },
    'reaches up or sideways',
  ],
  [
    'Node in a room that runs anywhere',
    { 'src/engines/a/x.ts': "import { readFileSync } from 'node:fs';\n" },
    'imports node:fs, but must run anywhere',
  ],
  [
    "Node's globals there",
    { 'src/engines/a/x.ts': 'export const x = Buffer.from([1]);\n' },
    "uses Node's Buffer",
  ],
  [
    'a builtin without its prefix',
    { 'src/engines/a/x.ts': "import path from 'path';\nexport { path };\n" },
    'imports path, but must run anywhere',
  ],
  [
    'a Buffer as a type',
    { 'src/engines/a/x.ts': 'export type X = { readonly x: Buffer };\n' },
    "uses Node's Buffer",
  ],
  [
    'asking for process',
    { 'src/engines/a/x.ts': "export const node = typeof process !== 'undefined';\n" },
    "uses Node's typeof process",
  ],
  [
    'building on a script',
    { 'src/apps/cli/main.ts': "import { build } from '../../../scripts/build.mjs';\nbuild();\n" },
    'reaches out of src to scripts/build.mjs',
  ],
  ['a leftover folder', { 'src/kernel/utils/day.ts': 'export {};\n' }, '"utils" names no thing'],
  ['a leftover file', { 'src/kernel/shared.ts': 'export {};\n' }, '"shared" names no thing'],
  ['a room not on the plan', { 'src/attic/x.ts': 'export {};\n' }, 'stands in no room'],
];

describe('check-floors', () => {
  test.each(breaches)('fails on %s', (_, files, part) => {
    const found = checkFloors(house(files));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(part);
  });

  test('passes what stands on the room below, and Node where it may be', () => {
    const found = checkFloors(
      house({
        'src/kernel/day.ts': 'export const day = 1;\n',
        'src/engines/a/x.ts': "import { day } from '../../kernel/day.ts';\nexport { day };\n",
        'src/engines/a/x.test.ts': "import { readFileSync } from 'node:fs';\nreadFileSync;\n",
        'src/engines/b/y.ts': "import { readFileSync } from 'node:fs';\nexport { readFileSync };\n",
        'src/apps/cli/main.ts':
          "// import '../../kernel/gone.ts'\nimport '../../engines/a/x.ts';\n",
      }),
    );
    expect(found).toEqual([]);
  });

  test('this house is clean', () => {
    expect(checkFloors(repository)).toEqual([]);
  });
});
