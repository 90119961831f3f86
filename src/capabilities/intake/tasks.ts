import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Context } from '../../engines/actions/verb.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { takers } from './grants.ts';

/** Drafts hold names that nobody has taken into the records: after so many days they are asked after. */
const daysToSettle = 30;

interface Open {
  readonly id: Uuid;
  readonly begun: Day;
  readonly waiting: number;
}

/** One statement: what was begun and not closed, with the drafts that wait. */
async function readOpen({ tx }: Context): Promise<readonly Open[]> {
  const { rows } = await tx.client.query<Open>({
    name: 'intake-open',
    text: `select i.id, to_char(i.begun_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as begun,
        (select count(*) from intake_draft d where d.school_id = $1 and d.intake_id = i.id and d.state = 'open')::int as waiting
      from intake i where i.school_id = $1 and i.closed_at is null order by i.begun_at, i.id`,
    values: [tx.schoolId],
  });
  return rows;
}

/** Asks for what was put in to be worked through, and then to be closed, which deletes its drafts. */
export const intakeTasks: TaskFeed = {
  room: 'intake',
  tasks: async (context): Promise<readonly Task[]> => {
    const { actor, today } = context;
    if (actor.kind !== 'person') return [];
    if (!takers.some(({ role }) => role === actor.capacity.role)) return [];
    return (await readOpen(context)).map(({ id, begun, waiting }) => {
      const due = addDays(begun, daysToSettle);
      return {
        room: 'intake',
        code: waiting > 0 ? 'drafts-wait' : 'intake-to-close',
        values: { count: waiting },
        due,
        href: `intake-drafts?intakeId=${id}`,
        weight: due < today ? 2 : 1,
      };
    });
  },
};
