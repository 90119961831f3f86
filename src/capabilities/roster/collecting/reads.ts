import { and, eq } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { SourceLine } from '../lines/line.ts';
import type { Period } from '../model.ts';
import { collection, collectionRequest } from '../tables.ts';
import type { RequestState } from './model.ts';
import { hashOf } from './tokens.ts';

export type CollectionRow = typeof collection.$inferSelect;
export type RequestRow = typeof collectionRequest.$inferSelect;

/** A request with what it is part of and whom it asks. */
export interface Request {
  readonly row: RequestRow;
  readonly collection: CollectionRow;
  readonly unionName: string;
  readonly unitName: string;
  readonly schoolName: string;
}

/** The period a collection asks ranks for. */
export const periodOf = ({ span, academicYear, half }: CollectionRow): Period => ({
  ...{ span, academicYear, half },
});

/** The lines of a request as they were sent. */
export const linesOf = ({ lines }: RequestRow): readonly SourceLine[] =>
  (lines ?? []) as unknown as readonly SourceLine[];

async function namesOf(
  { client, schoolId }: SchoolTransaction,
  bodyId: Uuid,
): Promise<Pick<Request, 'unionName' | 'unitName' | 'schoolName'>> {
  const { rows } = await client.query<Pick<Request, 'unionName' | 'unitName' | 'schoolName'>>({
    name: 'collection-names',
    text: `select b.name as "unionName", coalesce(u.name, b.name) as "unitName", s.name as "schoolName"
      from body b left join unit u on u.school_id = $1 and u.id = b.unit_id
      join school s on s.id = $1
      where b.school_id = $1 and b.id = $2`,
    values: [schoolId, bodyId],
  });
  if (!rows[0]) throw new Error('a request asks a body that is not there');
  return rows[0];
}

async function found(
  tx: SchoolTransaction,
  where: ReturnType<typeof eq>,
  how: 'look' | 'hold',
): Promise<Request | null> {
  const { db, schoolId } = tx;
  const asked = db
    .select()
    .from(collectionRequest)
    .where(and(eq(collectionRequest.schoolId, schoolId), where));
  const rows = await (how === 'hold' ? asked.for('update') : asked);
  const row = rows[0];
  if (!row) return null;
  const [collections, names] = await Promise.all([
    db
      .select()
      .from(collection)
      .where(and(eq(collection.schoolId, schoolId), eq(collection.id, row.collectionId))),
    namesOf(tx, row.bodyId),
  ]);
  if (!collections[0]) throw new Error('a request of no collection');
  return { row, collection: collections[0], ...names };
}

/** One request by its id, held until the commit where something is decided on it. */
export const requestById = (
  tx: SchoolTransaction,
  id: Uuid,
  how: 'look' | 'hold',
): Promise<Request | null> => found(tx, eq(collectionRequest.id, id), how);

/** The request a link is for; null for a link that was never given, or was taken back or replaced. */
export const requestByToken = (
  tx: SchoolTransaction,
  token: string,
  how: 'look' | 'hold',
): Promise<Request | null> => found(tx, eq(collectionRequest.tokenHash, hashOf(token)), how);

/** How far one unit has come. */
export interface Progress {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly unionName: string;
  readonly unitName: string;
  readonly state: RequestState;
  readonly lines: number;
  readonly sentAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly remarks: string | null;
  readonly revision: number;
  readonly expiresAt: Instant;
  /** Whether a link is out: neither taken back nor run out. */
  readonly live: boolean;
  /** The day is over and nothing was sent, or it was sent back. */
  readonly late: boolean;
}

/** Every unit of a collection, the late ones first, then by the pinyin of their names. One statement. */
export async function progressOf(
  { client, schoolId }: SchoolTransaction,
  collectionId: Uuid,
  { today, now }: { readonly today: Day; readonly now: Instant },
): Promise<readonly Progress[]> {
  const { rows } = await client.query<
    Omit<Progress, 'sentAt' | 'decidedAt' | 'expiresAt'> & {
      readonly sentAt: Date | null;
      readonly decidedAt: Date | null;
      readonly expiresAt: Date;
    }
  >({
    name: 'collection-progress',
    text: `select r.id, r.body_id as "bodyId", b.name as "unionName", coalesce(u.name, b.name) as "unitName", r.state,
        coalesce(jsonb_array_length(r.lines), 0) as lines, r.sent_at as "sentAt", r.decided_at as "decidedAt",
        r.remarks, r.revision, r.expires_at as "expiresAt",
        r.token_hash is not null and r.expires_at > $4::timestamptz as live,
        r.state in ('open', 'returned') and c.due < $3::date as late
      from collection_request r
      join collection c on c.school_id = $1 and c.id = r.collection_id
      join body b on b.school_id = $1 and b.id = r.body_id
      left join unit u on u.school_id = $1 and u.id = b.unit_id
      where r.school_id = $1 and r.collection_id = $2
      order by late desc, u.name_key collate "C", b.name_key collate "C", r.id`,
    values: [schoolId, collectionId, today, now],
  });
  const instant = (date: Date | null): Instant | null =>
    (date?.toISOString() ?? null) as Instant | null;
  return rows.map((row) => ({
    ...row,
    sentAt: instant(row.sentAt),
    decidedAt: instant(row.decidedAt),
    expiresAt: row.expiresAt.toISOString() as Instant,
  }));
}
