import { Cron } from 'croner';
import { sweepAccess } from '../../capabilities/access/sweep.ts';
import { noteStandings } from '../../capabilities/self-evaluation/seen.ts';
import type { Database } from '../../engines/storage/database.ts';
import { withSchool } from '../../engines/storage/door.ts';
import { chinaDay } from '../../kernel/instant.ts';
import { clock } from './application.ts';
import { evidenceSources } from './evidence.ts';
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

/** Notes how every school's form stands, so that the cockpit can say what changed. */
async function note({ database, schools, log, newReference }: NightParts): Promise<void> {
  const since = performance.now();
  const now = clock();
  for (const { id } of await schools.open()) {
    try {
      await withSchool(database, id, (tx) => noteStandings(tx, evidenceSources, chinaDay(now)));
    } catch (error) {
      // One school's fault must not keep the others from being noted.
      log('fault', faultValues(error, { reference: newReference(), where: 'note' }));
    }
  }
  log('job-done', { job: 'note', milliseconds: performance.now() - since });
}

/** Sweeps each night at 03:10 in China while the application runs; the answer ends that, after a sweep under way. */
export function sweepNightly(parts: NightParts): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const cron = new Cron('10 3 * * *', { timezone: 'Asia/Shanghai', unref: true }, () => {
    running = sweep(parts).then(() => note(parts));
  });
  return {
    stop: () => {
      cron.stop();
      return running;
    },
  };
}
