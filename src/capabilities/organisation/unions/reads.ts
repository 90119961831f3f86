import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { DepartmentOnDay, Holder, PostOnDay, UnionOnDay } from './model.ts';

interface FlatRow extends Omit<Holder, 'appointmentId' | 'personId'> {
  readonly bodyId: Uuid;
  readonly parentId: Uuid | null;
  readonly bodyKind: UnionOnDay['kind'] | DepartmentOnDay['kind'];
  readonly bodyName: string;
  readonly unitId: Uuid | null;
  readonly staffGround: string | null;
  readonly postId: Uuid | null;
  readonly postKind: PostOnDay['kind'];
  readonly postName: string;
  readonly seats: number | null;
  readonly appointmentId: Uuid | null;
  readonly personId: Uuid;
}

// `offset 0` keeps the planner from reading every appointment for every post while a new school has no statistics yet:
// 58 ms became 7 for eleven unions with 219 people.
// Where no names are wanted, `person` is joined all the same: it gives their order.
const reading = `select b.id as "bodyId", b.parent_id as "parentId", b.kind as "bodyKind", b.name as "bodyName",
    b.unit_id as "unitId", b.staff_ground as "staffGround",
    p.id as "postId", p.kind as "postKind", p.name as "postName", p.seats,
    a.id as "appointmentId", a.person_id as "personId", case when $3 then pe.name end as name, a.basis,
    a.elected_by as "electedBy", a.contested, a.elected_on::text as "electedOn", a.since::text
  from body b
  left join post p on p.school_id = $1 and p.body_id = b.id and p.since <= $2 and (p.until is null or p.until >= $2)
  left join lateral (select * from appointment h where h.school_id = $1 and h.post_id = p.id and h.since <= $2
    and (h.until is null or h.until >= $2) and h.ended_by is distinct from 'correction' offset 0) a on true
  left join person pe on pe.school_id = $1 and pe.id = a.person_id
  where b.school_id = $1 and b.since <= $2 and (b.until is null or b.until >= $2)
    and b.kind in ('student-union', 'graduate-union', 'office', 'working-department')
    and ($4::uuid[] is null or b.id = any($4) or b.parent_id = any($4))
  order by b.kind in ('office', 'working-department'), b.unit_id is not null, b.kind = 'graduate-union',
    b.kind = 'working-department', b.name_key collate "C", b.id,
    array_position(array['chair', 'vice-chair', 'rotating-chair', 'head', 'deputy-head', 'staff'], p.kind),
    p.name, p.id, pe.name_key collate "C", a.id`;

function addRow(
  posts: (PostOnDay & { readonly holders: Holder[] })[],
  { postId, postKind, postName, seats, appointmentId, ...row }: FlatRow,
): void {
  if (postId === null) return;
  let post = posts.at(-1);
  if (post?.id !== postId) {
    post = { id: postId, kind: postKind, name: postName, seats, holders: [] };
    posts.push(post);
  }
  if (appointmentId === null) return;
  const { personId, name, basis, electedBy, contested, electedOn, since } = row;
  post.holders.push({
    ...{ appointmentId, personId, name, basis, electedBy, contested, electedOn, since },
  });
}

type Growing<T> = T & { readonly posts: (PostOnDay & { readonly holders: Holder[] })[] };

/** Puts the rows together: unions come before what stands in them. */
function assemble(rows: readonly FlatRow[]): readonly UnionOnDay[] {
  const unions = new Map<Uuid, Growing<UnionOnDay & { readonly departments: DepartmentOnDay[] }>>();
  const bodies = new Map<Uuid, Growing<object>>();
  for (const row of rows) {
    const { bodyId: id, bodyKind: kind, bodyName: name, unitId, staffGround, parentId } = row;
    let body = bodies.get(id);
    if (body === undefined) {
      if (kind === 'student-union' || kind === 'graduate-union') {
        const union = { id, kind, name, unitId, staffGround, posts: [], departments: [] };
        unions.set(id, union);
        body = union;
      } else {
        const department = { id, kind, name, posts: [] };
        if (parentId !== null) unions.get(parentId)?.departments.push(department);
        body = department;
      }
      bodies.set(id, body);
    }
    addRow(body.posts, row);
  }
  return [...unions.values()];
}

/**
 * Unions with presidium, office and departments as they stood on a day, the school's own before the units', offices
 * before departments, names in the order of their pinyin. One round trip for all of them, or for those named.
 */
export async function unionsOn(
  { client, schoolId }: SchoolTransaction,
  asked: { readonly day: Day; readonly names: boolean; readonly unionIds?: readonly Uuid[] },
): Promise<readonly UnionOnDay[]> {
  const { rows } = await client.query<FlatRow>({
    name: 'unions-on-a-day',
    text: reading,
    values: [schoolId, asked.day, asked.names, asked.unionIds ?? null],
  });
  return assemble(rows);
}
