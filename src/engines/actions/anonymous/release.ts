import type { z } from 'zod';
import { asc, count } from 'drizzle-orm';
import type { Day } from '../../../kernel/day.ts';
import type { SchoolTransaction } from '../../storage/door.ts';
import type { AnonymousAction, Fields } from '../verb.ts';
import { ofMatter, type Matter } from './matter.ts';
import { anonymousReleased, anonymousRight, anonymousTopic } from './tables.ts';

/** Fewer contents than this are never shown. */
export const leastBatch = 5;

/** How far the acts of a matter have come. */
export interface MatterCounts {
  /** Rights that were spent. */
  readonly spent: number;
  /** Acts whose content arrived: the journal's count. */
  readonly received: number;
  /** Contents that can be read; the others wait. */
  readonly released: number;
}

/** What a release did; it belongs into the journal entry of whoever released (`after`), as it is. */
export interface Release {
  /** Contents released now; 0 where fewer than five waited. */
  readonly released: number;
  /** Number of the batch they make; null where none was made. */
  readonly batch: number | null;
  /** SHA-256 over ids and contents in the order of ids, hexadecimal; null where none was made. */
  readonly digest: string | null;
  /** Contents that still wait and of which only the number may be told. */
  readonly waiting: number;
}

/** One batch that was released. */
export interface ReleasedBatch {
  readonly batch: number;
  /** The day it was released. */
  readonly day: Day;
  readonly count: number;
  /** Computed from the rows as they are now; the journal has it as it was. */
  readonly digest: string;
}

// The new rows lie in the order of ids drawn now, all of one transaction.
const releasing = {
  name: 'anonymous-release',
  text: `with gone as (
  delete from anonymous_waiting where school_id = $1 and verb = $2 and topic = $3 returning content
), drawn as (
  select gen_random_uuid() as id, content from gone
), written as (
  insert into anonymous_released (school_id, verb, topic, id, batch, day, content)
  select $1, $2, $3, id, $4::integer, $5::date, content from drawn order by id returning id, content
)
select count(*)::int as released,
  encode(sha256(convert_to(coalesce(string_agg(id::text || content, '' order by id), ''), 'UTF8')), 'hex') as digest
from written`,
};

const nothing = { released: 0, batch: null, digest: null } as const;

/**
 * Makes everything that waits in a matter readable as one batch, in an order drawn now, where at least five wait; fewer
 * go on waiting, and at the end of a matter stay untold but for their number. Called in the action that closes or counts
 * a matter, after its door was closed. Releasing only at the end hides most: then everybody is among everybody.
 */
export async function releaseWaiting(
  { db, client, schoolId }: SchoolTransaction,
  matter: Matter,
  today: Day,
): Promise<Release> {
  const wanted = ofMatter(anonymousTopic, schoolId, matter);
  // The lock of the matter: whoever acts at this moment comes before or after, and no batch is torn.
  const [topic] = await db.select().from(anonymousTopic).where(wanted).for('update');
  if (!topic) return { ...nothing, waiting: 0 };
  const waiting = topic.received - topic.released;
  if (waiting < leastBatch) return { ...nothing, waiting };
  const batch = topic.batches + 1;
  const { rows } = await client.query<{ released: number; digest: string }>({
    ...releasing,
    values: [schoolId, matter.verb, matter.topic, batch, today],
  });
  const { released = 0, digest = null } = rows[0] ?? {};
  if (released !== waiting)
    throw new Error(`${matter.verb}: ${waiting} wait, ${released} were found`);
  await db.update(anonymousTopic).set({ released: topic.received, batches: batch }).where(wanted);
  return { released, batch, digest, waiting: 0 };
}

/** How many rights were spent, and how many contents received and released. */
export async function countMatter(
  { db, schoolId }: SchoolTransaction,
  matter: Matter,
): Promise<MatterCounts> {
  const [[spent], [topic]] = await Promise.all([
    db
      .select({ count: count() })
      .from(anonymousRight)
      .where(ofMatter(anonymousRight, schoolId, matter)),
    db
      .select()
      .from(anonymousTopic)
      .where(ofMatter(anonymousTopic, schoolId, matter)),
  ]);
  return {
    spent: spent?.count ?? 0,
    received: topic?.received ?? 0,
    released: topic?.released ?? 0,
  };
}

/** The contents of a matter that may be read, in an order that tells nothing; those that wait are never among them. */
export async function readReleased<In extends Fields>(
  { db, schoolId }: SchoolTransaction,
  action: AnonymousAction<In>,
  topic: string,
): Promise<readonly z.output<In>[]> {
  const rows = await db
    .select({ content: anonymousReleased.content })
    .from(anonymousReleased)
    .where(ofMatter(anonymousReleased, schoolId, { verb: action.name, topic }))
    .orderBy(asc(anonymousReleased.id));
  return rows.map(({ content }) => JSON.parse(content) as z.output<In>);
}

/** The batches of a matter, to be held against what the journal says of them. */
export async function readBatches(
  { client, schoolId }: SchoolTransaction,
  { verb, topic }: Matter,
): Promise<readonly ReleasedBatch[]> {
  const { rows } = await client.query<ReleasedBatch>(
    `select batch, to_char(day, 'YYYY-MM-DD') as day, count(*)::int as count,
       encode(sha256(convert_to(string_agg(id::text || content, '' order by id), 'UTF8')), 'hex') as digest
     from anonymous_released where school_id = $1 and verb = $2 and topic = $3
     group by batch, day order by batch`,
    [schoolId, verb, topic],
  );
  return rows;
}
