import { createHash } from 'node:crypto';
import { readCount } from '../../engines/counting/published/read-count.ts';
import { countChecks, verifyCount } from '../../engines/counting/published/verify-count.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { jsonLine, type Outcome, type Unreadable } from './outcome.ts';
import { printCount } from './print-count.ts';
import type { Checking } from './run-verify.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Checks a published count, and tells it for a terminal or a machine. */
export function checkCount(
  file: string,
  text: string,
  { given, io, words }: Checking,
): Result<Outcome, Unreadable> {
  const read = readCount(text);
  if (!read.ok) return err({ ...read.error, file });
  const verification = verifyCount(sha256, read.value);
  const { failures, replay } = verification;
  const more = { hash: read.value.hash, offices: replay.offices };
  return ok({
    holds: failures.length === 0,
    text: given.has('json')
      ? jsonLine(failures, countChecks, more)
      : printCount(read.value, verification, { words, io }),
  });
}
