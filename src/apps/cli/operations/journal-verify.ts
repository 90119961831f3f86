import { keyFingerprint, type Checkpoint } from '../../../engines/storage/journal/checkpoint.ts';
import {
  journalHolds,
  verifyJournal,
  type JournalReport,
} from '../../../engines/storage/journal/verify.ts';
import type { SchoolId } from '../../../kernel/id.ts';
import { say } from '../../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../../surfaces/cli/command.ts';
import { chosenSchools, ownSlug, readCheckpoints, schoolSlugs } from './journals.ts';
import { operationWords, refuse, withDatabase } from './open-operation.ts';
import { cutLines } from './print-lines.ts';

function journalLines(report: JournalReport, slug: string, io: Io): readonly string[] {
  const words = operationWords[io.language];
  const { breach, entries, erased, missing, stray } = report;
  const name = slug === ownSlug ? say(words, 'journal.own') : slug;
  const chain =
    breach === null
      ? say(words, 'journal.holds', { name, entries })
      : say(words, `journal.broken.${breach.kind}`, { name, seq: breach.seq });
  const mark = journalHolds(report) ? io.paint('green', '✓') : io.paint('red', '✗');
  const more = [
    ...(erased > 0 ? [say(words, 'journal.erased', { payloads: erased })] : []),
    ...(missing > 0 ? [say(words, 'journal.missing', { payloads: missing })] : []),
    ...(stray > 0 ? [say(words, 'journal.stray', { payloads: stray })] : []),
  ];
  const [first = '', ...rest] = cutLines(io, [chain, ...more], 2);
  return [`${mark} ${first.trimStart()}`, ...rest];
}

async function checkpointLines(
  checkpoints: readonly Checkpoint[],
  ownKey: string,
  io: Io,
): Promise<readonly string[]> {
  const words = operationWords[io.language];
  if (checkpoints.length === 0) return cutLines(io, [say(words, 'journal.no-checkpoint')]);
  const fingerprints = [...new Set(checkpoints.map(({ publicKey }) => keyFingerprint(publicKey)))];
  return fingerprints.flatMap((fingerprint) => {
    const key = fingerprint === ownKey ? 'journal.own-key' : 'journal.other-key';
    return cutLines(io, [say(words, key, { fingerprint: fingerprint.slice(0, 32) })]);
  });
}

async function report(
  reports: readonly JournalReport[],
  slugs: ReadonlyMap<SchoolId, string>,
  { given, io }: { readonly given: Given; readonly io: Io },
): Promise<void> {
  const named = reports.map((one) => ({ ...one, slug: slugs.get(one.schoolId) ?? one.schoolId }));
  if (given.has('json')) return io.out(`${JSON.stringify({ journals: named })}\n`);
  const lines = named.flatMap((one) => journalLines(one, one.slug, io));
  await io.out(`${lines.join('\n')}\n`);
}

/** `mingzhang journal verify`: recomputes the chains and names the first broken entry of each. */
export async function runJournalVerify(given: Given, io: Io): Promise<ExitCode> {
  const checkpoints = await readCheckpoints(given.texts('checkpoint'));
  if (!checkpoints.ok) return refuse(io, checkpoints.error);
  return withDatabase(io, async (database, { storage }) => {
    const slugs = await schoolSlugs(database);
    const schools = chosenSchools(slugs, given.text('school'));
    if (!schools.ok) return refuse(io, schools.error);
    const reports = await verifyJournal(database, {
      schools: schools.value,
      checkpoints: checkpoints.value,
    });
    await report(reports, slugs, { given, io });
    const ownKey = keyFingerprint(storage.secrets.checkpointKeys.publicKey);
    const lines = await checkpointLines(checkpoints.value, ownKey, io);
    await io.err(`${lines.join('\n')}\n`);
    return reports.every(journalHolds) ? 0 : 1;
  });
}
