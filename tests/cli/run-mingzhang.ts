import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, inject } from 'vitest';
import { reportLine, type ReportLine } from './report-schema.ts';

export const repository = fileURLToPath(new URL('../../', import.meta.url));
export const sample = path.join(repository, 'fixtures/sample/disclosure.txt');

/** Every disclosure written for the tests, as paths. */
export const proseDisclosures: readonly string[] = readdirSync(
  path.join(repository, 'fixtures/prose'),
  { withFileTypes: true },
)
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => {
    const folder = path.join(repository, 'fixtures/prose', entry.name);
    const file = readdirSync(folder).find((name) => name.startsWith('disclosure.'));
    return file === undefined ? [] : [path.join(folder, file)];
  });

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly input?: string | Uint8Array;
  /** Added to a plain environment: no locale, no colour, 80 columns. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs the bundled command line as a shell would. */
export function mingzhang(
  args: readonly string[],
  { input, environment = {}, cwd = repository }: Surroundings = {},
): Promise<Outcome> {
  const program = path.join(inject('programs'), 'cli', 'mingzhang.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { PATH: process.env.PATH ?? '', COLUMNS: '80', ...environment },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code,
        out: Buffer.concat(out).toString('utf8'),
        err: Buffer.concat(err).toString('utf8'),
      }),
    );
    child.stdin.end(input ?? '');
  });
}

/** The lines of a `--json` run, each checked against the audit contract. */
export function linesOf(outcome: Outcome): readonly ReportLine[] {
  return outcome.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => reportLine.parse(JSON.parse(line)));
}

/** Runs an audit with `--json` and gives its checked lines. */
export async function audit(
  args: readonly string[],
  around: Surroundings = {},
): Promise<Outcome & { readonly lines: readonly ReportLine[] }> {
  const outcome = await mingzhang(['audit', ...args, '--json'], around);
  return { ...outcome, lines: linesOf(outcome) };
}

/** A folder for the files of one test file, removed at its end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files below a folder and gives the folder's path. */
export function folderOf(
  parent: string,
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  const folder = path.join(parent, name);
  for (const [file, content] of Object.entries(files)) {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
  }
  return folder;
}
