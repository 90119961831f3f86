import { readFile, stat } from 'node:fs/promises';
import { saysBoard } from '../../engines/ballots/board/lines.ts';
import { saysCount } from '../../engines/counting/published/read-count.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { fill, type Words } from '../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../surfaces/cli/command.ts';
import { boardWordsEn } from './board-words.en.ts';
import { boardWordsZh } from './board-words.zh.ts';
import { countWordsEn } from './count-words.en.ts';
import { countWordsZh } from './count-words.zh.ts';
import type { Outcome, ReadBytes, Unreadable } from './outcome.ts';
import { verifyWordsEn } from './words.en.ts';
import { verifyWordsZh } from './words.zh.ts';

/** What a check stands on: how it was asked for, where it speaks, and how it reads further files. */
export interface Checking {
  readonly given: Given;
  readonly io: Io;
  readonly words: Words;
  readonly read: ReadBytes;
}

/** Bytes beyond which no file is read. */
const largestFile = 400_000_000;

function readerOf(io: Io): ReadBytes {
  return async (file) => {
    const no = (code: Unreadable['code']) => err({ code, file, place: '' });
    try {
      if (file === '-') return ok(await io.readInput());
      if ((await stat(file)).size > largestFile) return no('too-large');
      return ok(await readFile(file));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return no('missing');
      if (code === undefined) throw error;
      return no('not-readable');
    }
  };
}

/** Whether a file is to be checked as a board: by its name, by what was asked beside it, or by its lines. */
function isBoard(file: string, bytes: Uint8Array, given: Given): boolean {
  const asked = ['code', 'receipt', 'count'].some((name) => given.text(name) !== null);
  return asked || given.has('under-way') || file.endsWith('.jsonl') || saysBoard(bytes);
}

/** Each kind of file loads its own check: a board needs nothing of editions, and the other way round. */
async function checkFile(
  file: string,
  bytes: Uint8Array,
  checking: Checking,
): Promise<Result<Outcome, Unreadable>> {
  if (isBoard(file, bytes, checking.given))
    return (await import('./check-board.ts')).checkBoard(bytes, checking);
  const text = new TextDecoder().decode(bytes);
  if (saysCount(text)) return (await import('./check-count.ts')).checkCount(file, text, checking);
  return (await import('./check-edition.ts')).checkEdition(file, bytes, checking);
}

/**
 * Checks the edition, the count or the board of a file and prints what holds and what does not. Exit code 0: everything
 * holds; 1: something does not; 2: there is nothing to check.
 */
export async function runVerify(given: Given, io: Io): Promise<ExitCode> {
  const words =
    io.language === 'zh'
      ? { ...countWordsZh, ...boardWordsZh, ...verifyWordsZh }
      : { ...countWordsEn, ...boardWordsEn, ...verifyWordsEn };
  const file = given.arguments[0] ?? '';
  const read = readerOf(io);
  const bytes = await read(file);
  const outcome = bytes.ok ? await checkFile(file, bytes.value, { given, io, words, read }) : bytes;
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
