import type { Database } from '../../src/engines/storage/database.ts';
import { withSchool, type SchoolTransaction } from '../../src/engines/storage/door.ts';
import {
  entryDigest,
  firstHash,
  nextHash,
  payloadHash,
  type JournalActor,
} from '../../src/engines/storage/journal/entry.ts';
import type { SchoolId, Uuid } from '../../src/kernel/id.ts';
import { instantOf } from '../../src/kernel/instant.ts';

/** How far a chain has been recomputed. */
export interface ChainPlace {
  readonly seq: bigint;
  readonly hash: Buffer;
}

/** What was found wrong, one line each, and how far the chain was followed. */
export interface Inspection {
  readonly wrong: readonly string[];
  readonly place: ChainPlace;
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
  readonly payload_hash: Buffer;
  readonly hash: Buffer;
  readonly salt: Buffer;
  readonly payload: string;
}

const page = 5000;

/** Recomputes a school's chain from a place on; every entry must follow from the one before. */
async function followChain(tx: SchoolTransaction, from: ChainPlace): Promise<Inspection> {
  const wrong: string[] = [];
  let place = from;
  for (;;) {
    const { rows } = await tx.client.query<Row>(
      `select e.*, p.salt, p.payload from journal_entry e
       left join journal_payload p on p.school_id = e.school_id and p.seq = e.seq
       where e.school_id = $1 and e.seq > $2 order by e.seq limit ${page}`,
      [tx.schoolId, place.seq],
    );
    for (const row of rows) {
      const seq = place.seq + 1n;
      const hash = nextHash(place.hash, seq, digestOf(row, tx.schoolId));
      const fits = BigInt(row.seq) === seq && row.hash.equals(hash);
      const payloadFits = payloadHash(row.salt, row.payload).equals(row.payload_hash);
      if (!fits || !payloadFits) wrong.push(`${tx.schoolId}: entry ${row.seq} breaks the chain`);
      place = { seq, hash };
    }
    if (rows.length < page) return { wrong, place };
  }
}

function digestOf(row: Row, schoolId: SchoolId): Buffer {
  return entryDigest(
    {
      schoolId,
      at: instantOf(row.at),
      verb: row.verb,
      actor: {
        kind: row.actor,
        accountId: row.account_id,
        capacityId: row.capacity_id,
        capacityRole: row.capacity_role,
      },
      subject: { kind: row.subject_kind, id: row.subject_id },
    },
    row.payload_hash,
  );
}

/** The place before a school's first entry. */
export function chainStart(school: SchoolId): ChainPlace {
  return { seq: 0n, hash: firstHash(school) };
}

/**
 * Looks a school over in one snapshot: the chain from a place on and its head, all acknowledged writes, and that
 * rows and entries belong together one to one.
 */
export function inspect(
  database: Database,
  school: SchoolId,
  { acknowledged, from }: { readonly acknowledged: readonly string[]; readonly from: ChainPlace },
): Promise<Inspection> {
  const look = async (tx: SchoolTransaction): Promise<Inspection> => {
    const { wrong, place } = await followChain(tx, from);
    const { rows } = await tx.client.query<{ seq: string; hash: Buffer }>(
      'select seq, hash from journal_head where school_id = $1',
      [school],
    );
    const head = rows[0];
    const headFits = head && BigInt(head.seq) === place.seq && head.hash.equals(place.hash);
    const lost = await lostWrites(tx, acknowledged);
    const loose = await looseRows(tx);
    return {
      place,
      wrong: [
        ...wrong,
        ...(headFits ? [] : [`${school}: the head is not the newest entry`]),
        ...lost.map((id) => `${school}: acknowledged and lost: ${id}`),
        ...(loose === 0 ? [] : [`${school}: ${loose} rows or entries without the other`]),
      ],
    };
  };
  return withSchool(database, school, look, { isolation: 'repeatable read' });
}

async function lostWrites(tx: SchoolTransaction, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select a.id from unnest($2::text[]) a (id)
     where not exists (select 1 from attachment t where t.school_id = $1 and t.sha256 = sha256(a.id::bytea))`,
    [tx.schoolId, ids],
  );
  return rows.map(({ id }) => id);
}

async function looseRows(tx: SchoolTransaction): Promise<number> {
  const { rows } = await tx.client.query<{ loose: number }>(
    `select count(*)::int as loose from
       (select name from attachment where school_id = $1) t
       full join (select subject_id from journal_entry where school_id = $1) e on e.subject_id = t.name
     where t.name is null or e.subject_id is null`,
    [tx.schoolId],
  );
  return rows[0]?.loose ?? -1;
}
