import { existsSync } from 'node:fs';
import { readBackupState } from '../../../engines/storage/backup/keep-backups.ts';
import { openDatabase } from '../../../engines/storage/database.ts';
import { examineDatabase, examineJournals } from '../../../engines/storage/doctor-database.ts';
import {
  examineBackups,
  examineBinaries,
  examineDirectory,
  examineMachine,
  type Check,
} from '../../../engines/storage/doctor.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { fill } from '../../../kernel/words.ts';
import type { ExitCode, Given, Io } from '../../../surfaces/cli/command.ts';
import { examineBallotBox, examineMail, examinePort } from './examine-network.ts';
import {
  databaseUrl,
  dataFolder,
  openOperation,
  operationWords,
  storageWords,
} from './open-operation.ts';
import { cutLines } from './print-lines.ts';
import { oldestNode } from './product.ts';

/** Before this version there was no such program, so a clock that says so is wrong. */
const builtAfter = '2026-09-01T00:00:00.000Z' as Instant;

/** How many of the newest entries of each journal are recomputed where not all are asked for. */
const newestEntries = 1000;

async function examineStorage(full: boolean, io: Io): Promise<readonly Check[]> {
  const opened = await openOperation(io, { create: false });
  if (!opened.ok) return [{ level: 'bad', code: opened.error.code, values: opened.error.values }];
  const { storage, migrations } = opened.value;
  try {
    const at = io.now();
    const found = await examineDatabase(storage.settings, { migrations, at });
    if (!found.readable) return found.checks;
    const database = openDatabase(storage.settings, { connections: 2 });
    try {
      const newest = full ? null : newestEntries;
      return [...found.checks, ...(await examineJournals(database, { newest, at }))];
    } finally {
      await database.close();
    }
  } finally {
    await storage.stop();
  }
}

async function examine(full: boolean, io: Io): Promise<readonly Check[]> {
  const folder = dataFolder(io);
  const there = existsSync(folder);
  const { environment } = io;
  const operatorFile = environment.MINGZHANG_BACKUP_PASSPHRASE_FILE || null;
  return [
    ...examineMachine(process.versions.node, oldestNode, io.now(), builtAfter),
    ...examineDirectory(folder),
    examineBinaries(databaseUrl(io) !== null),
    ...(there ? await examineStorage(full, io) : []),
    ...(there
      ? examineBackups(await readBackupState(folder), { folder, at: io.now(), operatorFile })
      : []),
    await examinePort(environment.PORT, environment.HOST),
    await examineBallotBox(environment),
    await examineMail(environment.SMTP_URL),
  ];
}

const marks = {
  good: ['green', '✓'],
  warning: ['yellow', '!'],
  bad: ['red', '✗'],
} as const;

function checkLines({ level, code, values }: Check, io: Io): readonly string[] {
  const own = operationWords[io.language];
  const storage = storageWords[io.language];
  const what = own[`check.${code}`] ?? storage[`refusal.${code}`] ?? own[`refusal.${code}`];
  if (what === undefined) throw new Error(`no words for the check ${code}`);
  const way =
    own[`check.${code}.way`] ?? storage[`refusal.${code}.way`] ?? own[`refusal.${code}.way`];
  const sentences = [what, ...(level === 'good' || way === undefined ? [] : [way])];
  const lines = cutLines(
    io,
    sentences.map((sentence) => fill(sentence, values)),
    2,
  );
  const [colour, mark] = marks[level];
  return lines.map((line, index) =>
    index === 0 ? `${io.paint(colour, mark)}${line.slice(1)}` : line,
  );
}

/** `mingzhang doctor`: examines everything a running installation stands on. Ends with 1 where something is in the way. */
export async function runDoctor(given: Given, io: Io): Promise<ExitCode> {
  const checks = await examine(given.has('full'), io);
  if (given.has('json')) await io.out(`${JSON.stringify({ checks })}\n`);
  else await io.out(`${checks.flatMap((one) => checkLines(one, io)).join('\n')}\n`);
  return checks.some(({ level }) => level === 'bad') ? 1 : 0;
}
