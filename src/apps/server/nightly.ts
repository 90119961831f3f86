import { Cron } from 'croner';
import { sweepAccess } from '../../capabilities/access/sweep.ts';
import type { Database } from '../../engines/storage/database.ts';
import { withSchool } from '../../engines/storage/door.ts';
import { clock } from './application.ts';
import { faultValues, type Log } from './observe/log.ts';
import type { SchoolDirectory } from './school-directory.ts';

/** What the work of the night needs. */
export interface NightParts {
  readonly database: Database;
  readonly schools: SchoolDirectory;
  readonly log: Log;
  newReference(): string;
}

/** Removes ended sessions, old counters and codes of every school. */
async function sweep({ database, schools, log, newReference }: NightParts): Promise<void> {
  const since = performance.now();
  try {
    for (const { id } of await schools.open())
      await withSchool(database, id, (tx) => sweepAccess(tx, clock()));
    log('job-done', { job: 'sweep', milliseconds: performance.now() - since });
  } catch (error) {
    // Nobody awaits it, and the next night does it again.
    log('fault', faultValues(error, { reference: newReference(), where: 'sweep' }));
  }
}

/** Sweeps each night at 03:10 in China while the application runs; the answer ends that, after a sweep under way. */
export function sweepNightly(parts: NightParts): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const cron = new Cron('10 3 * * *', { timezone: 'Asia/Shanghai', unref: true }, () => {
    running = sweep(parts);
  });
  return {
    stop: () => {
      cron.stop();
      return running;
    },
  };
}
