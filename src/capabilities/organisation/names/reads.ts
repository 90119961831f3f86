import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';

/** What an id stands for: the kind of thing, and its name. */
export interface NamedThing {
  readonly id: Uuid;
  readonly thing: 'unit' | 'person' | 'body' | 'post';
  readonly name: string;
}

/** The names behind ids, for whoever tells of things in words; ids of other rooms' things are left out. One statement. */
export async function namesOfIds(
  { client, schoolId }: SchoolTransaction,
  ids: readonly Uuid[],
): Promise<readonly NamedThing[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<NamedThing>({
    name: 'names-of-ids',
    text: `select id, 'unit' as thing, name from unit where school_id = $1 and id = any($2::uuid[])
      union all select id, 'person', name from person where school_id = $1 and id = any($2::uuid[])
      union all select id, 'body', name from body where school_id = $1 and id = any($2::uuid[])
      union all select id, 'post', name from post where school_id = $1 and id = any($2::uuid[])`,
    values: [schoolId, ids],
  });
  return rows;
}
