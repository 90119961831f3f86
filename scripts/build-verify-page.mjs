// Builds the page that verifies boards and counts: one file that works from disk with the network off.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build as bundle } from 'esbuild';

/** Name of the file, under which it is downloaded too. */
export const verifyPageName = 'mingzhang-verify.html';

const policyHash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Writes the page into the folder `out`. */
export async function buildVerifyPage(root, out) {
  const folder = path.join(root, 'src/apps/verify/page');
  const common = {
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
  };
  const codeOf = async (entry, define) => {
    const { outputFiles } = await bundle({
      ...common,
      entryPoints: [path.join(folder, entry)],
      define: { ...common.define, ...define },
    });
    // Text of a script inside a page must not end it.
    return outputFiles[0].text.replaceAll('</script', '<\\/script');
  };
  const worker = await codeOf('worker.ts', {});
  const script = await codeOf('main.ts', { WORKER_CODE: JSON.stringify(worker) });
  const style = readFileSync(path.join(folder, 'style.css'), 'utf8');
  const policy = [
    "default-src 'none'",
    `script-src ${policyHash(script)}`,
    `style-src ${policyHash(style)}`,
    'worker-src blob:',
    'img-src data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
    .replace(
      '<meta charset="utf-8" />',
      () =>
        `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    .replace('<!-- style -->', () => `<style>${style}</style>`)
    .replace('<!-- script -->', () => `<script>${script}</script>`);
  writeFileSync(path.join(out, verifyPageName), page);
}
