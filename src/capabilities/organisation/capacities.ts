import type { Capacity } from '../../engines/actions/actor.ts';
import type { Uuid } from '../../kernel/id.ts';
import { roleOf } from './roles.ts';

/**
 * SQL for everything a person is on a day, as one JSON array named `held`: posts held that day, with the unit of
 * their body and all units below it. `school`, `person` and `day` are SQL expressions (`$1`, `a.person_id`).
 * A fragment, so that the room that knows accounts asks who somebody is and what they are in one round trip.
 */
export function capacitiesSql(school: string, person: string, day: string): string {
  return `select coalesce(json_agg(json_build_object(
    'id', ap.id, 'post', po.kind, 'body', bo.kind, 'unitId', bo.unit_id,
    'unitIds', case when bo.unit_id is null then null else (
      with recursive below as (
        select u.id from unit u where u.school_id = ${school} and u.id = bo.unit_id
        union all
        select u.id from unit u join below b on u.parent_id = b.id where u.school_id = ${school}
      ) select json_agg(below.id) from below) end)), '[]'::json) as held
  from appointment ap
  join post po on po.school_id = ap.school_id and po.id = ap.post_id
  join body bo on bo.school_id = po.school_id and bo.id = po.body_id
  where ap.school_id = ${school} and ap.person_id = ${person}
    and ap.since <= ${day} and (ap.until is null or ap.until >= ${day})
    and ap.ended_by is distinct from 'correction'`;
}

/** One row of `held`. */
export interface HeldPost {
  readonly id: Uuid;
  readonly post: string;
  readonly body: string;
  readonly unitId: Uuid | null;
  readonly unitIds: readonly Uuid[] | null;
}

/** The capacities that follow from posts held; a student is one more, in their own name. */
export function capacitiesFrom(
  held: readonly HeldPost[],
  student: { readonly personId: Uuid } | null,
): readonly Capacity[] {
  const fromPosts = held.flatMap(({ id, post, body, unitId, unitIds }) => {
    const role = roleOf({ post, body, unitId });
    return role === null ? [] : [{ id, role, unitId, unitIds }];
  });
  const asStudent: Capacity[] =
    student === null
      ? []
      : [{ id: student.personId, role: 'student', unitId: null, unitIds: null }];
  return [...fromPosts, ...asStudent];
}
