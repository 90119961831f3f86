import type { Task, TaskFeed } from '../../../engines/actions/task.ts';
import type { Context } from '../../../engines/actions/verb.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { secretaries } from './grants.ts';

/** Something that waits, how often, by when, and the first of it. */
interface Waiting {
  readonly code:
    'proposals-screen' | 'proposals-assign' | 'replies-due' | 'replies-rate' | 'minutes-due';
  readonly count: number;
  readonly due: Day | null;
  readonly first: Uuid;
}

const one = (sql: string): string =>
  `select count(*)::int as count, min(due)::text as due, (array_agg(id order by due nulls last, id))[1] as first from (${sql}) x`;

/** One statement: what waits for those who run a congress, and replies that a delegate may rate. */
async function readWaiting({ tx, actor, today }: Context): Promise<readonly Waiting[]> {
  if (actor.kind !== 'person') return [];
  const { role, unitIds } = actor.capacity;
  const runs = secretaries.some((grant) => grant.role === role);
  const mine = role === 'student';
  if (!runs && !mine) return [];
  const place = `(case when $2::uuid[] is null then c.unit_id is null else c.unit_id = any($2) end) and $3`;
  const proposals = (state: string, due: string): string =>
    one(`select p.id, ${due} as due from proposal p join congress c on c.school_id = $1 and c.id = p.congress_id
      where p.school_id = $1 and p.state = '${state}' and ${place}`);
  const { rows } = await tx.client.query<Waiting>({
    name: 'sittings-waiting',
    text: `select * from (
        select 'proposals-screen' as code, w.* from (${proposals('screening', 'null::date')}) w
        union all select 'proposals-assign', w.* from (${proposals('filed', 'null::date')}) w
        union all select 'replies-due', w.* from (${proposals('assigned', 'p.due')}) w
        union all select 'minutes-due', w.* from (${one(`select s.id, s.day + 7 as due from sitting s
          join congress c on c.school_id = $1 and c.id = s.congress_id
          left join sitting_minutes m on m.school_id = $1 and m.sitting_id = s.id
          where s.school_id = $1 and s.closed_at is not null and m.signed_at is null and s.day >= $6::date - 60 and ${place}`)}) w
        union all select 'replies-rate', w.* from (${one(`select p.id, null::date as due from proposal p
          join delegate d on d.school_id = $1 and d.congress_id = p.congress_id and d.person_id = $4
          where p.school_id = $1 and p.state = 'replied' and $5
            and (p.delegate_id = d.id or exists (select 1 from proposal_second s
              where s.school_id = $1 and s.proposal_id = p.id and s.delegate_id = d.id))
            and not exists (select 1 from proposal_rating g where g.school_id = $1 and g.proposal_id = p.id
              and g.delegate_id = d.id and g.number = (select max(r.number) from proposal_reply r
                where r.school_id = $1 and r.proposal_id = p.id))`)}) w) all_of_it
      where count > 0`,
    values: [tx.schoolId, unitIds, runs, actor.personId, mine, today],
  });
  return rows;
}

function addressOf({ code, count, first }: Waiting): string {
  if (code === 'minutes-due') return `minutes?sittingId=${first}`;
  if (count === 1) return `proposal?proposalId=${first}`;
  const state = {
    'proposals-screen': 'screening',
    'proposals-assign': 'filed',
    'replies-due': 'assigned',
    'replies-rate': 'replied',
  }[code];
  return `see/proposal.list?f.state=${state}`;
}

/** Tells those who run a congress what waits, and delegates which replies they may rate. */
export const sittingsTasks: TaskFeed = {
  room: 'congress',
  tasks: async (context): Promise<readonly Task[]> =>
    (await readWaiting(context)).map((waiting) => ({
      ...{ room: 'congress', code: waiting.code, values: { count: waiting.count } },
      ...{ due: waiting.due, href: addressOf(waiting) },
      weight: waiting.due !== null && waiting.due < context.today ? 3 : 2,
    })),
};
