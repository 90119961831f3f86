import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { millisecondsOf, type Instant } from '../../../kernel/instant.ts';
import { limits, waitAfter, type CountedBy } from './limits.ts';

/** A counter: what it is for, and the keyed hash it stands under. */
export interface CounterKey {
  readonly by: CountedBy;
  readonly hash: Buffer;
}

interface Row {
  readonly failures: number;
  readonly last_at: Date;
}

const minute = 60_000;

/** Minutes still to wait at `now`, rounded up; 0 where one may try. */
function minutesLeft(row: Row | undefined, by: CountedBy, now: Instant): number {
  if (!row) return 0;
  const at = millisecondsOf(now);
  const last = row.last_at.getTime();
  if (at - last >= limits[by].forgotten * 60 * minute) return 0;
  const until = last + waitAfter(row.failures, limits[by]) * minute;
  return Math.max(0, Math.ceil((until - at) / minute));
}

const read = async (
  { client, schoolId }: SchoolTransaction,
  { hash }: CounterKey,
): Promise<Row | undefined> => {
  const { rows } = await client.query<Row>({
    name: 'attempt-read',
    text: 'select failures, last_at from attempt where school_id = $1 and key_hash = $2',
    values: [schoolId, hash],
  });
  return rows[0];
};

// The same rule as `minutesLeft` and `waitAfter`, under the lock of the row: of two callers at once the second sees
// what the first counted. Failures of long ago are forgotten before this one is counted.
const charging = {
  name: 'attempt-charge',
  text: `insert into attempt as a (school_id, key_hash, failures, last_at) values ($1, $2, 1, $3)
    on conflict (school_id, key_hash) do update set last_at = $3,
      failures = case when a.last_at <= $3::timestamptz - $6 * interval '1 hour' then 1 else a.failures + 1 end
    where a.failures < $4
      or a.last_at <= $3::timestamptz - $6 * interval '1 hour'
      or a.last_at <= $3::timestamptz
        - least($5::integer, (2 ^ least(a.failures - $4::integer, 16))::integer) * interval '1 minute'
    returning (select b.last_at from attempt b where b.school_id = $1 and b.key_hash = $2) as before`,
};

/** A failure counted in advance: when, and when the one before it was. */
export interface Charge {
  readonly at: Instant;
  readonly before: Date | null;
}

/**
 * Counts a failure before it is known to be one; or answers the minutes to wait, and counts nothing. Counting first
 * keeps many guesses at once to the limit exactly; `takeBack` or `clear` undo it.
 */
export async function charge(
  tx: SchoolTransaction,
  key: CounterKey,
  now: Instant,
): Promise<Charge | { readonly minutes: number }> {
  const { free, longest, forgotten } = limits[key.by];
  const { rows } = await tx.client.query<{ readonly before: Date | null }>({
    ...charging,
    values: [tx.schoolId, key.hash, now, free, longest, forgotten],
  });
  if (rows[0]) return { at: now, before: rows[0].before };
  return { minutes: Math.max(1, minutesLeft(await read(tx, key), key.by, now)) };
}

/** Takes one counted failure back: it was none, and nobody waits for it. */
export async function takeBack(
  { client, schoolId }: SchoolTransaction,
  { hash }: CounterKey,
  { at, before }: Charge,
): Promise<void> {
  await client.query({
    name: 'attempt-take-back',
    text: `update attempt set failures = greatest(failures - 1, 0),
        last_at = case when last_at = $3 then coalesce($4, last_at) else last_at end
      where school_id = $1 and key_hash = $2`,
    values: [schoolId, hash, at, before],
  });
}

/** Forgets a counter after a success, and with it every counter nobody touched for two days. */
export async function clear(
  { client, schoolId }: SchoolTransaction,
  { hash }: CounterKey,
  now: Instant,
): Promise<void> {
  await client.query({
    name: 'attempt-clear',
    text: `delete from attempt where school_id = $1
      and (key_hash = $2 or last_at < $3::timestamptz - interval '2 days')`,
    values: [schoolId, hash, now],
  });
}
