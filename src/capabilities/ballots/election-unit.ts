import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';

/** The unit whose students elect where no sitting does; null for an election of the school, or of a congress. */
export async function unitOfElection(
  { client, schoolId }: SchoolTransaction,
  electionId: Uuid,
): Promise<Uuid | null> {
  const { rows } = await client.query<{ unitId: Uuid | null }>({
    name: 'ballot-election-unit',
    text: `select unit_id as "unitId" from election where school_id = $1 and id = $2`,
    values: [schoolId, electionId],
  });
  return rows[0]?.unitId ?? null;
}
