import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Context } from '../../engines/actions/verb.ts';
import type { Procedure } from '../../engines/procedures/model.ts';
import { stepOf } from '../../engines/procedures/model.ts';
import { isParty } from '../../engines/procedures/parties.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { appointing, candidacyReaders } from './grants.ts';

/** Cases of one call that stand at one step, and whose turn it is there. */
interface Waiting {
  readonly call_id: Uuid;
  readonly title: string;
  readonly members: string;
  readonly step: string;
  readonly outcome: string | null;
  readonly due: Day | null;
  readonly unit_id: Uuid | null;
  readonly person_id: Uuid;
  readonly case_id: Uuid;
  readonly content: Procedure;
  /** Parties that have approved in this turn, whether it is public, open objections, and marks of mine. */
  readonly approved: readonly string[];
  readonly public: boolean;
  readonly objections: number;
  readonly marks: number;
  readonly mine: boolean;
}

const officers = candidacyReaders.filter(({ reach }) => reach !== 'self');

/** One statement: everything that goes on within reach, and what waits to be appointed. */
async function readWaiting({ tx, actor }: Context): Promise<readonly Waiting[]> {
  if (actor.kind !== 'person') return [];
  const { role, unitIds } = actor.capacity;
  const own = !officers.some((grant) => grant.role === role);
  const { rows } = await tx.client.query<Waiting>({
    name: 'selection-waiting',
    text: `select c.call_id, s.title, s.members, k.step, k.outcome, k.due::text, k.unit_id, k.person_id, k.id as case_id,
        e.content, coalesce(t.approved, '{}') as approved, coalesce(t.public, false) as public,
        coalesce(t.objections, 0)::int as objections, coalesce(t.marks, 0)::int as marks, coalesce(t.mine, false) as mine
      from procedure_case k
      join candidacy c on c.school_id = k.school_id and c.id = k.id
      join selection_call s on s.school_id = c.school_id and s.id = c.call_id
      join procedure_edition e on e.school_id = k.school_id and e.digest = k.edition
      left join lateral (select array_agg(a.party) filter (where a.kind = 'approve') as approved,
          bool_or(a.kind = 'publicise') as public, count(*) filter (where a.kind = 'mark') as marks,
          count(*) filter (where a.kind = 'object') - count(*) filter (where a.kind = 'answer') as objections,
          bool_or(a.kind = 'mark' and a.person_id = $3) as mine
        from procedure_act a where a.school_id = $1 and a.case_id = k.id and a.turn = k.turn) t on true
      where k.school_id = $1 and c.school_id = $1 and s.school_id = $1 and e.school_id = $1
        and (k.outcome is null or (k.outcome = 'completed' and c.appointment_id is null
          and (s.members = 'department-members' or exists (select 1 from procedure_act a
            where a.school_id = $1 and a.case_id = k.id and a.step = 'elected'))))
        and (k.person_id = $3 or (not $4 and ($2::uuid[] is null or k.unit_id = any($2))))
      order by k.due nulls last, k.id`,
    values: [tx.schoolId, unitIds, actor.personId, own],
  });
  return rows;
}

/** The code of what a case wants of whoever asks, or null. */
function wanted(waiting: Waiting, { actor }: Context): string | null {
  const place = { unitId: waiting.unit_id, personId: waiting.person_id };
  const may = (party: Parameters<typeof isParty>[0]): boolean => isParty(party, actor, place);
  const self = actor.kind === 'person' && actor.personId === waiting.person_id;
  if (waiting.outcome !== null)
    return may({ code: 'appointing', may: appointing, shows: null }) ? 'appointments-wait' : null;
  const step = stepOf(waiting.content, waiting.step);
  const here = `wait-${step.code}`;
  switch (step.kind) {
    case 'submit':
      return self ? 'resubmit-wait' : null;
    case 'consent':
      return self ? 'consent-wait' : null;
    case 'approve': {
      const open = step.by.filter(({ code }) => !waiting.approved.includes(code));
      return !self && open.some(may) ? here : null;
    }
    case 'mark': {
      const rates = may(step.raters) && !waiting.mine;
      const decides = may(step.by) && waiting.marks >= step.least;
      return !self && (rates || decides) ? here : null;
    }
    case 'publicise':
      if (self) return null;
      if (waiting.public && waiting.objections > 0)
        return may(step.answerers) ? 'objections-wait' : null;
      return may(step.by) ? here : null;
  }
}

/** A publicity that runs needs nothing of anybody until the day after its end. */
const quiet = ({ public: isPublic, objections, due }: Waiting, today: Day): boolean =>
  isPublic && objections === 0 && due !== null && today <= due;

/**
 * What waits for somebody, one task for each call and step, due when the first of its cases is. A person's own
 * candidacy is a task of its own.
 */
export const selectionTasks: TaskFeed = {
  room: 'selection',
  tasks: async (context): Promise<readonly Task[]> => {
    const { actor, today } = context;
    if (actor.kind !== 'person') return [];
    const found = new Map<string, Task & { values: Record<string, string | number> }>();
    for (const waiting of await readWaiting(context)) {
      if (waiting.outcome === null && quiet(waiting, today)) continue;
      const code = wanted(waiting, context);
      if (code === null) continue;
      const key = `${code} ${waiting.call_id}`;
      const before = found.get(key);
      const count = Number(before?.values['count'] ?? 0);
      const more = code === 'objections-wait' ? waiting.objections : 1;
      const dues = [before?.due ?? null, waiting.due].filter((due) => due !== null).sort();
      const own = waiting.person_id === actor.personId;
      found.set(key, {
        room: 'selection',
        code,
        values: { title: waiting.title, count: count + more },
        due: dues[0] ?? null,
        href: own ? `candidacy?candidacyId=${waiting.case_id}` : `call?callId=${waiting.call_id}`,
        weight: code === 'objections-wait' ? 3 : 2,
      });
    }
    return [...found.values()];
  },
};
