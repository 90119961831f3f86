import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keyFingerprint, takeCheckpoint } from '../../../engines/storage/journal/checkpoint.ts';
import { refusalOfFileError } from '../../../engines/storage/data-directory.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { say } from '../../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../../surfaces/cli/command.ts';
import { chosenSchools, schoolSlugs } from './journals.ts';
import { operationWords, refuse, withDatabase } from './open-operation.ts';
import { printLines } from './print-lines.ts';

/** Writes a new file; the refusal where it cannot be. */
async function writeNew(file: string, text: string): Promise<Refusal | null> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const folder = path.dirname(file);
    if (code === 'EEXIST') return refusal('file-exists', [], { file });
    if (code === 'ENOENT') return refusal('folder-missing', [], { folder });
    const refused = refusalOfFileError(error, folder);
    if (refused) return refused;
    throw error;
  }
}

/** `mingzhang journal checkpoint`: signs where the journals end now, one file each. */
export async function runJournalCheckpoint(given: Given, io: Io): Promise<ExitCode> {
  const folder = path.resolve(given.text('to') ?? '.');
  return withDatabase(io, async (database, { storage }) => {
    const words = operationWords[io.language];
    const slugs = await schoolSlugs(database);
    const chosen = chosenSchools(slugs, given.text('school'));
    if (!chosen.ok) return refuse(io, chosen.error);
    const schools = chosen.value === 'all' ? [...slugs.keys()] : chosen.value;
    const keys = storage.secrets.checkpointKeys;
    const lines: string[] = [];
    for (const school of schools) {
      const taken = await takeCheckpoint(database, { school, keys, at: io.now() });
      // The installation's own journal begins with its first operation.
      if (!taken.ok && chosen.value === 'all') continue;
      if (!taken.ok) return refuse(io, taken.error);
      const name = `checkpoint-${slugs.get(school) ?? school}-${taken.value.seq}.json`;
      const file = path.join(folder, name);
      const refused = await writeNew(file, `${JSON.stringify(taken.value, null, 2)}\n`);
      if (refused) return refuse(io, refused);
      lines.push(say(words, 'checkpoint.done', { file, seq: taken.value.seq }));
    }
    const fingerprint = keyFingerprint(keys.publicKey).slice(0, 32);
    await printLines(io, [...lines, say(words, 'checkpoint.keep', { fingerprint })]);
    return 0;
  });
}
