import { createHash } from 'node:crypto';
import type { Edition } from '../../capabilities/disclosure/edition/model.ts';
import { largestEdition, readEdition } from '../../capabilities/disclosure/edition/read-edition.ts';
import { checks, verifyEdition } from '../../capabilities/disclosure/edition/verify.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { jsonLine, type Outcome, type Unreadable } from './outcome.ts';
import { printVerification } from './print-verification.ts';
import type { Checking } from './run-verify.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function editionIn(file: string, bytes: Uint8Array): Result<Edition, Unreadable> {
  if (bytes.length > largestEdition * 3) return err({ code: 'too-large', file, place: '' });
  const read = readEdition(new TextDecoder().decode(bytes));
  return read.ok ? read : err({ ...read.error, file });
}

/** Checks an edition, beside the one it corrects where that was named, and tells it for a terminal or a machine. */
export async function checkEdition(
  file: string,
  bytes: Uint8Array,
  { given, io, words, read }: Checking,
): Promise<Result<Outcome, Unreadable>> {
  const edition = editionIn(file, bytes);
  if (!edition.ok) return edition;
  const named = given.text('before');
  const earlier = named === null ? null : await read(named);
  if (earlier !== null && !earlier.ok) return earlier;
  const before = earlier === null ? null : editionIn(named ?? '', earlier.value);
  if (before !== null && !before.ok) return before;
  const verification = verifyEdition(sha256, edition.value, before?.value ?? null);
  const { failures } = verification;
  const more = { ...verification, hash: edition.value.hash };
  return ok({
    holds: failures.length === 0,
    text: given.has('json')
      ? jsonLine(failures, checks, more)
      : printVerification(edition.value, verification, { words, io }),
  });
}
