import pg from 'pg';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { ConnectionSettings } from './database.ts';

/** Work that takes longer than a transaction and that only one process may do on a database, by a number of our own. */
const locks = { demo: 4_800_002 } as const;

/**
 * Does work that nobody else does on this database meanwhile, whatever machine they are on; refuses `being-done` where
 * somebody does. PostgreSQL lets go of the lock when this process dies.
 */
export async function oneAtATime<T>(
  settings: ConnectionSettings,
  what: keyof typeof locks,
  work: () => Promise<T>,
): Promise<Result<T, Refusal>> {
  const client = new pg.Client({ ...settings, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock($1) as mine',
      [locks[what]],
    );
    return rows[0]?.mine ? ok(await work()) : err(refusal('being-done'));
  } finally {
    await client.end();
  }
}
