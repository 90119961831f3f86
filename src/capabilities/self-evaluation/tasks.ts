import { desc, eq } from 'drizzle-orm';
import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import { keepers } from './grants.ts';
import { standingSeen } from './tables.ts';

const settled = new Set(['met', 'attested', 'not-applicable']);

/** Tells those who answer for the form how many items stood open when last looked at. One statement. */
export const selfEvaluationTasks: TaskFeed = {
  room: 'self-evaluation',
  tasks: async ({ tx, actor }): Promise<readonly Task[]> => {
    if (actor.kind !== 'person') return [];
    if (!keepers.some(({ role }) => role === actor.capacity.role)) return [];
    const rows = await tx.db
      .selectDistinctOn([standingSeen.unionId, standingSeen.item])
      .from(standingSeen)
      .where(eq(standingSeen.schoolId, tx.schoolId))
      .orderBy(standingSeen.unionId, standingSeen.item, desc(standingSeen.day));
    const open = rows.filter(({ standing }) => !settled.has(standing));
    const bad = open.filter(({ standing }) => standing !== 'not-evidenced').length;
    if (open.length === 0) return [];
    return [
      {
        room: 'self-evaluation',
        code: 'items-open',
        values: { count: open.length, bad },
        due: null,
        href: 'self-evaluation',
        weight: bad > 0 ? 2 : 1,
      },
    ];
  },
};
