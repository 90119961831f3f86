// The application that is killed: opens storage as `npm start` does, then 16 writers write and journal without pause.
// It says on its standard output, one line each: `ready`, `state <state>`, `ack <school> <id>`, `fault <message>`.
import { createHash, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, type Database } from '../../src/engines/storage/database.ts';
import { withSchool } from '../../src/engines/storage/door.ts';
import { appendEntry, openJournal } from '../../src/engines/storage/journal/append.ts';
import { migrate, readMigrations } from '../../src/engines/storage/migrate.ts';
import { openStorage } from '../../src/engines/storage/open-storage.ts';
import { isServerGone } from '../../src/engines/storage/server-gone.ts';
import type { SchoolId } from '../../src/kernel/id.ts';
import { instantOf } from '../../src/kernel/instant.ts';
import { faultSchools } from './fault-schools.ts';

/** Written at once: what is said before a kill -9 was said. */
const say = (line: string): void => void writeSync(1, `${line}\n`);

const writers = 16;

async function openSchools(database: Database): Promise<void> {
  for (const school of faultSchools)
    await withSchool(database, school, async (tx) => {
      const { rowCount } = await tx.client.query(
        'select 1 from journal_head where school_id = $1',
        [school],
      );
      if (rowCount === 0) await openJournal(tx);
    });
}

/** One acknowledged write: a row and its journal entry, in one transaction. */
async function write(database: Database, school: SchoolId): Promise<string> {
  const id = randomUUID();
  const content = Buffer.from(id);
  const sha256 = createHash('sha256').update(content).digest();
  await withSchool(database, school, async (tx) => {
    await tx.client.query(
      `insert into attachment (school_id, sha256, name, type, size, content, added_at)
       values ($1, $2, $3, 'text/plain', $4, $5, now())`,
      [school, sha256, id, content.length, content],
    );
    await appendEntry(tx, {
      schoolId: school,
      at: instantOf(new Date()),
      verb: 'fault.write',
      actor: { kind: 'job', accountId: null, capacityId: null, capacityRole: null },
      subject: { kind: 'attachment', id },
      payload: { before: null, after: { id }, answer: null },
      request: null,
    });
  });
  return id;
}

async function keepWriting(database: Database, school: SchoolId): Promise<never> {
  for (;;) {
    try {
      say(`ack ${school} ${await write(database, school)}`);
    } catch (error) {
      if (!isServerGone(error)) say(`fault ${(error as Error).stack?.replaceAll('\n', ' ')}`);
      await wait(20);
    }
  }
}

const folder = process.argv[2] ?? '';
const opened = await openStorage({
  dataDirectory: folder,
  databaseUrl: null,
  log: () => undefined,
});
if (!opened.ok) {
  say(`fault ${JSON.stringify(opened.error)}`);
  process.exit(1);
}
const storage = opened.value;
await migrate(
  storage.settings,
  await readMigrations(path.join(import.meta.dirname, '../../migrations')),
);
const database = openDatabase(storage.settings, { connections: writers });
storage.watch((state) => say(`state ${state}`));
await openSchools(database);
say('ready');
process.once('SIGTERM', () => {
  void storage.stop().then(() => process.exit(0));
});
for (let writer = 0; writer < writers; writer += 1) {
  const school = faultSchools[writer % faultSchools.length];
  if (school) void keepWriting(database, school);
}
