import { violatedConstraint } from '../../engines/storage/retry.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';

/**
 * Runs a write that one of these unique keys may refuse, and answers `taken` where it did: the transaction goes on as
 * before the write. The savepoint travels with the write, so it costs no round trip.
 */
export async function unlessTaken<T>(
  { client }: SchoolTransaction,
  keys: string | readonly string[],
  write: () => Promise<T>,
): Promise<T | 'taken'> {
  const saved = client.query('savepoint unless_taken');
  saved.catch(() => undefined);
  try {
    const value = await write();
    await saved;
    return value;
  } catch (error) {
    const key = violatedConstraint(error);
    if (key === null || ![keys].flat().includes(key)) throw error;
    await client.query('rollback to savepoint unless_taken');
    return 'taken';
  }
}
