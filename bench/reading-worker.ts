import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import mammoth from 'mammoth';
import { runJob } from '../src/apps/cli/audit-job.ts';
import { defaultLimits } from '../src/engines/documents/refusal.ts';
import type { ReadingTask } from './reading-pool.ts';

async function audited(file: string): Promise<unknown> {
  const name = path.basename(file);
  const result = await runJob({
    name,
    files: [{ path: file, name }],
    form: null,
    language: 'zh',
    mask: false,
    text: false,
    limits: defaultLimits,
  });
  if (result.reports.length === 0) throw new Error(`${name}: no form was found`);
  return result;
}

async function extracted(file: string): Promise<unknown> {
  const { value } = await mammoth.extractRawText({ buffer: await readFile(file) });
  if (value.length < 1000) throw new Error(`${file}: no text was found`);
  return value;
}

const port = parentPort;
if (!port) throw new Error('reading-worker runs as a worker only');
port.on('message', ({ kind, file }: ReadingTask) => {
  const work = kind === 'audit' ? audited(file) : extracted(file);
  work.then(
    (result) => port.postMessage({ result }),
    (error: unknown) => port.postMessage({ error: String(error) }),
  );
});
