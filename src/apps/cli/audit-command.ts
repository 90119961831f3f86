import { availableParallelism } from 'node:os';
import { paperWordsEn } from '../../capabilities/audit/papers/words.en.ts';
import { paperWordsZh } from '../../capabilities/audit/papers/words.zh.ts';
import type { AuditRequest } from './arguments.ts';
import type { JobResult } from './audit-job.ts';
import { createAuditOutput } from './audit-output.ts';
import { collectJobs, type Step } from './collect-jobs.ts';
import { faultOf } from './job-fault.ts';
import type { Layout } from './print-report.ts';
import { progressBar } from './progress-bar.ts';
import { painterFor } from '../../surfaces/cli/terminal.ts';
import { cliWordsEn } from './words.en.ts';
import { cliWordsZh } from './words.zh.ts';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';

/** Where a command writes, and what it is told of its surroundings. */
export interface Surroundings {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The bundled worker. */
  readonly worker: URL;
}

function resultOf(step: Step, pool: WorkerPool): Promise<JobResult> {
  if (!('files' in step))
    return Promise.resolve({ name: step.file, reports: [], text: null, refusals: [step] });
  return pool.run(step).catch((error: unknown) => faultOf(step, error));
}

/** Results in the order of the steps, with at most a few ahead of the one being printed. */
async function* inOrder(
  pool: WorkerPool,
  steps: readonly Step[],
  done: () => void,
): AsyncGenerator<JobResult> {
  const ahead: Promise<JobResult>[] = [];
  const start = (step: Step): Promise<JobResult> => resultOf(step, pool).finally(done);
  let next = 0;
  while (next < steps.length || ahead.length > 0) {
    while (next < steps.length && ahead.length < pool.size * 4)
      ahead.push(start(steps[next++] as Step));
    yield await (ahead.shift() as Promise<JobResult>);
  }
}

function layoutFor(request: AuditRequest, { out, environment }: Surroundings): Layout {
  const zh = request.language === 'zh';
  return {
    words: zh ? cliWordsZh : cliWordsEn,
    topics: zh ? paperWordsZh : paperWordsEn,
    paint: painterFor(out.isTTY === true, environment),
    columns: Math.max(40, Math.min(100, out.columns ?? (Number(environment.COLUMNS) || 80))),
  };
}

/** Audits what was asked for and prints it. Gives the exit code: 0, 1 or 2 as the audit contract says. */
export async function runAudit(request: AuditRequest, around: Surroundings): Promise<0 | 1 | 2> {
  const { steps, folders } = await collectJobs(request);
  const output = createAuditOutput(request, {
    out: around.out,
    err: around.err,
    layout: layoutFor(request, around),
    several: folders || steps.length > 1,
  });
  const wanted = request.jobs ?? availableParallelism();
  const pool = createWorkerPool(around.worker, Math.min(wanted, Math.max(1, steps.length), 64));
  const bar = progressBar(around.err, steps.length);
  try {
    for await (const result of inOrder(pool, steps, bar.step)) {
      bar.clear();
      await output.print(result);
    }
  } finally {
    bar.clear();
    await pool.close();
  }
  return output.finish();
}
