// `npm run check:office`: papers of the product in LibreOffice. Writes samples as Word, lets LibreOffice make PDF of them
// and compares what can be read there with what was written. Where LibreOffice is not installed it says so and ends with
// status 2: a check that did not run has not passed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';

const runs = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
const office = ['soffice', 'libreoffice'].find(runs);
if (!office) {
  console.log('1 skipped: LibreOffice (soffice) is not installed');
  process.exit(2);
}

await bootstrap({ build: false });
const { build } = await import('esbuild');
const bundle = path.join(root, 'dist', 'check-office', 'papers.mjs');
mkdirSync(path.dirname(bundle), { recursive: true });
const folder = 'src/engines/documents';
await build({
  absWorkingDir: root,
  stdin: {
    resolveDir: root,
    contents: `
      export { writeDocx } from './${folder}/paper/write-docx.ts';
      export { writeText } from './${folder}/paper/write-text.ts';
      export { disclosureSample } from './${folder}/paper/samples/disclosure-sample.ts';
      export { samplePaper } from './${folder}/paper/samples/sample-paper.ts';
      export { readDocument } from './${folder}/read-document.ts';
      export { defaultLimits } from './${folder}/refusal.ts';`,
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: bundle,
  logLevel: 'warning',
});
const papers = await import(pathToFileURL(bundle).href);

const whole = papers.disclosureSample({ items: 17, articles: 40, people: 47, departments: 8 });
// LibreOffice loses the words of a chart in a document that begins with a table; ours must not.
const tableFirst = whole.blocks.filter(({ kind }) => kind === 'table' || kind === 'drawing');
const samples = {
  disclosure: whole,
  sample: papers.samplePaper,
  landscape: { ...whole, orientation: 'landscape', blocks: tableFirst },
};

/** The words that have to be found, each as often as it was written; space is set anew by every layout. */
const compact = (text) => text.normalize('NFKC').replace(/[\s_—-]/g, '');
/** Word keeps the title of a chart with the chart, where it is read aloud and not seen. */
const untitled = (block) =>
  block.kind === 'drawing' ? { ...block, drawing: { ...block.drawing, title: '' } } : block;
const wordsOf = (paper) =>
  papers
    .writeText({ ...paper, blocks: paper.blocks.map(untitled) })
    .split(/[\n\t]/)
    .flatMap((line) => line.split(/[　\s☑☐]+/))
    .map(compact)
    .filter((word) => word.length > 1);

function missing(paper, text) {
  const counts = new Map();
  for (const word of wordsOf(paper)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const found = compact(text);
  return [...counts].filter(([word, count]) => found.split(word).length - 1 < count);
}

const places = mkdtempSync(path.join(tmpdir(), 'mingzhang-office-'));
const profile = pathToFileURL(path.join(places, 'profile')).href;
let failed = 0;
try {
  for (const [name, paper] of Object.entries(samples))
    writeFileSync(path.join(places, `${name}.docx`), await papers.writeDocx(paper));
  for (const [format, ending] of [
    ['docx:MS Word 2007 XML', 'again'],
    ['html:HTML (StarWriter)', 'page'],
    ['pdf', 'pdf'],
  ]) {
    const out = path.join(places, ending);
    const files = Object.keys(samples).map((name) => path.join(places, `${name}.docx`));
    const made = spawnSync(
      office,
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        out,
        ...files,
      ],
      { encoding: 'utf8', timeout: 240_000 },
    );
    if (made.status !== 0) throw new Error(`LibreOffice ended with ${made.status}: ${made.stderr}`);
    for (const [name, paper] of Object.entries(samples)) {
      const file = `${name}.${format.split(':')[0]}`;
      const read = await papers.readDocument({
        bytes: new Uint8Array(readFileSync(path.join(out, file))),
        name: file,
        limits: papers.defaultLimits,
      });
      const lost = read.ok ? missing(paper, read.value.text) : [[read.error.code, 1]];
      if (lost.length > 0) failed += 1;
      const told = lost.slice(0, 5).map(([word, count]) => `${word} ×${count}`);
      console.log(
        `${lost.length === 0 ? '✓' : '✗'} ${file}${told.length > 0 ? `: ${told.join(', ')}` : ''}`,
      );
    }
  }
} finally {
  rmSync(places, { recursive: true, force: true });
}
const total = Object.keys(samples).length * 3;
console.log(`${total - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
