import pg from 'pg';
import type { ConnectionSettings } from '../../src/engines/storage/database.ts';

/** Runs one statement on a connection of its own and answers the first column of its rows. */
export async function ask(settings: ConnectionSettings, text: string): Promise<unknown[]> {
  const client = new pg.Client(settings);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
    return rows.map(([value]) => value);
  } finally {
    await client.end().catch(() => undefined);
  }
}
