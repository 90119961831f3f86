import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../../engines/actions/actor.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Period, Rank, Standing } from './model.ts';
import { rankOf } from './roster-rows.ts';
import { academicStanding, rosterPerson } from './tables.ts';

/** A standing as stored. */
export type StandingRow = typeof academicStanding.$inferSelect;

/** What is to be recorded of one person for one period. */
export interface WantedStanding {
  readonly personId: Uuid;
  readonly rank: Rank;
  readonly failed: boolean | null;
}

const ofPeriod = ({ span, academicYear, half }: Period) =>
  and(
    eq(academicStanding.span, span),
    eq(academicStanding.academicYear, academicYear),
    half === null ? isNull(academicStanding.half) : eq(academicStanding.half, half),
  );

/** The standings in force of some people for one period, by person. */
export async function currentStandings(
  { db, schoolId }: SchoolTransaction,
  people: readonly Uuid[],
  period: Period,
): Promise<ReadonlyMap<Uuid, StandingRow>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .select()
    .from(academicStanding)
    .where(
      and(
        eq(academicStanding.schoolId, schoolId),
        inArray(academicStanding.personId, [...people]),
        ofPeriod(period),
        isNull(academicStanding.replacedAt),
      ),
    );
  return new Map(rows.map((row) => [row.personId, row]));
}

const sameRank = (a: Rank, b: Rank): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether recording it would change nothing. */
export function saysTheSame(row: StandingRow | undefined, wanted: WantedStanding): boolean {
  if (row === undefined) return wanted.rank.kind === 'blank' && wanted.failed === null;
  return sameRank(rankOf(row), wanted.rank) && row.failed === wanted.failed;
}

/** The person who acts, for the record of who recorded; null for an operator, a job and a visitor. */
export const recorder = (actor: Actor): Uuid | null =>
  actor.kind === 'person' ? actor.personId : null;

const columnsOf = (rank: Rank) => ({
  rank: rank.kind,
  place: rank.kind === 'place' ? rank.place : null,
  size: rank.kind === 'place' ? rank.size : null,
  percent: rank.kind === 'share' ? rank.percent : null,
});

/**
 * Records standings of one period as new versions; those before keep the moment they were replaced. What says the same
 * is left alone. `paper` is the SHA-256 (hexadecimal) of the list they come from. The people must be held. Answers whose
 * standing changed.
 */
export async function recordStandings(
  { tx, actor, now, newId }: Context,
  wanted: readonly WantedStanding[],
  { period, paper }: { readonly period: Period; readonly paper: string | null },
): Promise<readonly Uuid[]> {
  const known = await currentStandings(
    tx,
    wanted.map(({ personId }) => personId),
    period,
  );
  const changed = wanted.filter((one) => !saysTheSame(known.get(one.personId), one));
  if (changed.length === 0) return [];
  const replaced = changed.flatMap(({ personId }) => known.get(personId)?.id ?? []);
  if (replaced.length > 0)
    await tx.db
      .update(academicStanding)
      .set({ replacedAt: now })
      .where(
        and(eq(academicStanding.schoolId, tx.schoolId), inArray(academicStanding.id, replaced)),
      );
  await tx.db.insert(academicStanding).values(
    changed.map(({ personId, rank, failed }) => ({
      schoolId: tx.schoolId,
      id: newId(),
      personId,
      ...period,
      ...columnsOf(rank),
      failed,
      version: (known.get(personId)?.version ?? 0) + 1,
      paper: paper === null ? null : Buffer.from(paper, 'hex'),
      recordedBy: recorder(actor),
      recordedAt: now,
    })),
  );
  return changed.map(({ personId }) => personId);
}

/** What one person's row stands at: how often it was changed, and whether they are an activist. */
export interface RowState {
  readonly revision: number;
  readonly activist: boolean | null;
}

/**
 * Holds the roster's own rows of some people until the commit, making those that are not there yet: two officers who
 * change one row come one after the other.
 */
export async function holdRows(
  { client, schoolId }: SchoolTransaction,
  people: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, RowState>> {
  // A row that was never changed has revision 1 once it is there; nobody saw it before, so 0 and 1 are the same.
  await client.query(
    `insert into roster_person (school_id, person_id, revision)
     select $1, id, 1 from unnest($2::uuid[]) as id on conflict do nothing`,
    [schoolId, people],
  );
  const { rows } = await client.query<RowState & { readonly personId: Uuid }>(
    `select person_id as "personId", revision, activist from roster_person
     where school_id = $1 and person_id = any($2) order by person_id for update`,
    [schoolId, people],
  );
  return new Map(rows.map(({ personId, ...state }) => [personId, state]));
}

/** Counts a change of each of these rows; `activist` is set where it is named. */
export async function countChange(
  { db, schoolId }: SchoolTransaction,
  people: readonly Uuid[],
  activist?: boolean | null,
): Promise<void> {
  if (people.length === 0) return;
  await db
    .update(rosterPerson)
    .set({
      revision: sql`${rosterPerson.revision} + 1`,
      ...(activist === undefined ? {} : { activist }),
    })
    .where(and(eq(rosterPerson.schoolId, schoolId), inArray(rosterPerson.personId, [...people])));
}

/** A standing without what only the database needs. */
export const standingOf = (row: StandingRow): Standing => ({
  span: row.span,
  academicYear: row.academicYear,
  half: row.half,
  rank: rankOf(row),
  failed: row.failed,
});
