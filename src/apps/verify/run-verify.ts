import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Edition } from '../../capabilities/disclosure/edition/model.ts';
import {
  largestEdition,
  readEdition,
  type UnreadableEdition,
} from '../../capabilities/disclosure/edition/read-edition.ts';
import { checks, verifyEdition } from '../../capabilities/disclosure/edition/verify.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { fill } from '../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../surfaces/cli/command.ts';
import { printVerification } from './print-verification.ts';
import { verifyWordsEn } from './words.en.ts';
import { verifyWordsZh } from './words.zh.ts';

/** Why a file cannot be checked; its sentence is `unreadable.<code>`. */
interface Unreadable {
  readonly code: UnreadableEdition['code'] | 'missing' | 'not-readable';
  readonly file: string;
  readonly place: string;
}

async function textOf(file: string, io: Io): Promise<Result<string, Unreadable>> {
  const no = (code: Unreadable['code']) => err({ code, file, place: '' });
  try {
    if (file === '-') return ok(new TextDecoder().decode(await io.readInput()));
    if ((await stat(file)).size > largestEdition * 3) return no('too-large');
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return no('missing');
    if (code === undefined) throw error;
    return no('not-readable');
  }
}

async function editionOf(file: string, io: Io): Promise<Result<Edition, Unreadable>> {
  const text = await textOf(file, io);
  if (!text.ok) return text;
  const read = readEdition(text.value);
  return read.ok ? read : err({ ...read.error, file });
}

/**
 * Checks the edition of a file and prints what holds and what does not. Exit code 0: everything holds; 1: something
 * does not; 2: there is nothing to check.
 */
export async function runVerify(given: Given, io: Io): Promise<ExitCode> {
  const words = io.language === 'zh' ? verifyWordsZh : verifyWordsEn;
  const refuse = async ({ code, file, place }: Unreadable): Promise<ExitCode> => {
    await io.err(`${fill(words[`unreadable.${code}`] ?? code, { file, place })}\n`);
    return 2;
  };
  const edition = await editionOf(given.arguments[0] ?? '', io);
  if (!edition.ok) return refuse(edition.error);
  const named = given.text('before');
  const before = named === null ? null : await editionOf(named, io);
  if (before !== null && !before.ok) return refuse(before.error);
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const verification = verifyEdition(sha256, edition.value, before?.value ?? null);
  if (given.has('json')) {
    const failures = verification.failures.map((one) => ({ ...one, name: checks[one.check] }));
    const report = { ...verification, failures, hash: edition.value.hash };
    await io.out(`${JSON.stringify(report)}\n`);
  } else await io.out(printVerification(edition.value, verification, { words, io }));
  return verification.failures.length === 0 ? 0 : 1;
}
