import type pg from 'pg';
import type { SchoolId, Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { entryDigest, nextHash, type JournalActor } from './entry.ts';

/** What is needed of a connection here: a transaction's client, whichever door opened it. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** One link as it stands in the table. */
export interface Link {
  readonly seq: number;
  /** SHA-256 over what the row says now. */
  readonly digest: Buffer;
  /** The hash kept in the row. */
  readonly hash: Buffer;
  /** Null where the payload is gone. */
  readonly payloadHolds: boolean | null;
}

interface Row {
  readonly seq: string;
  readonly at: string;
  readonly verb: string;
  readonly actor: JournalActor['kind'];
  readonly account_id: Uuid | null;
  readonly capacity_id: Uuid | null;
  readonly capacity_role: string | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly payload_hash: Buffer;
  readonly hash: Buffer;
  readonly payload_holds: boolean | null;
}

// Payloads are hashed where they lie, since one may be megabytes; `payloadHash` of `entry.ts` says the same.
// Microseconds are read too: an entry is written to the millisecond, so any others are a change.
const page = {
  name: 'journal-page',
  text: `select e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.verb, e.actor,
  e.account_id, e.capacity_id, e.capacity_role, e.subject_kind, e.subject_id, e.payload_hash, e.hash,
  sha256(p.salt || convert_to(p.payload, 'UTF8')) = e.payload_hash as payload_holds
from journal_entry e left join journal_payload p on p.school_id = e.school_id and p.seq = e.seq
where e.school_id = $1 and e.seq > $2 order by e.seq limit 1000`,
};

function linkOf(school: SchoolId, row: Row): Link {
  const head = {
    schoolId: school,
    at: row.at.replace(/000Z$/, 'Z') as Instant,
    verb: row.verb,
    actor: {
      kind: row.actor,
      accountId: row.account_id,
      capacityId: row.capacity_id,
      capacityRole: row.capacity_role,
    },
    subject: { kind: row.subject_kind, id: row.subject_id },
  };
  return {
    seq: Number(row.seq),
    digest: entryDigest(head, row.payload_hash),
    hash: row.hash,
    payloadHolds: row.payload_holds,
  };
}

/** The links of a journal after `seq`, in their order, read page by page. */
export async function* linksAfter(
  client: Queryable,
  school: SchoolId,
  seq: number,
): AsyncGenerator<Link> {
  for (let after = seq; ;) {
    const { rows } = await client.query<Row>({ ...page, values: [school, after] });
    if (rows.length === 0) return;
    for (const row of rows) yield linkOf(school, row);
    after = Number(rows.at(-1)?.seq);
  }
}

/** Whether a link, standing at place `seq`, follows from the hash before it. */
export function follows(previous: Buffer, link: Link, seq: number): boolean {
  return nextHash(previous, BigInt(seq), link.digest).equals(link.hash);
}

/** Where a journal ends. */
export interface JournalEnd {
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
}

/** The newest entry as `journal_head` says it; null where a school has none. */
export async function readHead(client: Queryable, school: SchoolId): Promise<JournalEnd | null> {
  const { rows } = await client.query<{ seq: string; hash: Buffer }>(
    'select seq, hash from journal_head where school_id = $1',
    [school],
  );
  const head = rows[0];
  return head ? { seq: Number(head.seq), hash: head.hash.toString('hex') } : null;
}
