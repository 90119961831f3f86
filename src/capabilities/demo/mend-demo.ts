import type { Database } from '../../engines/storage/database.ts';
import { withSchool } from '../../engines/storage/door.ts';
import { journalOperation } from '../../engines/storage/journal/installation.ts';
import { readEntries } from '../../engines/storage/journal/read.ts';
import { oneAtATime } from '../../engines/storage/one-at-a-time.ts';
import { installation } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import { forgetDemoLogins } from './logins-file.ts';
import { removeDemo } from './remove-demo.ts';

/** Entries of the installation's journal between which the demo is half made. */
const marks = { begun: 'demo.begin', made: 'demo.make' } as const;

/** Writes down that the demo is about to be made, or that it stands. */
export function markDemo(
  database: Database,
  mark: keyof typeof marks,
  { at, schools }: { readonly at: Instant; readonly schools: readonly string[] },
): Promise<void> {
  return journalOperation(database, {
    ...{ at, by: 'operator', verb: marks[mark], after: { schools } },
    subject: { kind: 'installation', id: installation },
  });
}

const newest = { descending: true, offset: 0, limit: 1 } as const;

/** Whether a making was begun that came to no end, and was not removed. */
export function demoIsUnfinished(database: Database): Promise<boolean> {
  return withSchool(database, installation, async (tx) => {
    const found = async (verb: string): Promise<number> =>
      (await readEntries(tx, { verb, subjectKind: 'installation' }, newest)).lines[0]?.seq ?? 0;
    const begun = await found(marks.begun);
    return begun > Math.max(await found(marks.made), await found('demo.remove'));
  });
}

/**
 * Removes a demo whose making broke off, with its log-ins, so that it can be made again; answers whether there was one.
 * Leaves it where somebody is making it this moment. For the start of the application, before anybody is let in.
 */
export async function mendDemo(
  database: Database,
  { dataDirectory, at }: { readonly dataDirectory: string; readonly at: Instant },
): Promise<boolean> {
  if (!(await demoIsUnfinished(database))) return false;
  const mended = await oneAtATime(database.settings, 'demo', async () => {
    if (!(await demoIsUnfinished(database))) return false;
    await forgetDemoLogins(dataDirectory);
    const { schools } = await removeDemo(database, { at, by: 'job' });
    return schools.length > 0;
  });
  return mended.ok && mended.value;
}
