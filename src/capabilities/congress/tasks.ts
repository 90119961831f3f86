import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Context } from '../../engines/actions/verb.ts';
import { stepOf, type Party, type Procedure } from '../../engines/procedures/model.ts';
import { isParty } from '../../engines/procedures/parties.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { deciders, planners, readers } from './grants.ts';

/** Something that waits: an approval, a unit's step, a congress without quotas or not held yet, a form to fill in. */
interface Waiting {
  readonly what: 'approval' | 'unit' | 'quota' | 'hold' | 'form';
  readonly congress_id: Uuid;
  readonly id: Uuid;
  readonly title: string;
  readonly unit_id: Uuid | null;
  readonly step: string | null;
  readonly due: Day | null;
  readonly content: Procedure | null;
  readonly approved: readonly string[] | null;
  readonly public: boolean | null;
}

const reading = `with cases as (select k.id, k.step, k.due::text as due, k.unit_id, e.content,
    (select array_agg(a.party) from procedure_act a where a.school_id = $1 and a.case_id = k.id and a.turn = k.turn
      and a.kind = 'approve') as approved,
    exists (select from procedure_act a where a.school_id = $1 and a.case_id = k.id and a.turn = k.turn
      and a.kind = 'publicise') as public
  from procedure_case k join procedure_edition e on e.school_id = $1 and e.digest = k.edition
  where k.school_id = $1 and k.outcome is null and k.procedure = any($5::text[])
    and ($2::uuid[] is null or k.unit_id = any($2)))
  select 'approval' as what, c.id as congress_id, c.id, c.title, c.unit_id, k.step, k.due, k.content, k.approved, k.public
    from congress c join cases k on k.id = c.approval_id where c.school_id = $1 and c.cancelled is null and $6
  union all
  select 'unit', c.id, u.id, c.title, u.unit_id, k.step, k.due, k.content, k.approved, k.public
    from electoral_unit u join congress c on c.school_id = $1 and c.id = u.congress_id join cases k on k.id = u.case_id
    where u.school_id = $1 and c.cancelled is null and $6
  union all
  select 'quota', c.id, c.id, c.title, c.unit_id, null, null, null, null, null
    from congress c join procedure_case k on k.school_id = $1 and k.id = c.approval_id and k.outcome = 'completed'
    where c.school_id = $1 and c.cancelled is null and c.held_since is null and c.kind = 'congress' and $6
      and ($2::uuid[] is null or c.unit_id = any($2))
      and not exists (select from congress_quota q where q.school_id = $1 and q.congress_id = c.id and q.published is not null)
  union all
  select 'hold', c.id, c.id, c.title, c.unit_id, null, c.planned_until::text, null, null, null
    from congress c join procedure_case k on k.school_id = $1 and k.id = c.approval_id and k.outcome = 'completed'
    where c.school_id = $1 and c.cancelled is null and c.held_since is null and c.planned_until < $4::date and $6
      and ($2::uuid[] is null or c.unit_id = any($2))
  union all
  select 'form', c.id, d.id, c.title, null, null, c.delegates_by::text, null, null, null
    from delegate d join congress c on c.school_id = $1 and c.id = d.congress_id
    where d.school_id = $1 and d.person_id = $3 and d.registered is null and d.until is null
      and c.cancelled is null and c.held_since is null`;

const paths = [
  ...['school-province', 'school-party', 'unit-party-league', 'unit-branch-league'],
  ...['delegates-units', 'delegates-classes'],
];

async function readWaiting({ tx, actor, today }: Context): Promise<readonly Waiting[]> {
  if (actor.kind !== 'person') return [];
  const { role, unitIds } = actor.capacity;
  const takesPart = readers.some((grant) => grant.role === role);
  const { rows } = await tx.client.query<Waiting>({
    name: 'congress-waiting',
    text: reading,
    values: [tx.schoolId, unitIds, actor.personId, today, paths, takesPart],
  });
  return rows;
}

/** The code of what a case wants of whoever asks, or null. A publicity that runs needs nothing until it has ended. */
function wantedOf(one: Waiting, { actor, today }: Context): string | null {
  if (one.content === null || one.step === null) return null;
  const place = { unitId: one.unit_id, personId: null };
  const may = (party: Party): boolean => isParty(party, actor, place);
  const step = stepOf(one.content, one.step);
  const here = `wait-${step.code}`;
  switch (step.kind) {
    case 'submit':
    case 'consent':
      return may(step.by) ? here : null;
    case 'approve':
      return step.by.some((party) => may(party) && !(one.approved ?? []).includes(party.code))
        ? here
        : null;
    case 'mark':
      return may(step.by) ? here : null;
    case 'publicise': {
      const runs = one.public === true && one.due !== null && today <= one.due;
      return may(step.by) && !runs ? here : null;
    }
  }
}

function codeOf(one: Waiting, context: Context): string | null {
  const { actor } = context;
  const party = (may: Party['may']): Party => ({ code: one.what, may, shows: null });
  const place = { unitId: one.unit_id, personId: null };
  switch (one.what) {
    case 'approval':
    case 'unit':
      return wantedOf(one, context);
    case 'quota':
      return isParty(party(deciders), actor, place) ? 'quota-wait' : null;
    case 'hold':
      return isParty(party(planners), actor, place) ? 'hold-wait' : null;
    case 'form':
      return 'form-wait';
  }
}

function hrefOf({ what, id, congress_id: congressId }: Waiting, several: boolean): string {
  if (what === 'form') return `delegate?delegateId=${id}`;
  if (what === 'unit' && !several) return `electoral-unit?electoralUnitId=${id}`;
  return `congress?congressId=${congressId}`;
}

/** What waits for somebody: one task for each congress and step, due when the first of its units is. */
export const congressTasks: TaskFeed = {
  room: 'congress',
  tasks: async (context): Promise<readonly Task[]> => {
    const groups = new Map<string, { readonly code: string; readonly all: Waiting[] }>();
    for (const one of await readWaiting(context)) {
      const code = codeOf(one, context);
      if (code === null) continue;
      const key = `${code} ${one.congress_id}`;
      const group = groups.get(key) ?? { code, all: [] };
      group.all.push(one);
      groups.set(key, group);
    }
    return [...groups.values()].flatMap(({ code, all }): readonly Task[] => {
      const [first] = all;
      if (!first) return [];
      const dues = all.flatMap(({ due }) => (due === null ? [] : [due])).sort();
      return [
        {
          room: 'congress',
          code,
          values: { title: first.title, count: all.length },
          due: dues[0] ?? null,
          href: hrefOf(first, all.length > 1),
          weight: first.what === 'approval' || first.what === 'quota' ? 3 : 2,
        },
      ];
    });
  },
};
