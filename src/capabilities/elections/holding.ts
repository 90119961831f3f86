import { and, asc, eq } from 'drizzle-orm';
import type { Context } from '../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { ownsAffairsOf } from '../organisation/reach.ts';
import { frozenRules, type FrozenRules, type TellerRole } from './model.ts';
import { election, electionEvent, electionOffice } from './tables.ts';

/** One election as stored. */
export type ElectionRow = typeof election.$inferSelect;

/** One office as stored. */
export type OfficeRow = typeof electionOffice.$inferSelect;

/** One event as stored. */
export type EventRow = typeof electionEvent.$inferSelect;

/** Somebody who stands, or stood until they were struck off. */
export interface CandidateRow {
  readonly office: number;
  readonly personId: Uuid;
  readonly name: string;
  readonly unitName: string | null;
  readonly className: string | null;
  readonly candidacyId: Uuid | null;
  readonly position: number | null;
  readonly struckReason: string | null;
}

/** A teller with their name. */
export interface TellerRow {
  readonly personId: Uuid;
  readonly name: string;
  readonly role: TellerRole;
}

/** An election with what hangs on it. */
export interface Held {
  readonly row: ElectionRow;
  readonly rules: FrozenRules;
  readonly offices: readonly OfficeRow[];
  /** In the order of the ballot where it is fixed, else in that of their pinyin. */
  readonly candidates: readonly CandidateRow[];
  readonly tellers: readonly TellerRow[];
  readonly events: readonly EventRow[];
}

async function candidatesOf(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<readonly CandidateRow[]> {
  const { rows } = await client.query<CandidateRow>({
    name: 'election-candidates',
    text: `select c.office, c.person_id as "personId", p.name, u.name as "unitName", k.name as "className",
        c.candidacy_id as "candidacyId", c.position, c.struck_reason as "struckReason"
      from election_candidate c
      join person p on p.school_id = c.school_id and p.id = c.person_id
      left join unit u on u.school_id = p.school_id and u.id = p.unit_id
      left join unit k on k.school_id = p.school_id and k.id = p.class_id
      where c.school_id = $1 and p.school_id = $1 and c.election_id = $2
      order by c.office, c.position nulls last, p.name_key collate "C", p.id`,
    values: [schoolId, id],
  });
  return rows;
}

async function tellersOf(
  { client, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<readonly TellerRow[]> {
  const { rows } = await client.query<TellerRow>({
    name: 'election-tellers',
    text: `select t.person_id as "personId", p.name, t.role from election_teller t
      join person p on p.school_id = t.school_id and p.id = t.person_id
      where t.school_id = $1 and p.school_id = $1 and t.election_id = $2
      order by t.role desc, p.name_key collate "C", p.id`,
    values: [schoolId, id],
  });
  return rows;
}

/** Everything of one election. Whoever means to change it holds its row first, so that changes come one after another. */
export async function loadElection(
  tx: SchoolTransaction,
  id: Uuid,
  how: 'read' | 'hold' = 'read',
): Promise<Held | null> {
  const { db, schoolId } = tx;
  const found = db
    .select()
    .from(election)
    .where(and(eq(election.schoolId, schoolId), eq(election.id, id)));
  const held = how === 'hold' ? await found.for('update') : null;
  const [rows, offices, candidates, tellers, events] = await Promise.all([
    held ?? found,
    db
      .select()
      .from(electionOffice)
      .where(and(eq(electionOffice.schoolId, schoolId), eq(electionOffice.electionId, id)))
      .orderBy(asc(electionOffice.number)),
    candidatesOf(tx, id),
    tellersOf(tx, id),
    db
      .select()
      .from(electionEvent)
      .where(and(eq(electionEvent.schoolId, schoolId), eq(electionEvent.electionId, id)))
      .orderBy(asc(electionEvent.number)),
  ]);
  const row = rows[0];
  if (!row) return null;
  return { row, rules: frozenRules.parse(row.rules), offices, candidates, tellers, events };
}

/** The same, held, if its affairs are the caller's; null for an unknown id as for one out of reach. */
export async function ownElection(
  { tx, actor, authority }: Context,
  id: Uuid,
): Promise<Held | null> {
  const held = await loadElection(tx, id, 'hold');
  return held !== null && ownsAffairsOf(actor, authority, held.row.unitId) ? held : null;
}

/** Writes columns of an election, and counts the change. */
export async function writeElection(
  { db, schoolId }: SchoolTransaction,
  { id, revision }: Pick<ElectionRow, 'id' | 'revision'>,
  set: Partial<ElectionRow>,
): Promise<void> {
  await db
    .update(election)
    .set({ ...set, revision: revision + 1 })
    .where(and(eq(election.schoolId, schoolId), eq(election.id, id)));
}

/** Candidates of an office who stand. */
export const standing = (
  { candidates }: Pick<Held, 'candidates'>,
  office: number,
): readonly CandidateRow[] =>
  candidates.filter((one) => one.office === office && one.struckReason === null);

/** Names by id as ballots and results tell them; two of one name with their class, so that nobody votes for the other. */
export function labelsOf(
  candidates: readonly Pick<CandidateRow, 'personId' | 'name' | 'className' | 'unitName'>[],
): Readonly<Record<string, string>> {
  const people = [...new Map(candidates.map((one) => [one.personId, one])).values()];
  const label = ({ name, className, unitName }: (typeof people)[number]): string => {
    const beside = className ?? unitName;
    const twice = people.filter((one) => one.name === name).length > 1;
    return twice && beside !== null ? `${name}（${beside}）` : name;
  };
  return Object.fromEntries(people.map((one) => [one.personId, label(one)]));
}
