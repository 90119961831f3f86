import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';

/** Somebody of the roster, with what tells two of one name apart. */
export interface FoundPerson {
  readonly personId: Uuid;
  readonly name: string;
  readonly unitName: string | null;
  readonly className: string | null;
}

/** Students by their ids, or by part of the name or the beginning of the number; at most 20, in the order of pinyin. */
export async function findPeople(
  { client, schoolId }: SchoolTransaction,
  { ids, search }: { readonly ids: readonly Uuid[] | null; readonly search: string | null },
): Promise<readonly FoundPerson[]> {
  const { rows } = await client.query<FoundPerson>({
    name: 'election-find-people',
    text: `select p.id as "personId", p.name, u.name as "unitName", k.name as "className" from person p
      left join unit u on u.school_id = p.school_id and u.id = p.unit_id
      left join unit k on k.school_id = p.school_id and k.id = p.class_id
      where p.school_id = $1 and p.kind = 'student' and ($2::uuid[] is null or p.id = any($2))
        and ($3::text is null or position($3 in p.name) > 0 or starts_with(p.number, $3))
      order by p.name_key collate "C", p.id limit case when $2::uuid[] is null then 20 else 500 end`,
    values: [schoolId, ids, search],
  });
  return rows;
}
