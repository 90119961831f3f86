import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchFiles, packageRoot, rounded, say, type BenchResult } from './bench-result.ts';
import { writeDisclosures } from './make-disclosures.ts';

/** Bundles the command line as `npm run mingzhang` runs it. */
async function bundleCli(outdir: string): Promise<string> {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: packageRoot(),
    entryPoints: {
      mingzhang: 'src/apps/cli/main.ts',
      'audit-worker': 'src/apps/cli/audit-worker.ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    outdir,
    logLevel: 'warning',
    define: { MINGZHANG_VERSION: '"bench"', 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return path.join(outdir, 'mingzhang.mjs');
}

/** At its end the process writes the most memory it ever held, workers included, in kB. */
const reporter = `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
`;

/** Peak memory in MB of auditing a folder with the command line in a process of its own. */
async function peakOf(cli: string, folder: string, work: string): Promise<number> {
  const preload = path.join(work, 'report-peak.mjs');
  const peak = path.join(work, 'peak.txt');
  await writeFile(preload, reporter);
  const args = ['--import', pathToFileURL(preload).href, cli, 'audit', '--json', folder];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, PEAK_FILE: peak },
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0 && code !== 1) throw new Error(`the audit ended with ${code}`);
  return Number(await readFile(peak, 'utf8')) / 1024;
}

/**
 * Audits a tenth of the files and then all of them with the command line, each in a process of its own.
 * Ratio: peak memory of all over peak memory of a tenth.
 */
export async function run(): Promise<BenchResult> {
  const count = benchFiles();
  const tenth = Math.max(1, Math.round(count / 10));
  const { folder, files, remove } = await writeDisclosures(count);
  const work = path.join(packageRoot(), 'dist', 'bench', `memory-${process.pid}`);
  const few = path.join(folder, 'few');
  try {
    const cli = await bundleCli(work);
    await mkdir(few);
    for (const file of files.slice(0, tenth)) await cp(file, path.join(few, path.basename(file)));
    const small = await peakOf(cli, few, work);
    await rm(few, { recursive: true });
    const large = await peakOf(cli, folder, work);
    say(`${tenth} files: ${rounded(small, 1)} MB at most; ${count} files: ${rounded(large, 1)} MB`);
    return {
      bench: 'audit-memory',
      ratio: rounded(large / small, 3),
      ours: rounded(large, 1),
      reference: rounded(small, 1),
      unit: 'MB',
      what: `peak memory of auditing ${count} files as a multiple of that for ${tenth}`,
    };
  } finally {
    await remove();
    await rm(work, { recursive: true, force: true });
  }
}
