import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Edition } from '../../capabilities/disclosure/edition/model.ts';
import {
  largestEdition,
  readEdition,
  type UnreadableEdition,
} from '../../capabilities/disclosure/edition/read-edition.ts';
import { checks, verifyEdition } from '../../capabilities/disclosure/edition/verify.ts';
import {
  readCount,
  saysCount,
  type UnreadableCount,
} from '../../engines/counting/published/read-count.ts';
import { countChecks, verifyCount } from '../../engines/counting/published/verify-count.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { fill } from '../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../surfaces/cli/command.ts';
import { countWordsEn } from './count-words.en.ts';
import { countWordsZh } from './count-words.zh.ts';
import { printCount } from './print-count.ts';
import { printVerification, type Printing } from './print-verification.ts';
import { verifyWordsEn } from './words.en.ts';
import { verifyWordsZh } from './words.zh.ts';

/** Why a file cannot be checked; its sentence is `unreadable.<code>`. */
interface Unreadable {
  readonly code: UnreadableEdition['code'] | UnreadableCount['code'] | 'missing' | 'not-readable';
  readonly file: string;
  readonly place: string;
}

/** What came of a file: whether it holds, and what is printed of it. */
interface Outcome {
  readonly holds: boolean;
  readonly text: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

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

function editionIn(file: string, text: string): Result<Edition, Unreadable> {
  const read = readEdition(text);
  return read.ok ? read : err({ ...read.error, file });
}

/** One line of JSON for machines, each failure with the name of its check. */
function jsonLine<F extends { readonly check: keyof N }, N extends object>(
  failures: readonly F[],
  names: N,
  more: object,
): string {
  const named = failures.map((one) => ({ ...one, name: names[one.check] }));
  return `${JSON.stringify({ ...more, failures: named })}\n`;
}

function checkCount(
  file: string,
  text: string,
  printing: Printing | null,
): Result<Outcome, Unreadable> {
  const read = readCount(text);
  if (!read.ok) return err({ ...read.error, file });
  const verification = verifyCount(sha256, read.value);
  const { failures, replay } = verification;
  const more = { hash: read.value.hash, offices: replay.offices };
  return ok({
    holds: failures.length === 0,
    text: printing
      ? printCount(read.value, verification, printing)
      : jsonLine(failures, countChecks, more),
  });
}

async function checkEdition(
  file: string,
  text: string,
  {
    given,
    io,
    printing,
  }: { readonly given: Given; readonly io: Io; readonly printing: Printing | null },
): Promise<Result<Outcome, Unreadable>> {
  const edition = editionIn(file, text);
  if (!edition.ok) return edition;
  const named = given.text('before');
  const earlier = named === null ? null : await textOf(named, io);
  if (earlier !== null && !earlier.ok) return earlier;
  const before = earlier === null ? null : editionIn(named ?? '', earlier.value);
  if (before !== null && !before.ok) return before;
  const verification = verifyEdition(sha256, edition.value, before?.value ?? null);
  const more = { ...verification, hash: edition.value.hash };
  return ok({
    holds: verification.failures.length === 0,
    text: printing
      ? printVerification(edition.value, verification, printing)
      : jsonLine(verification.failures, checks, more),
  });
}

/**
 * Checks the edition or the count of a file and prints what holds and what does not. Exit code 0: everything holds;
 * 1: something does not; 2: there is nothing to check.
 */
export async function runVerify(given: Given, io: Io): Promise<ExitCode> {
  const words =
    io.language === 'zh'
      ? { ...verifyWordsZh, ...countWordsZh }
      : { ...verifyWordsEn, ...countWordsEn };
  const file = given.arguments[0] ?? '';
  const printing = given.has('json') ? null : { words, io };
  const text = await textOf(file, io);
  const outcome = !text.ok
    ? text
    : saysCount(text.value)
      ? checkCount(file, text.value, printing)
      : await checkEdition(file, text.value, { given, io, printing });
  if (!outcome.ok) {
    const { code, place } = outcome.error;
    await io.err(
      `${fill(words[`unreadable.${code}`] ?? code, { file: outcome.error.file, place })}\n`,
    );
    return 2;
  }
  await io.out(outcome.value.text);
  return outcome.value.holds ? 0 : 1;
}
