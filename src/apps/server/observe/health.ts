import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../../engines/storage/database.ts';

/** Milliseconds the database may take to answer. */
const patience = 2000;

/** Whether the database answers: for `/ready`. That the process answers at all is `/health`. */
export async function databaseAnswers({ pool }: Database): Promise<boolean> {
  const asked = pool.query('select 1').then(
    () => true,
    () => false,
  );
  const late = new AbortController();
  try {
    return await Promise.race([asked, wait(patience, false, { signal: late.signal })]);
  } finally {
    late.abort();
  }
}
