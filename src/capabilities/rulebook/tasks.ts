import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import { inForce } from '../../charter/in-force.ts';
import type { AnyProvision } from '../../charter/provision.ts';
import { readStatedValues } from '../../charter/reads.ts';
import { keepers } from './grants.ts';

/** Asks the keepers of the rules to look again at values whose article was amended or repealed. */
export function rulebookTasks(provisions: readonly AnyProvision[]): TaskFeed {
  return {
    room: 'rulebook',
    tasks: async ({ tx, actor, today }): Promise<readonly Task[]> => {
      if (actor.kind !== 'person') return [];
      if (!keepers.some(({ role }) => role === actor.capacity.role)) return [];
      const stated = await readStatedValues(tx);
      const lapsed = provisions.filter((provision) => inForce(stated, provision, today).lapsed);
      if (lapsed.length === 0) return [];
      return [
        {
          room: 'rulebook',
          code: 'provisions-lapsed',
          values: { count: lapsed.length },
          due: null,
          href: 'see/provision.list',
          weight: 2,
        },
      ];
    },
  };
}
