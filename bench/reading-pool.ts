import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { packageRoot } from './bench-result.ts';

/** One file for a worker: our audit, or the text alone by the reference. */
export interface ReadingTask {
  readonly kind: 'audit' | 'reference';
  readonly file: string;
}

/** Workers of one bundled script; both kinds of task run on the same ones. */
export interface ReadingPool {
  /** Does one kind of task on all files and gives the milliseconds it took. */
  readonly run: (kind: ReadingTask['kind'], files: readonly string[]) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Bundles the worker into dist/, so that neither side pays for compiling TypeScript. */
export async function bundleWorker(): Promise<string> {
  const root = packageRoot();
  const { build } = await import('esbuild');
  const outfile = path.join(root, 'dist', 'bench', `reading-worker-${process.pid}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/reading-worker.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['unpdf', 'cfb', '@e965/xlsx', 'htmlparser2', 'word-extractor'],
    outfile,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return outfile;
}

function runOne(worker: Worker, task: ReadingTask): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.removeAllListeners('message');
      worker.removeAllListeners('error');
    };
    worker.once('message', ({ error }: { error?: string }) => {
      settle();
      if (error === undefined) resolve();
      else reject(new Error(error));
    });
    worker.once('error', (error) => {
      settle();
      reject(error);
    });
    worker.postMessage(task);
  });
}

/** A pool of `size` workers over a bundled script. */
export function openPool(script: string, size: number): ReadingPool {
  const workers = Array.from({ length: size }, () => new Worker(pathToFileURL(script)));
  return {
    async run(kind, files) {
      let next = 0;
      const start = performance.now();
      await Promise.all(
        workers.map(async (worker) => {
          while (next < files.length) await runOne(worker, { kind, file: files[next++] as string });
        }),
      );
      return performance.now() - start;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
