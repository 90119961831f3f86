import { Worker } from 'node:worker_threads';
import type { Harvest } from '../../capabilities/intake/harvest/harvest.ts';
import type { IntakeFile, ReadIntake } from '../../capabilities/intake/reading.ts';
import { defaultLimits } from '../../engines/documents/refusal.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, type Result } from '../../kernel/result.ts';

type Read = Result<Harvest, readonly Refusal[]>;

const given = (reason: string): Read => err([refusal('intake-unreadable', 'file', { reason })]);

/**
 * Reads each document in a worker of its own, so that the server answers others meanwhile. One that takes too long or
 * too much memory is stopped and refused as unreadable.
 */
export function readBeside(script: URL): ReadIntake {
  const { milliseconds, workerMegabytes } = defaultLimits;
  return (file: IntakeFile) =>
    new Promise<Read>((resolve, reject) => {
      const worker = new Worker(script, {
        resourceLimits: { maxOldGenerationSizeMb: workerMegabytes },
      });
      const timer = setTimeout(() => done(given('took-too-long')), milliseconds);
      const done = (result: Read): void => {
        clearTimeout(timer);
        resolve(result);
        void worker.terminate();
      };
      worker.once('message', done);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(given('out-of-memory'));
        else reject(error);
      });
      worker.postMessage(file);
    });
}
