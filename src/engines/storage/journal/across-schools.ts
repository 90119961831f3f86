import type { Instant } from '../../../kernel/instant.ts';
import type { Database } from '../database.ts';
import { readAcross, type WideTransaction } from '../door.ts';
import { journalOperation } from './installation.ts';

/** Why all schools are read together. A new purpose is a decision, so it is written down here. */
export type Purpose = 'oversight' | 'jobs' | 'log-in';

/**
 * The door to all schools at once, for reading only. That it is opened, when, by whom and why stands in the
 * installation's journal before anything is read; where that cannot be written nothing is read.
 */
export async function acrossSchools<T>(
  database: Database,
  { purpose, at, by }: { purpose: Purpose; at: Instant; by: 'operator' | 'job' },
  work: (tx: WideTransaction) => Promise<T>,
): Promise<T> {
  const subject = { kind: 'purpose', id: purpose };
  await journalOperation(database, { at, by, verb: 'school.read-across', subject });
  return readAcross(database, work);
}
