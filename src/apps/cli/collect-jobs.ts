import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AuditRequest } from './arguments.ts';
import type { AuditJob, JobRefusal } from './audit-job.ts';
import { bytesUpTo, troubleOf } from './file-content.ts';

const leftOut = /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;

/** Names as people order them: by pinyin, and 2 before 10. */
const byName = new Intl.Collator('zh-u-co-pinyin-kn');

type Found = { readonly path: string } | JobRefusal;

/** Whether an entry is a file or leads to one. Links to folders are not followed, for they may lead in circles. */
async function isFile(full: string, link: boolean): Promise<boolean> {
  return !link || (await stat(full)).isFile();
}

/** All files below a folder in name order; hidden and temporary ones are passed over. */
async function filesBelow(folder: string): Promise<readonly Found[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(troubleOf);
  if (typeof entries === 'string') return [{ file: folder, code: entries, values: {} }];
  const lists = await Promise.all(
    entries
      .filter((entry) => !leftOut.test(entry.name))
      .sort((a, b) => byName.compare(a.name, b.name))
      .map(async (entry): Promise<readonly Found[]> => {
        const full = path.join(folder, entry.name);
        if (entry.isDirectory()) return filesBelow(full);
        if (!entry.isFile() && !entry.isSymbolicLink()) return [];
        const file = await isFile(full, entry.isSymbolicLink()).catch(troubleOf);
        if (typeof file === 'string') return [{ file: full, code: file, values: {} }];
        return file ? [{ path: full }] : [];
      }),
  );
  return lists.flat();
}

/** A disclosure to audit, or a path that gives none and why. */
export type Step = AuditJob | JobRefusal;

/** What a path gives: one disclosure, or those of a folder. */
interface Given {
  readonly steps: readonly Step[];
  readonly folder: boolean;
}

async function fromFolder(folder: string, request: AuditRequest): Promise<readonly Step[]> {
  const below = await filesBelow(folder);
  if (below.length === 0) return [{ file: folder, code: 'no-files', values: {} }];
  if (!request.together)
    return below.map((found) =>
      'path' in found ? jobOf(found.path, [found.path], request) : found,
    );
  const refusals = below.flatMap((found) => ('path' in found ? [] : [found]));
  const files = below.flatMap((found) => ('path' in found ? [found.path] : []));
  if (files.length === 0) return refusals;
  return [...refusals, jobOf(folder, files, request, (file) => path.relative(folder, file))];
}

function jobOf(
  name: string,
  files: readonly string[],
  { form, language, mask, text, limits }: AuditRequest,
  nameOf: (file: string) => string = (file) => file,
): AuditJob {
  const named = files.map((file) => ({ path: file, name: nameOf(file) }));
  return { name, files: named, form, language, mask, text, limits };
}

async function fromPath(given: string, request: AuditRequest): Promise<Given> {
  const refused = (code: JobRefusal['code'], values: JobRefusal['values'] = {}): Given => ({
    steps: [{ file: given, code, values }],
    folder: false,
  });
  if (given === '-') {
    const { fileBytes } = request.limits;
    const bytes = await bytesUpTo(process.stdin, fileBytes);
    if (bytes === null) return refused('too-large', { limit: fileBytes });
    const job = { ...jobOf('-', [], request), files: [{ path: '-', name: '-', bytes }] };
    return { steps: [job], folder: false };
  }
  const found = await stat(given).catch(troubleOf);
  if (typeof found === 'string') return refused(found);
  if (!found.isDirectory()) return { steps: [jobOf(given, [given], request)], folder: false };
  return { steps: await fromFolder(given, request), folder: true };
}

/** Turns the paths of a request into disclosures, in the order given, and names the paths that give none. */
export async function collectJobs(request: AuditRequest): Promise<{
  readonly steps: readonly Step[];
  readonly folders: boolean;
}> {
  const steps: Step[] = [];
  let folders = false;
  for (const given of request.paths) {
    const { steps: more, folder } = await fromPath(given, request);
    steps.push(...more);
    folders ||= folder;
  }
  if (!request.together || folders) return { steps, folders };
  const jobs = steps.flatMap((step) => ('files' in step ? [step] : []));
  if (jobs.length < 2) return { steps, folders };
  const files = jobs.flatMap((job) => job.files);
  const joined = { ...jobOf(request.paths.join(' + '), [], request), files };
  return { steps: [...steps.filter((step) => !('files' in step)), joined], folders };
}
