// Builds the page on which ballots are cast, and the kiosk's: a page and a script each, one style, and the words of each
// language. What is fetched once is named by its hash; a script holds the hashes of the words, page.json those of scripts.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const source = path.join(root, 'src/apps/ballot-page');

const hashOf = (text) => createHash('sha256').update(text).digest('hex');

async function wordsOf(bundle, language) {
  const { outputFiles } = await bundle({
    entryPoints: [path.join(source, `words.${language}.ts`)],
    ...{ bundle: true, write: false, format: 'esm', logLevel: 'error' },
  });
  const code = Buffer.from(outputFiles[0].text).toString('base64');
  const [words] = Object.values(await import(`data:text/javascript;base64,${code}`));
  return JSON.stringify(words);
}

async function scriptOf(bundle, entry, words) {
  const { outputFiles } = await bundle({
    entryPoints: [entry],
    absWorkingDir: root,
    ...{ bundle: true, write: false, minify: true, format: 'esm', target: 'es2022' },
    ...{ charset: 'utf8', legalComments: 'none', logLevel: 'warning' },
    define: { BALLOT_WORDS: JSON.stringify(words) },
  });
  return outputFiles[0].text;
}

/** Builds the ballot page into the folder `out`; answers the hashes of its scripts. */
export async function buildBallotPage(out) {
  const { build: bundle, transform } = await import('esbuild');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(path.join(out, 'assets'), { recursive: true });
  const keep = (name, ending, text) => {
    const file = `${name}-${hashOf(text).slice(0, 16)}.${ending}`;
    writeFileSync(path.join(out, 'assets', file), text);
    return file;
  };
  const words = {};
  for (const language of ['zh', 'en']) {
    const text = await wordsOf(bundle, language);
    const file = `/ballot-assets/${keep(`words-${language}`, 'json', text)}`;
    words[language] = { file, hash: hashOf(text) };
  }
  const style = await transform(readFileSync(path.join(source, 'style.css'), 'utf8'), {
    ...{ loader: 'css', minify: true },
  });
  const styleFile = keep('ballot', 'css', style.code);
  const page = readFileSync(path.join(source, 'index.html'), 'utf8').replace('STYLE', styleFile);
  const hashes = {};
  for (const [name, folder, file] of [
    ['script', 'phone', 'index.html'],
    ['kiosk', 'kiosk', 'kiosk.html'],
  ]) {
    const script = await scriptOf(bundle, path.join(source, folder, 'main.ts'), words);
    const placed = keep(folder === 'phone' ? 'ballot' : folder, 'js', script);
    writeFileSync(path.join(out, file), page.replace('SCRIPT', placed));
    hashes[name] = hashOf(script);
  }
  writeFileSync(path.join(out, 'page.json'), `${JSON.stringify(hashes)}\n`);
  return hashes;
}
