import { availableParallelism } from 'node:os';
import { refusalMessage } from '../../capabilities/audit/refusal-message.ts';
import type { FormReport } from '../../capabilities/audit/report.ts';
import type { AuditRequest } from './arguments.ts';
import type { AuditJob, JobRefusal, JobResult } from './audit-job.ts';
import { collectJobs } from './collect-jobs.ts';
import { countsOf, printReport, printSummary, type Layout } from './print-report.ts';
import { progressBar } from './progress-bar.ts';
import { painterFor } from './terminal.ts';
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

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (stream.write(text)) resolve();
    else stream.once('drain', resolve);
  });
}

/** Results in the order of the jobs, with at most a few ahead of the one being printed. */
async function* inOrder(
  pool: WorkerPool,
  jobs: readonly AuditJob[],
  step: () => void,
): AsyncGenerator<JobResult> {
  const ahead: Promise<JobResult>[] = [];
  const start = (job: AuditJob): Promise<JobResult> =>
    pool.run(job).then((result) => {
      step();
      return result;
    });
  let next = 0;
  while (next < jobs.length || ahead.length > 0) {
    while (next < jobs.length && ahead.length < pool.size * 4)
      ahead.push(start(jobs[next++] as AuditJob));
    yield await (ahead.shift() as Promise<JobResult>);
  }
}

function layoutFor(request: AuditRequest, { out, environment }: Surroundings): Layout {
  return {
    words: request.language === 'zh' ? cliWordsZh : cliWordsEn,
    paint: painterFor(out.isTTY === true, environment),
    columns: Math.max(40, Math.min(100, out.columns ?? (Number(environment.COLUMNS) || 80))),
  };
}

/** One line of JSON for a file that could not be audited. */
function refusalJson(refusal: JobRefusal, request: AuditRequest): string {
  const message = refusalMessage(refusal.code, refusal.values, request.language, refusal.file);
  return `${JSON.stringify({ file: refusal.file, error: { code: refusal.code, message } })}\n`;
}

function numbered(text: string): string {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const width = String(lines.length).length;
  return lines.map((line, index) => `${String(index + 1).padStart(width)}\t${line}\n`).join('');
}

/** Audits what was asked for and prints it. Gives the exit code: 0, 1 or 2 as the audit contract says. */
export async function auditCommand(
  request: AuditRequest,
  around: Surroundings,
): Promise<0 | 1 | 2> {
  const layout = layoutFor(request, around);
  const { jobs, refusals: nowhere, folders } = await collectJobs(request);
  const pool = createWorkerPool(
    around.worker,
    Math.min(request.jobs ?? availableParallelism(), Math.max(1, jobs.length), 64),
  );
  const bar = progressBar(around.err, jobs.length);
  const summary: FormReport[] = [];
  const refused: string[] = [];
  let audited = 0;
  let contradicted = false;
  const refuse = async (refusal: JobRefusal): Promise<void> => {
    refused.push(refusal.file);
    const message = refusalMessage(refusal.code, refusal.values, request.language, refusal.file);
    if (request.json) await write(around.out, refusalJson(refusal, request));
    else await write(around.err, `${message}\n`);
  };
  for (const refusal of nowhere) await refuse(refusal);
  try {
    for await (const result of inOrder(pool, jobs, bar.step)) {
      bar.clear();
      for (const refusal of result.refusals) await refuse(refusal);
      if (result.text !== null) {
        audited += 1;
        await write(around.out, numbered(result.text));
      }
      for (const report of result.reports) {
        audited += 1;
        contradicted ||= countsOf(report).contradiction > 0;
        if (request.json) await write(around.out, `${JSON.stringify(report)}\n`);
        else await write(around.out, printReport(report, layout));
        if (!request.json && (folders || jobs.length > 1))
          summary.push({
            ...report,
            items: [],
            findings: report.findings.map((finding) => ({ ...finding, quotes: [] })),
          });
      }
    }
  } finally {
    bar.clear();
    await pool.close();
  }
  if (!request.json && !request.text && (folders || jobs.length > 1))
    await write(around.out, printSummary(summary, refused, layout));
  if (audited === 0) return 2;
  return contradicted ? 1 : 0;
}
