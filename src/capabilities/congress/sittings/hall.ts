import { and, eq } from 'drizzle-orm';
import type { Context } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { ownsAffairsOf, reachesUnit } from '../../organisation/reach.ts';
import { congressById, delegateRoll, type CongressRow, type DelegateWithVote } from '../reads.ts';
import type { SittingKind } from './model.ts';
import { agendaItem, sitting } from './tables.ts';

// What everything in the hall begins with: the congress, the sitting, and whoever has a vote in it.

/** One sitting as stored. */
export type SittingRow = typeof sitting.$inferSelect;

/** One item of an agenda as stored. */
export type ItemRow = typeof agendaItem.$inferSelect;

type Seeing = Pick<Context, 'tx' | 'authority' | 'actor'>;

/** Whether what a congress deals with is open to a caller: the school's to everybody, a unit's to whoever reaches it. */
export const seesCongress = ({ authority }: Seeing, { unitId }: CongressRow): boolean =>
  unitId === null || authority.reach === 'self' || reachesUnit(authority, unitId);

/** Whether a caller runs a congress. */
export const runsCongress = ({ actor, authority }: Seeing, { unitId }: CongressRow): boolean =>
  ownsAffairsOf(actor, authority, unitId);

/** A congress that the caller may look at; null for an unknown one as for one out of reach. */
export async function congressSeen(context: Seeing, id: Uuid): Promise<CongressRow | null> {
  const found = await congressById(context.tx, id);
  return found !== null && seesCongress(context, found) ? found : null;
}

/** A congress that the caller runs, held until the commit. */
export async function congressRun(
  context: Seeing,
  id: Uuid,
  how: 'share' | 'update' = 'share',
): Promise<CongressRow | null> {
  const found = await congressById(context.tx, id, how);
  return found !== null && runsCongress(context, found) ? found : null;
}

/** A sitting and its congress. */
export interface Sat {
  readonly sitting: SittingRow;
  readonly congress: CongressRow;
}

async function sat({ tx }: Seeing, id: Uuid, how: 'read' | 'update'): Promise<Sat | null> {
  const found = tx.db
    .select()
    .from(sitting)
    .where(and(eq(sitting.schoolId, tx.schoolId), eq(sitting.id, id)));
  const [row] = await (how === 'read' ? found : found.for('update'));
  if (!row) return null;
  const congress = await congressById(tx, row.congressId, how === 'read' ? 'read' : 'share');
  return congress === null ? null : { sitting: row, congress };
}

/** A sitting that the caller may look at. */
export async function sittingSeen(context: Seeing, id: Uuid): Promise<Sat | null> {
  const found = await sat(context, id, 'read');
  return found !== null && seesCongress(context, found.congress) ? found : null;
}

/** A sitting that the caller runs; only read. */
export async function sittingOfOwn(context: Seeing, id: Uuid): Promise<Sat | null> {
  const found = await sat(context, id, 'read');
  return found !== null && runsCongress(context, found.congress) ? found : null;
}

/** A sitting that the caller runs, held until the commit, so that what happens in it happens one after the other. */
export async function sittingRun(context: Seeing, id: Uuid): Promise<Sat | null> {
  const found = await sat(context, id, 'update');
  return found !== null && runsCongress(context, found.congress) ? found : null;
}

/** An item of an agenda, its sitting held; null where it was taken off. */
export async function itemRun(
  context: Seeing,
  id: Uuid,
): Promise<(Sat & { readonly item: ItemRow }) | null> {
  const { db, schoolId } = context.tx;
  const [item] = await db
    .select()
    .from(agendaItem)
    .where(and(eq(agendaItem.schoolId, schoolId), eq(agendaItem.id, id)));
  if (!item || item.removedOn !== null) return null;
  const found = await sittingRun(context, item.sittingId);
  return found === null ? null : { ...found, item };
}

