import type { Context } from '../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { attendanceOf } from '../congress/sittings/attendance-reads.ts';
import { sittingSeen } from '../congress/sittings/hall.ts';
import type { RoundRow } from './holding.ts';
import type { Way } from './model.ts';

/** Somebody with a vote in a round, and how they stand in it. */
export interface Elector {
  readonly personId: Uuid;
  /** The delegate they are; null where the electors are no delegates. */
  readonly delegateId: Uuid | null;
  readonly name: string;
  readonly unitName: string;
  /** There now; from the opening of casting on: there when it opened. */
  readonly present: boolean;
  readonly way: Way | null;
  readonly called: boolean;
}

interface HolderRow {
  readonly personId: Uuid;
  readonly way: Way | null;
  readonly called: boolean;
  readonly marked: boolean;
  readonly present: boolean;
}

type OnRoll = Pick<Elector, 'personId' | 'delegateId' | 'name' | 'unitName'> & {
  readonly there: boolean;
};

async function holdersIn(
  { client, schoolId }: SchoolTransaction,
  roundId: Uuid,
): Promise<ReadonlyMap<Uuid, HolderRow>> {
  const { rows } = await client.query<HolderRow>({
    name: 'ballot-holders-of',
    text: `select person_id as "personId", way, called, marked, present from ballot_holder
      where school_id = $1 and round_id = $2`,
    values: [schoolId, roundId],
  });
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Students of a unit or class and of all below it, on a day. */
async function studentsOf(
  { client, schoolId }: SchoolTransaction,
  unitId: Uuid,
  day: string,
): Promise<readonly OnRoll[]> {
  const { rows } = await client.query<OnRoll>({
    name: 'ballot-students',
    text: `with recursive below as (
        select id from unit where school_id = $1 and id = $2
        union select u.id from unit u join below b on u.parent_id = b.id where u.school_id = $1)
      select p.id as "personId", null as "delegateId", p.name, coalesce(k.name, u.name, '') as "unitName", false as there
      from person p
      left join unit u on u.school_id = p.school_id and u.id = p.unit_id
      left join unit k on k.school_id = p.school_id and k.id = p.class_id
      where p.school_id = $1 and p.kind = 'student' and p.since <= $3::date and (p.until is null or p.until >= $3::date)
        and (p.unit_id in (select id from below) or p.class_id in (select id from below))
      order by p.name_key collate "C", p.id`,
    values: [schoolId, unitId, day],
  });
  return rows;
}

/** Where a round's electors are: a sitting's roll, or the students of the election's unit. */
export interface ElectorsOf {
  readonly sittingId: Uuid | null;
  readonly unitId: Uuid | null;
}

/** Everybody with a vote, and whether the door has them in; null where nobody can be told to have one. */
export async function rollOf(
  context: Context,
  { sittingId, unitId }: ElectorsOf,
): Promise<readonly OnRoll[] | null> {
  if (sittingId === null)
    return unitId === null ? null : studentsOf(context.tx, unitId, context.today);
  const found = await sittingSeen(context, sittingId);
  if (found === null) return null;
  const { roll, presence } = await attendanceOf(context.tx, found.sitting);
  return roll.map(({ id, personId, name, unitName }) => ({
    // Students of an assembly are on the roll by themselves: they are no delegates and have no codes.
    ...{ personId, delegateId: id === personId ? null : id, name, unitName },
    there: presence.get(id) === 'present',
  }));
}

const live: readonly RoundRow['phase'][] = ['keys', 'issuing'];

/** The electors of a round as they stand, in the order of the roll. Whoever holds a ballot is there. */
export async function electorsOf(
  context: Context,
  round: RoundRow,
  unitId: Uuid | null,
): Promise<readonly Elector[]> {
  const roll = (await rollOf(context, { sittingId: round.sittingId, unitId })) ?? [];
  const holders = await holdersIn(context.tx, round.id);
  return roll.map(({ there, ...one }) => {
    const holder = holders.get(one.personId);
    const way = holder?.way ?? null;
    const now = there || (holder?.marked ?? false) || way !== null;
    return {
      ...one,
      present: live.includes(round.phase) ? now : (holder?.present ?? false),
      way,
      called: holder?.called ?? false,
    };
  });
}

/** How many there are of each kind. */
export function countsOf(electors: readonly Elector[]) {
  const those = (fits: (one: Elector) => boolean): number => electors.filter(fits).length;
  return {
    expected: electors.length,
    present: those(({ present }) => present),
    issued: those(({ way }) => way === 'electronic'),
    paper: those(({ way }) => way === 'paper'),
    called: those(({ present, way, called }) => present && called && way === null),
  };
}
