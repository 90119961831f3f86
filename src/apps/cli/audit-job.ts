import path from 'node:path';
import { auditTree } from '../../capabilities/audit/audit.ts';
import type { AuditRefusalCode } from '../../capabilities/audit/refusal-message.ts';
import { reportOf, type FormReport } from '../../capabilities/audit/report.ts';
import { joinTrees } from '../../engines/documents/join.ts';
import { readDocument } from '../../engines/documents/read-document.ts';
import type { ReadingLimits } from '../../engines/documents/refusal.ts';
import type { DocumentTree } from '../../engines/documents/tree.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Language } from '../../kernel/words.ts';
import { contentOf } from './file-content.ts';

/** One disclosure to audit: a file, or several files that are one disclosure. */
export interface AuditJob {
  /** Name to report: the path as given, or the folder of files audited together. */
  readonly name: string;
  readonly files: readonly {
    readonly path: string;
    readonly name: string;
    readonly bytes?: Uint8Array;
  }[];
  readonly form: string | null;
  readonly language: Language;
  readonly mask: boolean;
  /** Give the extracted text instead of an audit. */
  readonly text: boolean;
  readonly limits: ReadingLimits;
}

export interface JobRefusal {
  readonly file: string;
  readonly code: AuditRefusalCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface JobResult {
  /** Name of the job. */
  readonly name: string;
  readonly reports: readonly FormReport[];
  readonly text: string | null;
  /** Files that could not be read. With several files the rest may still have been audited. */
  readonly refusals: readonly JobRefusal[];
}

type File = AuditJob['files'][number];

async function treeOf(
  file: File,
  limits: ReadingLimits,
): Promise<Result<DocumentTree, JobRefusal>> {
  const content =
    file.bytes === undefined ? await contentOf(file.path, limits.fileBytes) : ok(file.bytes);
  if (!content.ok)
    return err({ file: file.name, code: content.error, values: { limit: limits.fileBytes } });
  const name = path.basename(file.name);
  const read = await readDocument({ bytes: content.value, name, limits });
  return read.ok ? read : err({ file: file.name, ...read.error });
}

/** The file with the form first, so that the rest are its attachments; otherwise the order given. */
function formFirst(trees: readonly DocumentTree[]): readonly DocumentTree[] {
  const holds = trees.map((tree) => auditTree(tree, { form: null }).length > 0);
  return [
    ...trees.filter((_, index) => holds[index]),
    ...trees.filter((_, index) => !holds[index]),
  ];
}

/** Reads and audits one disclosure. Files that cannot be read are named and do not stop the rest. */
export async function runJob(job: AuditJob): Promise<JobResult> {
  const trees: DocumentTree[] = [];
  const refusals: JobRefusal[] = [];
  for (const file of job.files) {
    const read = await treeOf(file, job.limits);
    if (read.ok) trees.push(read.value);
    else refusals.push(read.error);
  }
  if (trees.length === 0) return { name: job.name, reports: [], text: null, refusals };
  const tree = trees.length === 1 ? (trees[0] as DocumentTree) : joinTrees(formFirst(trees));
  if (job.text) return { name: job.name, reports: [], text: tree.text, refusals };
  const audits = auditTree(tree, { form: job.form });
  const options = { file: job.name, language: job.language, mask: job.mask };
  const reports = audits.map((audit) => reportOf(tree, audit, options));
  if (reports.length === 0) refusals.push({ file: job.name, code: 'no-form', values: {} });
  return { name: job.name, reports, text: null, refusals };
}
