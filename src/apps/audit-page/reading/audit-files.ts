import type { DocumentRefusal, ReadingLimits } from '../../../engines/documents/refusal.ts';
import type { DocumentTree } from '../../../engines/documents/tree.ts';
import { joinTrees } from '../../../engines/documents/join.ts';
import type { FormAudit } from '../../../capabilities/audit/model.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { unreachable } from '../../../kernel/unreachable.ts';
import type { Disclosure, Grouping, RefusedFile, RunProgress, SourceFile } from '../model.ts';
import type { WorkerClient, WorkerOutcome } from './worker-client.ts';
import type { WorkerReply } from './worker-messages.ts';

/** What a run is given; `onProgress` is told before every step. */
export interface RunOptions {
  readonly client: WorkerClient;
  readonly limits: ReadingLimits;
  readonly grouping: Grouping;
  /** Name of a disclosure of several files. */
  readonly name: string;
  /** Reads every form as this version; null lets the document say. */
  readonly form: string | null;
  readonly onProgress: (progress: RunProgress) => void;
}

interface ReadFile {
  readonly file: SourceFile;
  readonly tree: DocumentTree;
  readonly audits: readonly FormAudit[];
}

class Stopped extends Error {}

/** The message of a defect of ours; an answer to another question is one too. */
function defectOf(reply: WorkerReply): string {
  return reply.kind === 'failed' ? reply.message : `unexpected answer: ${reply.kind}`;
}

function refusalOf(outcome: WorkerOutcome, limits: ReadingLimits): DocumentRefusal {
  switch (outcome.kind) {
    case 'too-long':
      return { code: 'took-too-long', values: { seconds: Math.ceil(limits.milliseconds / 1000) } };
    case 'crashed':
      return { code: 'unreadable', values: { reason: outcome.message } };
    case 'reply':
      return { code: 'unreadable', values: { reason: defectOf(outcome.reply) } };
    case 'stopped':
      throw new Stopped();
    default:
      return unreachable(outcome);
  }
}

async function readOne(
  { path, blob }: SourceFile,
  { client, limits }: RunOptions,
): Promise<Result<DocumentTree, DocumentRefusal>> {
  if (blob.size > limits.fileBytes) {
    return err({ code: 'too-large', values: { bytes: blob.size, limit: limits.fileBytes } });
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const request = { kind: 'read', name: path, bytes, limits } as const;
  const outcome = await client.ask(request, limits.milliseconds);
  if (outcome.kind === 'reply' && outcome.reply.kind === 'read') return outcome.reply.result;
  return err(refusalOf(outcome, limits));
}

async function auditOne(
  tree: DocumentTree,
  { client, limits, form }: RunOptions,
): Promise<Result<readonly FormAudit[], DocumentRefusal>> {
  const outcome = await client.ask({ kind: 'audit', tree, form }, limits.milliseconds);
  if (outcome.kind === 'reply' && outcome.reply.kind === 'audited') return ok(outcome.reply.audits);
  return err(refusalOf(outcome, limits));
}

async function readAndAudit(
  file: SourceFile,
  options: RunOptions,
): Promise<Result<ReadFile, DocumentRefusal>> {
  const tree = await readOne(file, options);
  if (!tree.ok) return tree;
  const audits = await auditOne(tree.value, options);
  return audits.ok ? ok({ file, tree: tree.value, audits: audits.value }) : audits;
}

/** The file that holds the form first, then the others in the order given. */
function formFirst(read: readonly ReadFile[]): readonly ReadFile[] {
  const holding = read.filter((one) => one.audits.length > 0);
  return [...holding, ...read.filter((one) => one.audits.length === 0)];
}

function disclosureOf(name: string, parts: Partial<Disclosure>, options: RunOptions): Disclosure {
  const nothing = { files: [], audited: null, refused: [], previous: null };
  return { name, ...nothing, readAs: options.form, ...parts };
}

function disclosureOfOne(read: ReadFile, options: RunOptions): Disclosure {
  const { file, tree, audits } = read;
  return disclosureOf(file.path, { files: [file], audited: { tree, audits } }, options);
}

async function joined(
  read: readonly ReadFile[],
  refused: readonly RefusedFile[],
  options: RunOptions,
): Promise<Disclosure> {
  const [first] = read;
  if (!first) return disclosureOf(options.name, { refused }, options);
  if (read.length === 1) return { ...disclosureOfOne(first, options), refused };
  const ordered = formFirst(read);
  const tree = joinTrees(ordered.map((one) => one.tree));
  const result = await auditOne(tree, options);
  const files = ordered.map((one) => one.file);
  if (result.ok) {
    const audited = { tree, audits: result.value };
    return disclosureOf(options.name, { files, audited, refused }, options);
  }
  const whole = { path: options.name, refusal: result.error };
  return disclosureOf(options.name, { files, refused: [...refused, whole] }, options);
}

/**
 * Reads and audits files in a worker, one after the other. A file that cannot be read is a refusal beside
 * the others. Null when the person stopped the run.
 */
export async function auditFiles(
  files: readonly SourceFile[],
  options: RunOptions,
): Promise<readonly Disclosure[] | null> {
  const read: ReadFile[] = [];
  const refused: RefusedFile[] = [];
  const separate: Disclosure[] = [];
  try {
    for (const [done, file] of files.entries()) {
      options.onProgress({ path: file.path, done, total: files.length, step: 'reading' });
      const result = await readAndAudit(file, options);
      if (result.ok) {
        read.push(result.value);
        separate.push(disclosureOfOne(result.value, options));
        continue;
      }
      const one = { path: file.path, refusal: result.error };
      refused.push(one);
      separate.push(disclosureOf(file.path, { files: [file], refused: [one] }, options));
    }
    if (options.grouping === 'separate') return separate;
    options.onProgress({
      path: options.name,
      done: files.length,
      total: files.length,
      step: 'auditing',
    });
    return [await joined(read, refused, options)];
  } catch (error) {
    if (error instanceof Stopped) return null;
    throw error;
  } finally {
    options.client.stop();
  }
}
