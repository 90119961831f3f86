import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AuditRequest } from './arguments.ts';
import type { AuditJob, JobRefusal } from './audit-job.ts';

const leftOut = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/** All files below a folder in name order; hidden and temporary ones are passed over. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = await Promise.all(
    entries
      .filter((entry) => !leftOut.test(entry.name))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-u-co-pinyin'))
      .map(async (entry) => {
        const full = path.join(folder, entry.name);
        if (entry.isDirectory()) return filesBelow(full);
        return entry.isFile() ? [full] : [];
      }),
  );
  return lists.flat();
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Turns the paths of a request into disclosures, and names the paths that lead nowhere. */
export async function collectJobs(request: AuditRequest): Promise<{
  readonly jobs: readonly AuditJob[];
  readonly refusals: readonly JobRefusal[];
  readonly folders: boolean;
}> {
  const { form, language, mask, text, limits } = request;
  const jobs: AuditJob[] = [];
  const refusals: JobRefusal[] = [];
  let folders = false;
  const add = (name: string, files: AuditJob['files']): void => {
    jobs.push({ name, files, form, language, mask, text, limits });
  };
  for (const given of request.paths) {
    if (given === '-') {
      add('-', [{ path: '-', name: '-', bytes: await standardInput() }]);
      continue;
    }
    const found = await stat(given).catch(() => null);
    if (!found) {
      refusals.push({ file: given, code: 'not-found', values: {} });
    } else if (!found.isDirectory()) {
      add(given, [{ path: given, name: given }]);
    } else {
      folders = true;
      const below = await filesBelow(given);
      if (below.length === 0) refusals.push({ file: given, code: 'no-files', values: {} });
      else if (request.together)
        add(
          given,
          below.map((file) => ({ path: file, name: path.relative(given, file) })),
        );
      else for (const file of below) add(file, [{ path: file, name: file }]);
    }
  }
  if (request.together && jobs.length > 1 && !folders) {
    const files = jobs.flatMap((job) => job.files);
    jobs.splice(0, jobs.length);
    add(request.paths.join(' + '), files);
  }
  return { jobs, refusals, folders };
}
