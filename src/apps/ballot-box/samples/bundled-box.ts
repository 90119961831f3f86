import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

/** Bundles the box's program into a folder as the product is bundled; answers its path. `root` is the package's folder. */
export async function bundledBox(
  folder: string,
  root = path.join(import.meta.dirname, '../../../..'),
): Promise<string> {
  const outfile = path.join(folder, 'ballot-box.mjs');
  const libsql = createRequire(import.meta.url).resolve('libsql');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/apps/ballot-box/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    logLevel: 'warning',
    // Outside the package nothing is found by its name.
    plugins: [
      {
        name: 'engine-in-place',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^libsql$/ }, () => ({ path: libsql, external: true })),
      },
    ],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return outfile;
}
