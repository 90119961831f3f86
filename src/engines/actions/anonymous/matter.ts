import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Day } from '../../../kernel/day.ts';
import { addDays } from '../../../kernel/day-steps.ts';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';

/** What anonymous acts are counted by: the verb and its topic. */
export interface Matter {
  readonly verb: string;
  readonly topic: string;
}

/** What the journal calls a matter; the id is the topic. */
export const matterKind = 'topic';

interface MatterColumns {
  readonly schoolId: PgColumn;
  readonly verb: PgColumn;
  readonly topic: PgColumn;
}

/** The rows of one matter, its school named. */
export const ofMatter = (row: MatterColumns, school: SchoolId, { verb, topic }: Matter) =>
  and(eq(row.schoolId, school), eq(row.verb, verb), eq(row.topic, topic));

/** Midnight in China at the beginning of a day: all that the journal says of when an act was received. */
export const midnight = (on: Day): Instant => `${addDays(on, -1)}T16:00:00.000Z` as Instant;

/** What makes a repetition of one call known in each of the two transactions. */
export interface Marks {
  /** Stands beside the spent right. */
  readonly right: Buffer;
  /** Stands as the key of the journal's entry, where a repetition meets it. */
  readonly received: Uuid;
}

const digest = (...parts: readonly string[]): Buffer =>
  createHash('sha256').update(JSON.stringify(parts)).digest();

/** The first 128 bits as a UUID of version 8 (RFC 9562, 5.8). */
function uuidOf(hash: Buffer): Uuid {
  const bytes = Buffer.from(hash.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const cut = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...cut, hex.slice(20)].join('-') as Uuid;
}

/**
 * Two hashes of the caller's key. The key itself is kept nowhere, and without it neither hash leads to the other, so
 * they know a repetition and join nothing. Bound to the caller, so that nobody meets another's key.
 */
export function marksOf(key: Uuid, caller: Uuid | null, { verb, topic }: Matter): Marks {
  const parts = [key, caller ?? '', verb, topic];
  return { right: digest('right', ...parts), received: uuidOf(digest('received', ...parts)) };
}
