import type { Uuid } from '../../../kernel/id.ts';
import { instantOf, type Instant } from '../../../kernel/instant.ts';
import type { Json } from '../../../kernel/json.ts';
import type { SchoolTransaction } from '../door.ts';
import type { JournalActor, Payload } from './entry.ts';

/** One entry as it is looked at, without its hashes. */
export interface JournalLine {
  readonly seq: number;
  readonly at: Instant;
  readonly verb: string;
  readonly actor: JournalActor;
  readonly subject: { readonly kind: string; readonly id: string };
}

/** Which entries are wanted; null and undefined ask for all. Moments: from `since` on, and before `until`. */
export interface JournalFilter {
  readonly accountIds?: readonly Uuid[] | null | undefined;
  readonly verb?: string | null | undefined;
  readonly subjectKind?: string | null | undefined;
  readonly subjectId?: string | null | undefined;
  readonly since?: Instant | null | undefined;
  readonly until?: Instant | null | undefined;
}

/** Which of them, by their place in the chain. */
export interface JournalPage {
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

interface Row {
  readonly seq: string;
  readonly at: Date;
  readonly verb: string;
  readonly actor: JournalActor['kind'];
  readonly account_id: Uuid | null;
  readonly capacity_id: Uuid | null;
  readonly capacity_role: string | null;
  readonly subject_kind: string;
  readonly subject_id: string;
}

const lineOf = (row: Row): JournalLine => ({
  seq: Number(row.seq),
  at: instantOf(new Date(row.at)),
  verb: row.verb,
  actor: {
    kind: row.actor,
    accountId: row.account_id,
    capacityId: row.capacity_id,
    capacityRole: row.capacity_role,
  },
  subject: { kind: row.subject_kind, id: row.subject_id },
});

const columns = `e.seq, e.at, e.verb, e.actor, e.account_id, e.capacity_id, e.capacity_role,
  e.subject_kind, e.subject_id`;

const where = `e.school_id = $1
  and ($2::uuid[] is null or e.account_id = any($2::uuid[]))
  and ($3::text is null or e.verb = $3)
  and ($4::text is null or e.subject_kind = $4)
  and ($5::text is null or e.subject_id = $5)
  and ($6::timestamptz is null or e.at >= $6)
  and ($7::timestamptz is null or e.at < $7)`;

/** A page of a school's journal, and how many entries there are in all. One round trip. */
export async function readEntries(
  { client, schoolId }: SchoolTransaction,
  filter: JournalFilter,
  { descending, offset, limit }: JournalPage,
): Promise<{ readonly lines: readonly JournalLine[]; readonly total: number }> {
  const { accountIds, verb, subjectKind, subjectId, since, until } = filter;
  const values = [
    schoolId,
    accountIds ?? null,
    verb ?? null,
    subjectKind ?? null,
    subjectId ?? null,
    since ?? null,
    until ?? null,
  ];
  const [found, counted] = await Promise.all([
    client.query<Row>(
      `select ${columns} from journal_entry e where ${where}
       order by e.seq ${descending ? 'desc' : 'asc'} limit $8 offset $9`,
      [...values, limit, offset],
    ),
    client.query<{ total: number }>(
      `select count(*)::int as total from journal_entry e where ${where}`,
      values,
    ),
  ]);
  return { lines: found.rows.map(lineOf), total: counted.rows[0]?.total ?? 0 };
}

/** One entry with what it changed. */
export interface JournalDetail extends JournalLine {
  /** State before and after; null where the payload has been erased, as the law may ask. */
  readonly payload: { readonly before: Json; readonly after: Json } | null;
}

/** One entry by its place in the chain, or null. */
export async function readEntry(
  { client, schoolId }: SchoolTransaction,
  seq: number,
): Promise<JournalDetail | null> {
  const { rows } = await client.query<Row & { readonly payload: string | null }>(
    `select ${columns}, p.payload from journal_entry e
     left join journal_payload p on p.school_id = $1 and p.seq = e.seq
     where e.school_id = $1 and e.seq = $2`,
    [schoolId, seq],
  );
  const row = rows[0];
  if (!row) return null;
  const told = row.payload === null ? null : (JSON.parse(row.payload) as Payload);
  return {
    ...lineOf(row),
    payload: told === null ? null : { before: told.before, after: told.after },
  };
}
