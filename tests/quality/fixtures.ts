import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { auditTree } from '../../src/capabilities/audit/audit.ts';
import { reportOf, type FormReport } from '../../src/capabilities/audit/report.ts';
import { readDocument } from '../../src/engines/documents/read-document.ts';
import { defaultLimits } from '../../src/engines/documents/refusal.ts';
import { expectation, type Expectation } from './expectation.ts';

export interface Fixture {
  readonly name: string;
  readonly file: string;
  readonly expected: readonly Expectation[];
}

/** The fixtures of a set: folders with one `disclosure.*` and its `expected.json`. */
export async function fixturesOf(folder: string): Promise<readonly Fixture[]> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  return Promise.all(
    names.map(async ({ name }) => {
      const files = await readdir(path.join(folder, name));
      const file = files.find((candidate) => candidate.startsWith('disclosure.'));
      if (!file) throw new Error(`${name} has no disclosure`);
      const text = await readFile(path.join(folder, name, 'expected.json'), 'utf8');
      return {
        name,
        file: path.join(folder, name, file),
        expected: expectation.parse(JSON.parse(text)),
      };
    }),
  );
}

/** Audits one file; a file that cannot be read throws, since fixtures can. */
export async function reportsOf(file: string): Promise<readonly FormReport[]> {
  const bytes = new Uint8Array(await readFile(file));
  const read = await readDocument({ bytes, name: path.basename(file), limits: defaultLimits });
  if (!read.ok) throw new Error(`${file}: ${read.error.code}`);
  const options = { file: path.basename(file), language: 'zh', mask: false } as const;
  return auditTree(read.value, { form: null }).map((audit) => reportOf(read.value, audit, options));
}
