import type { AuditJob, JobResult } from './audit-job.ts';

/** A defect of ours on one disclosure: named with the first line of the error, so that the others go on. */
export function faultOf(job: AuditJob, error: unknown): JobResult {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const detail = (text.split('\n')[0] ?? '').slice(0, 200);
  return {
    name: job.name,
    reports: [],
    text: null,
    refusals: [{ file: job.name, code: 'program-fault', values: { detail } }],
  };
}
