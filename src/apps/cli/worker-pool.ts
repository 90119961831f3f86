import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AuditJob, JobResult } from './audit-job.ts';
import { faultOf } from './job-fault.ts';

/**
 * A few workers that read documents, each killed and replaced when a document takes too long or too much
 * memory. Jobs are taken one by one, so three thousand files need no more memory than three hundred.
 */
export interface WorkerPool {
  run(job: AuditJob): Promise<JobResult>;
  close(): Promise<void>;
  readonly size: number;
}

/** Longest wait a timer can hold; a longer one would end at once. */
const longestWait = 2 ** 31 - 1;

interface Slot {
  worker: Worker | null;
  busy: boolean;
}

function refused(job: AuditJob, code: 'took-too-long' | 'out-of-memory'): JobResult {
  const values = {
    seconds: Number((job.limits.milliseconds / 1000).toPrecision(2)),
    megabytes: job.limits.workerMegabytes,
  };
  return {
    name: job.name,
    reports: [],
    text: null,
    refusals: [{ file: job.name, code, values }],
  };
}

/** A pool over the bundled worker at `script`; `jobs` null takes the cores there are. */
export function createWorkerPool(script: URL, jobs: number | null): WorkerPool {
  const size = Math.max(1, jobs ?? availableParallelism());
  const slots: Slot[] = Array.from({ length: size }, () => ({ worker: null, busy: false }));
  const waiting: (() => void)[] = [];

  const workerOf = (slot: Slot, megabytes: number): Worker => {
    slot.worker ??= new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    return slot.worker;
  };
  const freeSlot = async (): Promise<Slot> => {
    for (;;) {
      const slot = slots.find((candidate) => !candidate.busy);
      if (slot) {
        slot.busy = true;
        return slot;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  const runOn = (slot: Slot, job: AuditJob): Promise<JobResult> =>
    new Promise((resolve) => {
      const worker = workerOf(slot, job.limits.workerMegabytes);
      const done = (result: JobResult, keep: boolean): void => {
        clearTimeout(timer);
        worker.removeAllListeners('message');
        worker.removeAllListeners('error');
        worker.removeAllListeners('exit');
        if (!keep) {
          slot.worker = null;
          worker.on('error', () => undefined);
          void worker.terminate();
        }
        resolve(result);
      };
      const timer = setTimeout(
        () => done(refused(job, 'took-too-long'), false),
        Math.min(job.limits.milliseconds, longestWait),
      );
      worker.once('message', (result: JobResult) => done(result, true));
      worker.once('error', (error: NodeJS.ErrnoException) =>
        done(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? refused(job, 'out-of-memory')
            : faultOf(job, error),
          false,
        ),
      );
      worker.once('exit', () => done(refused(job, 'out-of-memory'), false));
      worker.postMessage(job);
    });
  return {
    size,
    async run(job) {
      const slot = await freeSlot();
      try {
        return await runOn(slot, job);
      } finally {
        slot.busy = false;
        waiting.shift()?.();
      }
    },
    async close() {
      await Promise.all(slots.map((slot) => slot.worker?.terminate()));
    },
  };
}
