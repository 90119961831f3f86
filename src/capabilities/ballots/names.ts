import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';

interface Names {
  readonly school: string;
  readonly people: Readonly<Record<string, string>>;
}

/** The school's name, and those of people by their ids, in one statement. */
export async function namesOf(
  { client, schoolId }: SchoolTransaction,
  people: readonly string[],
): Promise<Names> {
  const { rows } = await client.query<Names>({
    name: 'ballot-names',
    text: `select (select name from school where id = $1) as school,
      coalesce((select json_object_agg(id, name) from person where school_id = $1 and id = any($2::uuid[])), '{}') as people`,
    values: [schoolId, people],
  });
  if (!rows[0]) throw new Error('no row of names');
  return rows[0];
}

/** Which of these people have an account that is not closed. */
export async function withAccounts(
  { client, schoolId }: SchoolTransaction,
  people: readonly Uuid[],
): Promise<ReadonlySet<Uuid>> {
  const { rows } = await client.query<{ id: Uuid }>({
    name: 'ballot-accounts',
    text: `select person_id as id from account where school_id = $1 and person_id = any($2::uuid[]) and disabled_at is null`,
    values: [schoolId, people],
  });
  return new Set(rows.map(({ id }) => id));
}

/** The sitting on whose agenda an election stands: the last that is not over; null where there is none. */
export async function sittingWith(
  { client, schoolId }: SchoolTransaction,
  electionId: Uuid,
): Promise<Uuid | null> {
  const { rows } = await client.query<{ id: Uuid }>({
    name: 'ballot-sitting',
    text: `select s.id from agenda_item i join sitting s on s.school_id = $1 and s.id = i.sitting_id
      where i.school_id = $1 and i.election_id = $2 and i.removed_on is null and s.closed_at is null
      order by s.day desc, s.id desc limit 1`,
    values: [schoolId, electionId],
  });
  return rows[0]?.id ?? null;
}
