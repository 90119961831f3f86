import { parentPort } from 'node:worker_threads';
import { runJob, type AuditJob } from './audit-job.ts';

const port = parentPort;
if (!port) throw new Error('audit-worker runs as a worker only');
port.on('message', (job: AuditJob) => {
  runJob(job).then(
    (result) => port.postMessage(result),
    (error: unknown) => {
      // A defect of ours on one document: say so for this one and let the others go on.
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      port.postMessage({
        reports: [],
        text: null,
        refusals: [{ file: job.name, code: 'unreadable', values: { detail } }],
      });
    },
  );
});
