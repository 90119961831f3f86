// Every words.zh.ts has a words.en.ts that says the same keys with the same {{places}}, and none is empty.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(full) : [full];
  });
}

const placesOf = (sentence) => [...new Set(sentence.match(/\{\{\w+\}\}/g) ?? [])].sort().join(' ');

/** What differs between two languages' words, one line each. */
export function compareWords(name, zh, en) {
  const breaches = [];
  for (const key of new Set([...Object.keys(zh), ...Object.keys(en)])) {
    if (!zh[key] || !en[key])
      breaches.push(`${name}: ${key} has no words in ${zh[key] ? 'English' : 'Chinese'}`);
    else if (placesOf(zh[key]) !== placesOf(en[key]))
      breaches.push(`${name}: ${key} has other places in English`);
  }
  return breaches;
}

/** Compares all pairs of word files below src/. */
export async function checkWords(root) {
  const { build } = await import('esbuild');
  const breaches = [];
  for (const zh of filesBelow(path.join(root, 'src')).filter((file) =>
    file.endsWith('words.zh.ts'),
  )) {
    const en = zh.replace(/zh\.ts$/, 'en.ts');
    const name = path.relative(root, zh);
    if (!existsSync(en)) {
      breaches.push(`${name}: has no English counterpart`);
      continue;
    }
    const flat = await Promise.all(
      [zh, en].map(async (file) => {
        const out = await build({
          entryPoints: [file],
          bundle: true,
          write: false,
          format: 'esm',
          logLevel: 'error',
        });
        const code = Buffer.from(out.outputFiles[0].text).toString('base64');
        const words = await import(`data:text/javascript;base64,${code}`);
        return Object.assign(
          {},
          ...Object.values(words).filter((value) => typeof value === 'object'),
        );
      }),
    );
    breaches.push(...compareWords(name, flat[0], flat[1]));
  }
  return breaches;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const breaches = await checkWords(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  for (const breach of breaches) console.error(breach);
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
