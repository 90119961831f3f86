import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';

// What the room of elections may ask. It answers within one school and never looks at who asks.

/** Somebody whose candidacy for a union's presidium went its whole path, so that they may stand for election. */
export interface Vetted {
  readonly candidacyId: Uuid;
  readonly personId: Uuid;
  /** The post they applied for; null where they applied for none in particular. */
  readonly postId: Uuid | null;
  /** Whether they take another post if not chosen for that one (服从调剂). */
  readonly otherPost: boolean;
}

/** Candidates for the presidium of a union whose path is completed and who were not appointed yet. */
export async function vettedForPresidium(
  { client, schoolId }: SchoolTransaction,
  unionId: Uuid,
): Promise<readonly Vetted[]> {
  const { rows } = await client.query<Vetted>({
    name: 'vetted-for-presidium',
    text: `select c.id as "candidacyId", c.person_id as "personId", c.post_id as "postId", c.other_post as "otherPost"
      from selection_call s
      join candidacy c on c.school_id = s.school_id and c.call_id = s.id
      join procedure_case k on k.school_id = c.school_id and k.id = c.id
      where s.school_id = $1 and c.school_id = $1 and k.school_id = $1 and s.union_id = $2
        and s.members = 'presidium' and k.outcome = 'completed' and c.appointment_id is null
      order by k.ended desc, c.id`,
    values: [schoolId, unionId],
  });
  return rows;
}
