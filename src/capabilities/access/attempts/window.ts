import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { millisecondsOf, type Instant } from '../../../kernel/instant.ts';
import type { WindowLimit } from './limits.ts';

/** A window of one address: the keyed hash it stands under, and how much it lets through. */
export interface WindowKey {
  readonly hash: Buffer;
  readonly limit: WindowLimit;
}

interface Row {
  readonly failures: number;
  /** When the window began. */
  readonly last_at: Date;
}

const minute = 60_000;

/** Minutes until the window ends where it is used up; 0 where one may try. Counts nothing. */
export async function waitOf(
  { client, schoolId }: SchoolTransaction,
  { hash, limit }: WindowKey,
  now: Instant,
): Promise<number> {
  const { rows } = await client.query<Row>({
    name: 'attempt-window-read',
    text: 'select failures, last_at from attempt where school_id = $1 and key_hash = $2',
    values: [schoolId, hash],
  });
  const row = rows[0];
  if (!row || row.failures < limit.most) return 0;
  const left = row.last_at.getTime() + limit.minutes * minute - millisecondsOf(now);
  return Math.max(0, Math.ceil(left / minute));
}

/** Counts one; a window that has ended begins anew. */
export async function countOne(
  { client, schoolId }: SchoolTransaction,
  { hash, limit }: WindowKey,
  now: Instant,
): Promise<void> {
  await client.query({
    name: 'attempt-window-count',
    text: `insert into attempt as a (school_id, key_hash, failures, last_at) values ($1, $2, 1, $3)
      on conflict (school_id, key_hash) do update set
        failures = case when a.last_at <= $3::timestamptz - $4 * interval '1 minute' then 1 else a.failures + 1 end,
        last_at = case when a.last_at <= $3::timestamptz - $4 * interval '1 minute' then $3 else a.last_at end`,
    values: [schoolId, hash, now, limit.minutes],
  });
}

/** Counts one down again: it came to a good end. */
export async function countDown(
  { client, schoolId }: SchoolTransaction,
  { hash }: WindowKey,
): Promise<void> {
  await client.query({
    name: 'attempt-window-down',
    text: `update attempt set failures = greatest(failures - 1, 0)
      where school_id = $1 and key_hash = $2`,
    values: [schoolId, hash],
  });
}
