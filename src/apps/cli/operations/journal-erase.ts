import { erasePayload } from '../../../engines/storage/journal/installation.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { say } from '../../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../../surfaces/cli/command.ts';
import { chosenSchools, schoolSlugs } from './journals.ts';
import { operationWords, refuse, withDatabase } from './open-operation.ts';
import { printLines } from './print-lines.ts';

/** `mingzhang journal erase`: erases what one entry said, after asking once. */
export async function runJournalErase(given: Given, io: Io): Promise<ExitCode> {
  const words = operationWords[io.language];
  const typed = given.arguments[0] ?? '';
  const slug = given.text('school') ?? '';
  const reason = (given.text('reason') ?? '').trim();
  if (!/^[1-9]\d{0,14}$/.test(typed)) return refuse(io, refusal('entry-number', [], { typed }));
  if (reason === '') return refuse(io, refusal('reason-missing'));
  const seq = Number(typed);
  return withDatabase(io, async (database) => {
    const chosen = chosenSchools(await schoolSlugs(database), slug);
    if (!chosen.ok) return refuse(io, chosen.error);
    const [schoolId] = chosen.value === 'all' ? [] : chosen.value;
    if (!schoolId) return refuse(io, refusal('school-unknown', [], { slug }));
    if (!given.has('yes')) {
      const answer = await io.ask(`${say(words, 'ask.erase', { seq, slug })} `, { hidden: false });
      if (answer?.trim().toLowerCase() !== 'yes') return refuse(io, refusal('not-confirmed'));
    }
    const erased = await erasePayload(database, { schoolId, seq, reason, at: io.now() });
    if (!erased) return refuse(io, refusal('entry-without-payload', [], { seq }));
    await printLines(io, [say(words, 'erase.done', { seq })]);
    return 0;
  });
}
