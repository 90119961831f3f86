import type { SchoolId } from '../../../kernel/id.ts';
import type { Database } from '../database.ts';
import { asOperator } from '../door.ts';
import {
  follows,
  linksAfter,
  readHead,
  type JournalEnd,
  type Link,
  type Queryable,
} from './chain.ts';
import type { Checkpoint } from './checkpoint.ts';
import { diagnose, type BreachKind } from './diagnose.ts';
import { firstHash } from './entry.ts';
import { erasure } from './installation.ts';

/** The first place where a journal does not hold, and how. */
export interface Breach {
  readonly kind: BreachKind;
  /** Place of the entry in the journal; of the missing one where one was removed. */
  readonly seq: number;
}

/** What was found of one school's journal. */
export interface JournalReport {
  readonly schoolId: SchoolId;
  /** Entries looked at, the broken one included. */
  readonly entries: number;
  readonly head: JournalEnd | null;
  readonly breach: Breach | null;
  /** Payloads erased with an entry that says so. */
  readonly erased: number;
  /** Payloads that are gone without such an entry: the chain holds, and yet somebody removed them. */
  readonly missing: number;
  /** Payloads of no entry: nothing of the product writes such. */
  readonly stray: number;
}

/** Which journals, and how much of them. */
export interface VerifyRequest {
  /** `all` takes the installation's journal too. */
  readonly schools: 'all' | readonly SchoolId[];
  /** Only the newest so many entries of each, linked to whatever hash stands before them; null for all. */
  readonly newest?: number | null;
  /** Entries known from outside; the chain must contain them. */
  readonly checkpoints?: readonly Checkpoint[];
}

/** Every journal there is or should be: a school of the list of schools must have one. */
export async function journalsOf(client: Queryable): Promise<readonly SchoolId[]> {
  const { rows } = await client.query<{ id: SchoolId }>(
    `select school_id as id from journal_head union select school_id from journal_entry
     union select id from school order by id`,
  );
  return rows.map(({ id }) => id);
}

interface Walk {
  readonly breach: Breach | null;
  readonly entries: number;
  readonly last: { readonly seq: number; readonly hash: Buffer };
}

/** A hash the journal must have at a place. */
type Known = ReadonlyMap<number, string>;

async function walk(
  client: Queryable,
  school: SchoolId,
  start: { readonly seq: number; readonly hash: Buffer },
  { known, head }: { readonly known: Known; readonly head: JournalEnd | null },
): Promise<Walk> {
  let last = start;
  let entries = 0;
  const broken = (kind: BreachKind, seq: number): Walk => ({
    breach: { kind, seq },
    entries,
    last,
  });
  // From below every place where the walk starts at the beginning, so that entries put before the first are seen.
  const below = start.seq === 0 ? Number.MIN_SAFE_INTEGER : start.seq;
  for await (const link of linksAfter(client, school, below)) {
    entries += 1;
    const place = last.seq + 1;
    if (head && place > head.seq) return broken('inserted', place);
    if (link.seq !== place || !follows(last.hash, link, place))
      return broken(await diagnose(client, school, { previous: last.hash, place, link }), place);
    if (link.payloadHolds === false) return broken('payload', place);
    if (known.has(place) && known.get(place) !== link.hash.toString('hex'))
      return broken('checkpoint', place);
    last = link;
  }
  return { breach: null, entries, last };
}

function breachAtEnd(walked: Walk, head: JournalEnd | null, known: Known): Breach | null {
  const { seq, hash } = walked.last;
  if (!head) return { kind: 'head', seq };
  if (head.seq > seq) return { kind: 'removed', seq: seq + 1 };
  if (head.hash !== hash.toString('hex')) return { kind: 'head', seq };
  const beyond = [...known.keys()].filter((place) => place > seq);
  return beyond.length > 0 ? { kind: 'removed', seq: seq + 1 } : null;
}

async function startOf(
  client: Queryable,
  school: SchoolId,
  head: JournalEnd | null,
  newest: number | null,
): Promise<{ readonly seq: number; readonly hash: Buffer }> {
  const beginning = { seq: 0, hash: firstHash(school) };
  if (newest === null || !head || head.seq <= newest) return beginning;
  const seq = head.seq - newest;
  const { rows } = await client.query<Pick<Link, 'hash'>>(
    'select hash from journal_entry where school_id = $1 and seq = $2',
    [school, seq],
  );
  return rows[0] ? { seq, hash: rows[0].hash } : beginning;
}

async function gonePayloads(
  client: Queryable,
  school: SchoolId,
): Promise<{ readonly erased: number; readonly missing: number }> {
  const { rows } = await client.query<{ erased: number; missing: number }>(
    `select count(*) filter (where lawful)::int as erased, count(*) filter (where not lawful)::int as missing
     from (
       select exists (
         select from journal_entry x where x.school_id = e.school_id and x.subject_kind = $2
           and x.subject_id = e.seq::text and x.verb = $3) as lawful
       from journal_entry e
       left join journal_payload p on p.school_id = e.school_id and p.seq = e.seq
       where e.school_id = $1 and p.seq is null) gone`,
    [school, erasure.subjectKind, erasure.verb],
  );
  return rows[0] ?? { erased: 0, missing: 0 };
}

async function strayPayloads(client: Queryable, school: SchoolId): Promise<number> {
  const { rows } = await client.query<{ stray: number }>(
    `select count(*)::int as stray from journal_payload p
     left join journal_entry e on e.school_id = p.school_id and e.seq = p.seq
     where p.school_id = $1 and e.seq is null`,
    [school],
  );
  return rows[0]?.stray ?? 0;
}

/** Whether a journal is as it was written: no breach, nothing gone but lawfully, nothing added. */
export function journalHolds({ breach, missing, stray }: JournalReport): boolean {
  return breach === null && missing === 0 && stray === 0;
}

/** Verifies one journal inside a transaction that sees all of it and one moment only. */
export async function verifyChain(
  client: Queryable,
  school: SchoolId,
  { newest = null, checkpoints = [] }: Omit<VerifyRequest, 'schools'> = {},
): Promise<JournalReport> {
  const known = new Map(
    checkpoints
      .filter((checkpoint) => checkpoint.school === school)
      .map((checkpoint) => [checkpoint.seq, checkpoint.hash]),
  );
  const head = await readHead(client, school);
  const start = await startOf(client, school, head, newest);
  const walked = await walk(client, school, start, { known, head });
  return {
    schoolId: school,
    entries: walked.entries,
    head,
    breach: walked.breach ?? breachAtEnd(walked, head, known),
    ...(await gonePayloads(client, school)),
    stray: await strayPayloads(client, school),
  };
}

/**
 * Recomputes the chain of each journal and says where the first breach lies. Without a checkpoint kept elsewhere, a
 * journal whose newest entries were removed together with its head looks like one that never had them.
 */
export async function verifyJournal(
  database: Database,
  { schools, ...request }: VerifyRequest,
): Promise<readonly JournalReport[]> {
  return asOperator(database, async ({ client }) => {
    const named = (request.checkpoints ?? []).map((checkpoint) => checkpoint.school);
    const wanted =
      schools === 'all' ? new Set([...(await journalsOf(client)), ...named]) : new Set(schools);
    const reports: JournalReport[] = [];
    for (const school of wanted) reports.push(await verifyChain(client, school, request));
    return reports;
  });
}
