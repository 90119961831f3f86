import type { Database } from '../../storage/database.ts';

const turns = new WeakMap<Database, Map<string, Promise<unknown>>>();

/**
 * Runs work of one name one after the other within this process, in the order it was asked for. What must wait for a
 * row's lock anyway waits here without a connection and without a snapshot that keeps dead rows alive; the lock itself
 * still decides, because there may be other processes.
 */
export async function inTurn<T>(
  database: Database,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const waiting = turns.get(database) ?? new Map<string, Promise<unknown>>();
  turns.set(database, waiting);
  const turn = (waiting.get(name) ?? Promise.resolve()).then(work, work);
  waiting.set(name, turn);
  try {
    return await turn;
  } finally {
    if (waiting.get(name) === turn) waiting.delete(name);
  }
}
