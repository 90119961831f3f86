import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { defineQuery } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { eventsWhere, presentOf, quorumShare, type AttendanceRow } from './attendance-reads.ts';
import { codeOf } from './codes.ts';
import { documentsOf } from './documents.ts';
import { asDelegate } from './grants.ts';
import { rollOf, type SittingRow } from './hall.ts';
import type { Quorum } from './model.ts';
import { presenceAt, quorumOf } from './rules.ts';
import { itemTold } from './sitting-reads.ts';
import { agendaItem, attendanceEvent, sitting } from './tables.ts';

interface Mine {
  readonly delegateId: Uuid;
  readonly number: number;
  readonly congressId: Uuid;
  readonly title: string;
  readonly standing: boolean;
  readonly salt: Buffer | null;
}

/** The newest congress in which somebody is a delegate with a vote. */
async function mandateOf(
  { client, schoolId }: SchoolTransaction,
  personId: Uuid | null,
  today: Day,
): Promise<Mine | null> {
  const { rows } = await client.query<Mine>({
    name: 'hall-mine',
    text: `select d.id as "delegateId", d.number, c.id as "congressId", c.title, h.salt,
        exists (select 1 from standing_delegate s where s.school_id = $1 and s.congress_id = c.id and s.delegate_id = d.id
          and s.since <= $3::date and (s.until is null or s.until >= $3::date)) as standing
      from delegate d join congress c on c.school_id = $1 and c.id = d.congress_id
      left join congress_hall h on h.school_id = $1 and h.congress_id = c.id
      where d.school_id = $1 and d.person_id = $2 and d.credentials = 'qualified'
        and (d.until is null or d.until >= $3::date) and c.cancelled is null
      order by c.planned_since desc limit 1`,
    values: [schoolId, personId, today],
  });
  return rows[0] ?? null;
}

/** The next sittings of a congress, those of standing delegates for them alone. */
async function nextSittings(
  { client, db, schoolId }: SchoolTransaction,
  { congressId, standing }: Mine,
  today: Day,
): Promise<readonly SittingRow[]> {
  const { rows } = await client.query<{ id: Uuid }>({
    name: 'hall-sittings',
    text: `select s.id from sitting s where s.school_id = $1 and s.congress_id = $2
        and s.day >= $3::date and ($4 or s.kind <> 'standing')
      order by s.day, s.begins nulls last, s.id limit 4`,
    values: [schoolId, congressId, today, standing],
  });
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const found = await db
    .select()
    .from(sitting)
    .where(and(eq(sitting.schoolId, schoolId), inArray(sitting.id, ids)));
  return ids.flatMap((id) => found.filter((one) => one.id === id));
}

const isOpen = ({ openedAt, closedAt }: SittingRow): boolean =>
  openedAt !== null && closedAt === null;

/** Who is where in those that are open, and in the others where the delegate is. */
const eventsIn = (
  tx: SchoolTransaction,
  sittings: readonly SittingRow[],
  delegateId: Uuid,
): Promise<readonly AttendanceRow[]> => {
  const ids = (those: readonly SittingRow[]): Uuid[] => those.map(({ id }) => id);
  const open = sittings.filter(isOpen);
  const own = and(
    inArray(attendanceEvent.sittingId, ids(sittings)),
    eq(attendanceEvent.delegateId, delegateId),
  );
  const everybody =
    open.length === 0 ? own : or(own, inArray(attendanceEvent.sittingId, ids(open)));
  return eventsWhere(tx, everybody);
};

async function quorumNow(
  tx: SchoolTransaction,
  row: SittingRow,
  events: readonly AttendanceRow[],
): Promise<Quorum | null> {
  if (!isOpen(row)) return null;
  const [roll, share] = await Promise.all([rollOf(tx, row), quorumShare(tx, row)]);
  return quorumOf(roll.length, presentOf(roll, presenceAt(events)), share);
}

/**
 * The congress in which the caller is a delegate now: the next sittings with their agenda, the caller's code at the door,
 * papers. Every phone in the hall asks every 20 seconds: one statement more for each sitting that is open, seven at most
 * with one.
 */
export const delegateHall = defineQuery({
  name: 'hall.mine',
  room: 'congress',
  may: asDelegate,
  refuses: ['not-a-delegate'],
  input: z.object({}),
  run: async (_input, { tx, authority, today }) => {
    const personId = authority.reach === 'self' ? authority.personId : null;
    const mine = await mandateOf(tx, personId, today);
    if (mine === null) return err([refusal('not-a-delegate')]);
    const [sittings, documents] = await Promise.all([
      nextSittings(tx, mine, today),
      documentsOf(tx, mine.congressId),
    ]);
    const { db, schoolId } = tx;
    const ids = sittings.map(({ id }) => id);
    const [items, events] =
      ids.length === 0
        ? [[], []]
        : await Promise.all([
            db
              .select()
              .from(agendaItem)
              .where(
                and(
                  eq(agendaItem.schoolId, schoolId),
                  inArray(agendaItem.sittingId, ids),
                  isNull(agendaItem.removedOn),
                ),
              )
              .orderBy(asc(agendaItem.place), asc(agendaItem.id)),
            eventsIn(tx, sittings, mine.delegateId),
          ]);
    const told = sittings.map(async (row) => {
      const { id, title, day, begins, place, openedAt, closedAt, currentItemId } = row;
      const own = events.filter(({ sittingId }) => sittingId === id);
      return {
        ...{ id, title, day, begins, place, openedAt, closedAt },
        quorum: await quorumNow(tx, row, own),
        items: items
          .filter(({ sittingId }) => sittingId === id)
          .map((item) => itemTold(item, currentItemId)),
        mine: presenceAt(own).get(mine.delegateId) ?? ('absent' as const),
      };
    });
    const { congressId, title, number, standing, salt, delegateId } = mine;
    return ok({
      ...{ congressId, title, number, today, standing },
      code: salt === null ? null : codeOf(salt, delegateId),
      sittings: await Promise.all(told),
      documents,
    });
  },
});
