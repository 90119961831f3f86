import type { Capacity } from '../../engines/actions/actor.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import { roleOf, type Role } from './roles.ts';

/**
 * SQL for the posts a person holds on a day, one row each. `school`, `person` and `day` are SQL expressions
 * (`$1`, `a.person_id`). A fragment, so that the room that knows accounts asks who somebody is and what they are in
 * one statement.
 */
export function heldPostsSql(school: string, person: string, day: string): string {
  return `select ap.id as held_id, po.kind as held_post, bo.kind as held_body, bo.unit_id as held_unit
  from appointment ap
  join post po on po.school_id = ap.school_id and po.id = ap.post_id
  join body bo on bo.school_id = po.school_id and bo.id = po.body_id
  where ap.school_id = ${school} and ap.person_id = ${person}
    and ap.since <= ${day} and (ap.until is null or ap.until >= ${day})
    and ap.ended_by is distinct from 'correction'`;
}

/** One row of it: the appointment, the kinds of its post and body, and the unit of the body. */
export interface HeldPost {
  readonly held_id: Uuid;
  readonly held_post: string;
  readonly held_body: string;
  readonly held_unit: Uuid | null;
}

/** A role somebody has by a post, and the unit it was given for; null for the whole school. */
export interface HeldRole {
  readonly id: Uuid;
  readonly role: Role;
  readonly unitId: Uuid | null;
}

/** The roles that follow from posts held; some posts give none. */
export function rolesHeld(posts: readonly HeldPost[]): readonly HeldRole[] {
  return posts.flatMap((row) => {
    const { held_id: id, held_post: post, held_body: body, held_unit: unitId } = row;
    const role = roleOf({ post, body, unitId });
    return role === null ? [] : [{ id, role, unitId }];
  });
}

const unitsBelow = {
  name: 'units-below',
  text: `with recursive below as (
    select u.id as top, u.id from unit u where u.school_id = $1 and u.id = any($2::uuid[])
    union all
    select b.top, u.id from below b join unit u on u.parent_id = b.id where u.school_id = $1
  ) select top, json_agg(id) as ids from below group by top`,
};

/**
 * The capacities that follow from posts held; a student is one more, in their own name. A post in a unit costs one
 * statement more, for the units below it; whoever holds none does not pay for that.
 */
export async function capacitiesFrom(
  tx: SchoolTransaction,
  posts: readonly HeldPost[],
  student: { readonly personId: Uuid } | null,
): Promise<readonly Capacity[]> {
  const held = rolesHeld(posts);
  const tops = held.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const below = new Map<Uuid, readonly Uuid[]>();
  if (tops.length > 0) {
    const { rows } = await tx.client.query<{ top: Uuid; ids: readonly Uuid[] }>({
      ...unitsBelow,
      values: [tx.schoolId, tops],
    });
    for (const { top, ids } of rows) below.set(top, ids);
  }
  const fromPosts = held.map((one) => ({
    ...one,
    unitIds: one.unitId === null ? null : (below.get(one.unitId) ?? []),
  }));
  const asStudent: Capacity[] =
    student === null
      ? []
      : [{ id: student.personId, role: 'student', unitId: null, unitIds: null }];
  return [...fromPosts, ...asStudent];
}