/** 常任代表: the delegates of a congress who are standing ones on a day; the union's next congress ends their term. */
export async function standingRoll(
  { client, schoolId }: SchoolTransaction,
  congressId: Uuid,
  day: Day,
): Promise<readonly DelegateWithVote[]> {
  const { rows } = await client.query<DelegateWithVote>({
    name: 'standing-roll',
    text: `select d.id, d.number, d.person_id as "personId", p.name, p.name_key as "nameKey", p.sex,
        e.unit_id as "unitId", u.name as "unitName"
      from standing_delegate s
      join congress c on c.school_id = $1 and c.id = s.congress_id
      join delegate d on d.school_id = $1 and d.id = s.delegate_id
      join electoral_unit e on e.school_id = $1 and e.id = d.electoral_unit_id
      join unit u on u.school_id = $1 and u.id = e.unit_id
      join person p on p.school_id = $1 and p.id = d.person_id
      where s.school_id = $1 and s.congress_id = $2 and s.since <= $3::date
        and (s.until is null or s.until >= $3::date)
        and d.credentials = 'qualified' and (d.until is null or d.until >= $3::date)
        and not exists (select 1 from congress n where n.school_id = $1 and n.union_id = c.union_id and n.id <> c.id
          and n.held_since > coalesce(c.held_since, c.planned_since) and n.held_since <= $3::date)
      order by d.number`,
    values: [schoolId, congressId, day],
  });
  return rows;
}

/**
 * The roll of a sitting of the congress: its delegates, or, of an assembly of all students (二级单位学生不足规定人数的，开全体学生大会),
 * every student registered in the unit that day, numbered by pinyin; their id on the roll is the person's.
 */
async function sittingRoll(
  { client, schoolId }: SchoolTransaction,
  congressId: Uuid,
  day: Day,
): Promise<readonly DelegateWithVote[]> {
  const { rows } = await client.query<DelegateWithVote>({
    name: 'sitting-roll',
    text: `select d.id, d.number, d.person_id as "personId", p.name, p.name_key as "nameKey", p.sex,
        e.unit_id as "unitId", u.name as "unitName"
      from delegate d
      join electoral_unit e on e.school_id = $1 and e.id = d.electoral_unit_id
      join unit u on u.school_id = $1 and u.id = e.unit_id
      join person p on p.school_id = $1 and p.id = d.person_id
      where d.school_id = $1 and d.congress_id = $2 and d.credentials = 'qualified'
        and (d.until is null or d.until >= $3::date)
      union all
      select p.id, (row_number() over (order by p.name_key collate "C", p.id))::int, p.id, p.name, p.name_key, p.sex,
        coalesce(k.id, u.id), coalesce(k.name, u.name)
      from congress c
      join unit u on u.school_id = $1 and u.id = c.unit_id
      join person p on p.school_id = $1 and p.unit_id = c.unit_id
      left join unit k on k.school_id = $1 and k.id = p.class_id
      where c.school_id = $1 and c.id = $2 and c.kind = 'assembly' and p.kind = 'student'
        and p.since <= $3::date and (p.until is null or p.until >= $3::date)
      order by 2`,
    values: [schoolId, congressId, day],
  });
  return rows;
}

/** Whoever has a vote in a sitting on its day. */
export const rollOf = (
  tx: SchoolTransaction,
  {
    congressId,
    kind,
    day,
  }: { readonly congressId: Uuid; readonly kind: SittingKind; readonly day: Day },
): Promise<readonly DelegateWithVote[]> =>
  kind === 'standing' ? standingRoll(tx, congressId, day) : sittingRoll(tx, congressId, day);

/** The delegate that a person is in a congress on a day, or null. */
export async function delegateOf(
  tx: SchoolTransaction,
  {
    congressId,
    personId,
    day,
  }: { readonly congressId: Uuid; readonly personId: Uuid; readonly day: Day },
): Promise<DelegateWithVote | null> {
  const roll = await delegateRoll(tx, congressId, day);
  return roll.find((one) => one.personId === personId) ?? null;
}
