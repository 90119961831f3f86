import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { conductOf, waitingOf, type OfficeConduct } from './conduct.ts';
import { certifying, counts, holds, organising } from './grants.ts';
import { loadElection } from './holding.ts';
import { ownsAffairsOf } from '../organisation/reach.ts';

/** An election that goes on, as far as its row tells. */
interface GoingOn {
  readonly id: Uuid;
  readonly title: string;
  readonly state: 'preparing' | 'published' | 'open';
  readonly day: Day;
  readonly publicUntil: Day | null;
  readonly unitId: Uuid | null;
}

const officers: ReadonlySet<string> = new Set(organising.map(({ role }) => role));

/** Elections that go on and concern whoever asks: within reach of their role, or counted by them. One statement. */
async function goingOn({ tx, actor }: Context): Promise<readonly GoingOn[]> {
  if (actor.kind !== 'person') return [];
  const { unitIds, role } = actor.capacity;
  const { rows } = await tx.client.query<GoingOn>({
    name: 'elections-going-on',
    text: `select e.id, e.title, e.state, e.day::text, e.public_until::text as "publicUntil", e.unit_id as "unitId"
      from election e where e.school_id = $1 and e.state in ('preparing', 'published', 'open')
        and (($3 and ($2::uuid[] is null or e.unit_id = any($2))) or exists (select from election_teller t
          where t.school_id = $1 and t.election_id = e.id and t.person_id = $4))
      order by e.day, e.id limit 20`,
    values: [tx.schoolId, unitIds, officers.has(role), actor.personId],
  });
  return rows;
}

const wantsSheet = ({ result, current }: OfficeConduct): boolean =>
  current !== null &&
  (result.state.kind === 'sheets' || current.boxes.some(({ reopened }) => reopened !== null)) &&
  current.boxes.some(
    ({ kind, issued, sheet, reopened }) =>
      kind === 'paper' && issued !== null && (sheet === null || reopened !== null),
  );

/** What an officer has to do next in an election that is open. */
function codeOf(waits: readonly ReturnType<typeof waitingOf>[]): string | null {
  if (waits.every((one) => one === 'nothing')) return 'certification-waits';
  const order = ['announcement', 'resolution', 'round', 'ballots'] as const;
  const first = order.find((one) => waits.includes(one));
  return first === undefined ? null : `${first}-waits`;
}

/** What its officers have to do before an election is opened; those of another's affairs have nothing to do. */
function codeBefore(going: GoingOn, context: Context): string | null {
  const { state, publicUntil, unitId } = going;
  if (!holds({ row: { unitId } }, context)) return null;
  if (state === 'preparing') return 'list-waits';
  return publicUntil !== null && publicUntil < context.today ? 'opening-waits' : null;
}

function codeOpen(offices: readonly OfficeConduct[], { unitId }: GoingOn, context: Context) {
  const { actor, authority } = context;
  const code = codeOf(offices.map(waitingOf));
  if (code !== 'certification-waits')
    return code !== null && holds({ row: { unitId } }, context) ? code : null;
  const certifies =
    actor.kind === 'person' && certifying.some(({ role }) => role === actor.capacity.role);
  return certifies && ownsAffairsOf(actor, authority, unitId) ? code : null;
}

function taskOf({ id, title, day }: GoingOn, code: string, path = 'election'): Task {
  return {
    room: 'elections',
    code,
    values: { title },
    due: day,
    href: `${path}?electionId=${id}`,
    weight: 3,
  };
}

/** The way to the sheet that waits for a teller. */
function sheetTask(going: GoingOn, { office, current }: OfficeConduct): Task {
  const box = current?.boxes.find(
    ({ kind, sheet, reopened }) => kind === 'paper' && (sheet === null || reopened !== null),
  );
  const place = {
    electionId: going.id,
    office: String(office.number),
    round: String(current?.result.opened.round ?? 1),
    channel: box?.channel ?? 'paper-1',
  };
  const href = `count?${new URLSearchParams(place).toString()}`;
  return { ...taskOf(going, 'sheet-waits'), href };
}

async function tasksOfOpen(going: GoingOn, context: Context): Promise<readonly Task[]> {
  const held = await loadElection(context.tx, going.id);
  if (held === null) return [];
  const { offices } = conductOf(held);
  const counted = counts(held, context.actor) ? offices.find(wantsSheet) : undefined;
  const code = codeOpen(offices, going, context);
  return [
    ...(counted ? [sheetTask(going, counted)] : []),
    ...(code === null ? [] : [taskOf(going, code)]),
  ];
}

/** What waits for somebody in elections: as a teller first, then as an officer. Only what is open is read whole. */
export const electionsTasks: TaskFeed = {
  room: 'elections',
  tasks: async (context): Promise<readonly Task[]> => {
    const tasks: Task[] = [];
    for (const going of await goingOn(context)) {
      if (going.state === 'open') tasks.push(...(await tasksOfOpen(going, context)));
      else {
        const code = codeBefore(going, context);
        if (code !== null) tasks.push(taskOf(going, code));
      }
    }
    return tasks;
  },
};
