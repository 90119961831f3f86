import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { handling } from './grants.ts';
import { actingPerson, handledBySql, whoSql } from './handlers.ts';

/** What waits in one state, and by when the first of it is due. */
interface Waiting {
  readonly state: 'received' | 'taken';
  readonly count: number;
  readonly due: Day;
  readonly first: Uuid;
}

/** One statement: what nobody has taken yet, and what the caller has taken. */
async function readWaiting(context: Context): Promise<readonly Waiting[]> {
  const { tx, actor, today } = context;
  const { rows } = await tx.client.query<Waiting>({
    name: 'complaint-waiting',
    text: `with ${whoSql('$1', '$2::date', 'select $3::uuid')}
      select c.state, count(*)::int as count, min(case c.state when 'received' then c.take_by else c.answer_by end)::text as due,
        (array_agg(c.id order by c.received, c.id))[1] as first
      from complaint c cross join who
      where c.school_id = $1 and ${handledBySql}
        and (c.state = 'received' or (c.state = 'taken' and c.handler_id = $3))
      group by c.state order by c.state`,
    values: [tx.schoolId, today, actingPerson(actor)],
  });
  return rows;
}

const codes = { received: 'complaints-wait', taken: 'answers-wait' } as const;

/** Tells handlers what came in and what they have to answer. */
export const complaintsTasks: TaskFeed = {
  room: 'complaints',
  tasks: async (context): Promise<readonly Task[]> => {
    const { actor, today } = context;
    if (actor.kind !== 'person') return [];
    if (!handling.some(({ role }) => role === actor.capacity.role)) return [];
    return (await readWaiting(context)).map(({ state, count, due, first }) => ({
      room: 'complaints',
      code: codes[state],
      values: { count },
      due,
      href: count === 1 ? `complaint?complaintId=${first}` : 'see/complaint.list',
      weight: due < today ? 3 : 2,
    }));
  },
};
