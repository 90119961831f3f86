import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { RunningAppointment } from './rules.ts';

// The body's own posts, and those of its office and departments. What stands beside them in a union (student committee,
// standing delegates, review committee) has terms of its own.
const termOf = `(select b.id from body b where b.school_id = $1 and (b.id = $2
  or (b.parent_id = $2 and b.kind in ('office', 'working-department'))))`;

/** Holds every post whose holders a term of the body counts for, in one order, before the body itself is held. */
export async function holdPostsOfTerm(
  { client, schoolId }: SchoolTransaction,
  bodyId: Uuid,
): Promise<void> {
  await client.query({
    name: 'hold-posts-of-term',
    text: `select from post where school_id = $1 and body_id in ${termOf} order by id for update`,
    values: [schoolId, bodyId],
  });
}

/** An appointment of the running term as a person choosing who stays sees it. */
export interface ShownRunning extends RunningAppointment {
  readonly personName: string;
  readonly postName: string;
  readonly bodyName: string;
}

/** Appointments that have no end, or one after the day before `since`. Hold the posts first where it decides something. */
export async function runningBefore(
  { client, schoolId }: SchoolTransaction,
  { bodyId, since }: { readonly bodyId: Uuid; readonly since: Day },
): Promise<readonly ShownRunning[]> {
  const { rows } = await client.query<ShownRunning>({
    name: 'running-before-term-change',
    text: `select a.id, a.post_id as "postId", a.person_id as "personId", a.basis, a.term_id as "termId",
        a.second_post_ground as "secondPostGround", a.second_post_approver as "secondPostApprover",
        a.second_post_approved_on::text as "secondPostApprovedOn", a.since::text, a.until::text, pe.name as "personName", p.name as "postName", b.name as "bodyName"
      from appointment a
      join post p on p.school_id = $1 and p.id = a.post_id
      join body b on b.school_id = $1 and b.id = p.body_id
      join person pe on pe.school_id = $1 and pe.id = a.person_id
      where a.school_id = $1 and p.body_id in ${termOf} and a.ended_by is distinct from 'correction'
        and (a.until is null or a.until >= $3)
      order by b.kind in ('office', 'working-department'), b.name_key collate "C",
        array_position(array['chair', 'vice-chair', 'rotating-chair', 'head', 'deputy-head', 'staff'], p.kind),
        pe.name_key collate "C", a.id`,
    values: [schoolId, bodyId, since],
  });
  return rows;
}
