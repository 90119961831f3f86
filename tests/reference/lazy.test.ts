import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/reference/source.ts';

/** Sources that `file` loads at once, without any dynamic import. */
function loadedWith(
  inputs: Metafile['inputs'],
  file: string,
  seen = new Set<string>(),
): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path, kind, external } of inputs[file]?.imports ?? [])
    if (external) seen.add(path);
    else if (kind !== 'dynamic-import') loadedWith(inputs, path, seen);
  return seen;
}

const heavy =
  /^src\/engines\/(?:storage|actions\/(?:runner|validate|verb|fields))|^src\/capabilities\/(?:organisation|access|demo)|^src\/apps\/(?:server|cli\/verbs\.json|cli\/operations\/(?!branches|words|check-words))|^(?:pg|zod|drizzle-orm|uuidv7|pino|hono)(?:\/|$)/;

let inputs: Metafile['inputs'];
beforeAll(async () => {
  const bundled = await build({
    absWorkingDir: root,
    entryPoints: ['src/apps/cli/main.ts'],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outdir: 'never-written',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  inputs = bundled.metafile.inputs;
});

describe('loading', () => {
  test.each([
    'src/apps/cli/main.ts',
    'src/apps/cli/audit.ts',
    'src/apps/cli/arguments.ts',
    'src/apps/cli/audit-command.ts',
  ])('%s brings no storage, no database client and no verb', (file) => {
    const loaded = loadedWith(inputs, file);
    expect(loaded.size).toBeGreaterThan(1);
    expect(Object.keys(inputs)).toContain('src/apps/cli/verbs.json');
    expect([...loaded].filter((path) => heavy.test(path))).toEqual([]);
  });

  test('a verb over HTTP needs no database and no verb’s code either', () => {
    for (const file of [
      'src/apps/cli/union-verbs.ts',
      'src/surfaces/cli/verbs/project.ts',
      'src/surfaces/cli/verbs/run-verb.ts',
      'src/surfaces/cli/person/log-in.ts',
    ])
      expect([file, [...loadedWith(inputs, file)].filter((path) => heavy.test(path))]).toEqual([
        file,
        [],
      ]);
  });
});
