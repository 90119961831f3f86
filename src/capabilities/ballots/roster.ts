import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { ballotRoster } from './tables.ts';
import { and, eq } from 'drizzle-orm';

/** Who can be written in: their ids by number, and the list as phones load it (canonical JSON of its texts). */
export interface Roster {
  readonly people: readonly Uuid[];
  readonly list: string;
}

interface Row {
  readonly id: Uuid;
  readonly number: string;
  readonly text: string;
}

/** Two of one name, unit and class are told apart by the end of their numbers. */
function textsOf(rows: readonly Row[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { text } of rows) times.set(text, (times.get(text) ?? 0) + 1);
  return rows.map(({ text, number }) =>
    (times.get(text) ?? 0) > 1 ? `${text} …${number.slice(-4)}` : text,
  );
}

/**
 * Students who can be written in on a day: of the school, or of a unit and all below it, without those who stand or have a
 * seat already. One statement.
 */
export async function makeRoster(
  { client, schoolId }: SchoolTransaction,
  {
    unitId,
    day,
    without,
  }: { readonly unitId: Uuid | null; readonly day: string; readonly without: readonly string[] },
): Promise<Roster> {
  const { rows } = await client.query<Row>({
    name: 'ballot-roster-made',
    text: `with recursive below as (
        select id from unit where school_id = $1 and id = $2
        union select u.id from unit u join below b on u.parent_id = b.id where u.school_id = $1)
      select p.id, p.number, concat_ws(' ', p.name, u.name, k.name) as text from person p
      left join unit u on u.school_id = p.school_id and u.id = p.unit_id
      left join unit k on k.school_id = p.school_id and k.id = p.class_id
      where p.school_id = $1 and p.kind = 'student' and p.since <= $3::date and (p.until is null or p.until >= $3::date)
        and ($2::uuid is null or p.unit_id in (select id from below) or p.class_id in (select id from below))
        and p.id <> all($4::uuid[])
      order by p.name_key collate "C", p.id`,
    values: [schoolId, unitId, day, without],
  });
  return { people: rows.map(({ id }) => id), list: JSON.stringify(textsOf(rows)) };
}

/** Keeps the list of a round, frozen. */
export async function keepRoster(
  { db, schoolId }: SchoolTransaction,
  roundId: Uuid,
  { people, list }: Roster,
): Promise<void> {
  await db.insert(ballotRoster).values({ schoolId, roundId, people: [...people], list });
}

/** The list of a round; null where nobody can be written in. `list` is gone once the round is certified. */
export async function rosterOf({ db, schoolId }: SchoolTransaction, roundId: Uuid) {
  const [row] = await db
    .select()
    .from(ballotRoster)
    .where(and(eq(ballotRoster.schoolId, schoolId), eq(ballotRoster.roundId, roundId)));
  return row ?? null;
}
