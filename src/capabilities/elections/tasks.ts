import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { conductOf, waitingOf, type OfficeConduct } from './conduct.ts';
import { certifying, counts, holds, organising } from './grants.ts';
import { loadElection, type Held } from './holding.ts';
import { ownsAffairsOf } from '../organisation/reach.ts';

/** Elections that go on and concern whoever asks: within reach of their role, or counted by them. One statement. */
async function goingOn({ tx, actor }: Context): Promise<readonly Uuid[]> {
  if (actor.kind !== 'person') return [];
  const { unitIds, role } = actor.capacity;
  const { rows } = await tx.client.query<{ id: Uuid }>({
    name: 'elections-going-on',
    text: `select e.id from election e where e.school_id = $1 and e.state in ('preparing', 'published', 'open')
        and (($3 and ($2::uuid[] is null or e.unit_id = any($2))) or exists (select from election_teller t
          where t.school_id = $1 and t.election_id = e.id and t.person_id = $4))
      order by e.day, e.id limit 20`,
    values: [tx.schoolId, unitIds, officers.has(role), actor.personId],
  });
  return rows.map(({ id }) => id);
}

const officers: ReadonlySet<string> = new Set(organising.map(({ role }) => role));

const wantsSheet = ({ result, current }: OfficeConduct): boolean =>
  current !== null &&
  (result.state.kind === 'sheets' || current.boxes.some(({ reopened }) => reopened !== null)) &&
  current.boxes.some(
    ({ issued, sheet, reopened }) => issued !== null && (sheet === null || reopened !== null),
  );

/** What an officer has to do next in an election that is open. */
function codeOf(waits: readonly ReturnType<typeof waitingOf>[]): string | null {
  if (waits.every((one) => one === 'nothing')) return 'certification-waits';
  const order = ['announcement', 'resolution', 'round', 'ballots'] as const;
  const first = order.find((one) => waits.includes(one));
  return first === undefined ? null : `${first}-waits`;
}

function officerCode(held: Held, context: Context): string | null {
  const { actor, today } = context;
  const { state, publicUntil, unitId } = held.row;
  if (state === 'preparing') return holds(held, context) ? 'list-waits' : null;
  if (state === 'published')
    return holds(held, context) && publicUntil !== null && publicUntil < today
      ? 'opening-waits'
      : null;
  const code = codeOf(conductOf(held).offices.map(waitingOf));
  if (code !== 'certification-waits') return code !== null && holds(held, context) ? code : null;
  const certifies =
    actor.kind === 'person' && certifying.some(({ role }) => role === actor.capacity.role);
  return certifies && ownsAffairsOf(actor, context.authority, unitId) ? code : null;
}

function taskOf(held: Held, code: string, due: Day | null, path: string): Task {
  const { id, title } = held.row;
  return {
    room: 'elections',
    code,
    values: { title },
    due,
    href: `${path}?electionId=${id}`,
    weight: 3,
  };
}

/** What waits for somebody in elections: as a teller first, then as an officer. */
export const electionsTasks: TaskFeed = {
  room: 'elections',
  tasks: async (context): Promise<readonly Task[]> => {
    const tasks: Task[] = [];
    for (const id of await goingOn(context)) {
      const held = await loadElection(context.tx, id);
      if (held === null) continue;
      const counting = held.row.state === 'open' && counts(held, context.actor);
      if (counting && conductOf(held).offices.some(wantsSheet))
        tasks.push(taskOf(held, 'sheet-waits', held.row.day, 'count'));
      const code = officerCode(held, context);
      if (code !== null) tasks.push(taskOf(held, code, held.row.day, 'election'));
    }
    return tasks;
  },
};
