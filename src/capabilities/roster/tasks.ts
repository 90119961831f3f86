import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { collectors, rosterKeepers } from './grants.ts';
import { schoolYearOf } from './period.ts';

interface Waiting {
  /** Unions with rows that lack a status, or a rank and courses though they need them. */
  readonly incomplete: readonly {
    readonly id: Uuid;
    readonly name: string;
    readonly status: number;
    readonly standing: number;
  }[];
  /** Collections with rosters that wait to be taken over, or whose day is over. */
  readonly collections: readonly {
    readonly id: Uuid;
    readonly title: string;
    readonly due: Day;
    readonly sent: number;
    readonly late: number;
  }[];
  readonly provisional: number;
}

const holds = (grants: typeof rosterKeepers, role: string): boolean =>
  grants.some((grant) => grant.role === role);

// One statement for all of it. A person who has any standing of a recent year is not asked for one again here; which
// span counts is told on the page.
const reading = `select
  (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'status', x.status, 'standing', x.standing)
      order by x.below, x.name_key collate "C"), '[]') from (
    select u.id, u.name, u.name_key, u.unit_id is not null as below,
      count(distinct r.id) filter (where r.political_status is null)::int as status,
      count(distinct r.id) filter (where (r.grade is null or r.grade < $3)
        and r.education_level is distinct from 'postgraduate'
        and not exists (select from academic_standing s where s.school_id = $1 and s.person_id = r.id
          and s.replaced_at is null and s.rank <> 'blank' and s.academic_year >= $3 - 1))::int as standing
    from body u
    join body b on b.school_id = $1 and (b.id = u.id or b.parent_id = u.id)
      and b.kind in ('student-union', 'graduate-union', 'office', 'working-department')
    join post p on p.school_id = $1 and p.body_id = b.id
    join appointment a on a.school_id = $1 and a.post_id = p.id and a.since <= $2::date
      and (a.until is null or a.until >= $2::date) and a.ended_by is distinct from 'correction'
    join person r on r.school_id = $1 and r.id = a.person_id
    where u.school_id = $1 and u.kind in ('student-union', 'graduate-union')
      and (u.until is null or u.until >= $2::date)
      and (case when $4::uuid[] is null then u.unit_id is null else u.unit_id = any($4) end)
    group by u.id, u.name, u.name_key, u.unit_id) x where x.status + x.standing > 0) as incomplete,
  (select coalesce(json_agg(json_build_object('id', y.id, 'title', y.title, 'due', y.due, 'sent', y.sent,
      'late', y.late) order by y.due, y.id), '[]') from (
    select c.id, c.title, c.due::text, count(*) filter (where q.state = 'sent')::int as sent,
      count(*) filter (where q.state in ('open', 'returned') and c.due < $2::date)::int as late
    from collection c join collection_request q on q.school_id = $1 and q.collection_id = c.id
    where c.school_id = $1 and $5 group by c.id, c.title, c.due) y where y.sent + y.late > 0) as collections,
  (select count(*)::int from person p where p.school_id = $1 and $5 and starts_with(p.number, '暂-')
    and p.until is null) as provisional`;

/** Rows that lack what the form asks for, rosters that came in or are late, and numbers still to be settled. */
export const rosterTasks: TaskFeed = {
  room: 'roster',
  tasks: async ({ tx, actor, today }: Context): Promise<readonly Task[]> => {
    if (actor.kind !== 'person' || !holds(rosterKeepers, actor.capacity.role)) return [];
    const { role, unitIds } = actor.capacity;
    const { rows } = await tx.client.query<Waiting>({
      name: 'roster-tasks',
      text: reading,
      values: [tx.schoolId, today, schoolYearOf(today), unitIds, holds(collectors, role)],
    });
    const [waiting] = rows;
    if (!waiting) throw new Error('a statement of one row answered none');
    return tasksOf(waiting);
  },
};

const room = 'roster';

function tasksOf({ incomplete, collections, provisional }: Waiting): readonly Task[] {
  const tasks: Task[] = [];
  for (const { id, name, status, standing } of incomplete) {
    const href = `roster?bodyId=${id}`;
    if (standing > 0)
      tasks.push({
        room,
        code: 'rank-missing',
        values: { name, count: standing },
        due: null,
        href,
        weight: 2,
      });
    if (status > 0)
      tasks.push({
        room,
        code: 'status-missing',
        values: { name, count: status },
        due: null,
        href,
        weight: 2,
      });
  }
  for (const { id, title, due, sent, late } of collections) {
    const href = `collection?collectionId=${id}`;
    if (sent > 0)
      tasks.push({
        room,
        code: 'rosters-sent',
        values: { title, count: sent },
        due: null,
        href,
        weight: 2,
      });
    if (late > 0)
      tasks.push({
        room,
        code: 'rosters-late',
        values: { title, count: late },
        due,
        href,
        weight: 2,
      });
  }
  if (provisional > 0)
    tasks.push({
      ...{ room, code: 'numbers-missing', values: { count: provisional }, due: null },
      ...{ href: 'see/provisional-number.list', weight: 1 },
    });
  return tasks;
}
