// `npm run bench [-- NAME]`: runs bench/*.ts and prints, as the last line of each, its figures as JSON.
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';

await bootstrap();
const { build } = await import('esbuild');
const isBench = (file) =>
  readFileSync(path.join(root, 'bench', file), 'utf8').includes('export async function run()');
const names = readdirSync(path.join(root, 'bench'))
  .filter((file) => file.endsWith('.ts') && isBench(file))
  .map((file) => file.slice(0, -3));
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const unknown = wanted.find((name) => !names.includes(name));
if (unknown) {
  console.error(`No bench is named ${unknown}. There are: ${names.join(', ')}`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : names) {
  const outfile = path.join(root, 'dist', 'bench', `${name}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`bench/${name}.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  const { run } = await import(pathToFileURL(outfile).href);
  console.log(JSON.stringify(await run()));
  rmSync(outfile, { force: true });
}
