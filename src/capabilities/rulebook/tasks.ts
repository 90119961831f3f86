import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import { inForce } from '../../charter/in-force.ts';
import type { AnyProvision } from '../../charter/provision.ts';
import { readStatedValues } from '../../charter/reads.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Day } from '../../kernel/day.ts';
import { keepers, measureKeepers } from './grants.ts';
import { measuresOn, type MeasureTold } from './measure-reads.ts';

const lapsedTask = (count: number): Task => ({
  room: 'rulebook',
  code: 'provisions-lapsed',
  values: { count },
  due: null,
  href: 'see/provision.list',
  weight: 2,
});

/** How many days before its last one a measure is asked for. */
const noticeDays = 14;

function measureTask({ standing, text, due, bodyName }: MeasureTold, today: Day): readonly Task[] {
  const near = standing === 'open' && due <= addDays(today, noticeDays);
  if (standing !== 'overdue' && !near) return [];
  const code = standing === 'overdue' ? 'measure-overdue' : 'measure-due';
  const values = { text: text.slice(0, 40), due, body: bodyName };
  return [{ room: 'rulebook', code, values, due, href: 'reform-measures', weight: 2 }];
}

/** Asks the keepers of the rules to look again at values whose article was amended or repealed, and whoever sees to the reform for measures that are due. */
export function rulebookTasks(provisions: readonly AnyProvision[]): TaskFeed {
  return {
    room: 'rulebook',
    tasks: async ({ tx, actor, today }): Promise<readonly Task[]> => {
      if (actor.kind !== 'person') return [];
      const { role } = actor.capacity;
      const keeps = keepers.some((grant) => grant.role === role);
      const sees = measureKeepers.some((grant) => grant.role === role);
      const [stated, measures] = await Promise.all([
        keeps ? readStatedValues(tx) : [],
        sees ? measuresOn(tx, today) : [],
      ]);
      const lapsed = provisions.filter((provision) => inForce(stated, provision, today).lapsed);
      return [
        ...(lapsed.length === 0 ? [] : [lapsedTask(lapsed.length)]),
        ...measures.flatMap((measure) => measureTask(measure, today)),
      ];
    },
  };
}
