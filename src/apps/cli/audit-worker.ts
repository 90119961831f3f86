import { parentPort } from 'node:worker_threads';
import { runJob, type AuditJob } from './audit-job.ts';
import { faultOf } from './job-fault.ts';

const port = parentPort;
if (!port) throw new Error('audit-worker runs as a worker only');
port.on('message', (job: AuditJob) => {
  runJob(job).then(
    (result) => port.postMessage(result),
    (error: unknown) => port.postMessage(faultOf(job, error)),
  );
});
