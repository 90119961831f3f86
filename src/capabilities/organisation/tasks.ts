import { inForce } from '../../charter/in-force.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { Authority } from '../../engines/actions/actor.ts';
import type { Task, TaskFeed } from '../../engines/actions/task.ts';
import type { Context } from '../../engines/actions/verb.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { classTerm } from './provisions.ts';
import { actsForSchoolUnion } from './reach.ts';

/** What waits in the organisation, as far as somebody may see it. Counts are of what lies within their reach. */
interface Waiting {
  readonly handovers: readonly { readonly id: Uuid; readonly body: string; readonly since: Day }[];
  readonly classes: readonly { readonly unit: string; readonly since: Day }[];
  readonly terms: readonly {
    readonly body: string;
    readonly number: number;
    readonly until: Day;
  }[];
  readonly unlistedDuties: number;
  readonly unlistedElectors: number;
  readonly unlistedGuides: number;
}

const on = (row: string): string =>
  `${row}.since <= $2 and (${row}.until is null or ${row}.until >= $2)`;
const reached = `($4::uuid[] is null or b.unit_id = any($4))`;
const listOf = (columns: string, from: string): string =>
  `coalesce((select json_agg(row_to_json(w)) from (select ${columns} ${from}) w), '[]'::json)`;

// Whoever has a side in an open handover and has not signed its newest version. A member's own, whatever their reach.
const handovers = listOf(
  `h.id, b.name as body, v.day as since`,
  `from handover h
    join handover_version v on v.school_id = $1 and v.handover_id = h.id and v.version = h.version
    join body b on b.school_id = $1 and b.id = h.body_id
    join appointment g on g.school_id = $1 and g.id = v.giver_id
    join appointment t on t.school_id = $1 and t.id = v.taker_id
    where h.school_id = $1 and h.sealed_at is null and $3 in (g.person_id, t.person_id)
      and not exists (select from handover_signature s where s.school_id = $1 and s.handover_id = h.id
        and s.version = h.version and s.person_id = $3)
    order by v.day, h.id limit 20`,
);

// The oldest running appointment of a committee says since when it serves; the oldest come first, so whoever knows for
// how long a committee is elected takes them from the top.
const classes = listOf(
  `u.name as unit, min(a.since) as since`,
  `from body b
    join unit u on u.school_id = $1 and u.id = b.unit_id
    join post p on p.school_id = $1 and p.body_id = b.id
    join appointment a on a.school_id = $1 and a.post_id = p.id and a.ended_by is distinct from 'correction'
    where b.school_id = $1 and b.kind = 'class-committee' and ${on('b')} and ${on('a')} and ${reached} and $5
    group by u.id, u.name order by min(a.since), u.id limit 20`,
);

// A term whose last day is over, with nobody's term after it.
const terms = listOf(
  `b.name as body, t.number, t.until`,
  `from term t join body b on b.school_id = $1 and b.id = t.body_id
    where t.school_id = $1 and t.until < $2 and ${on('b')} and ${reached} and $5
      and not exists (select from term n where n.school_id = $1 and n.body_id = t.body_id and n.since > t.since)
    order by t.until, b.name_key collate "C" limit 20`,
);

const unlistedDuties = `(select count(*)::int from body b where b.school_id = $1
  and b.kind in ('office', 'working-department') and ${on('b')} and ${reached} and $6
  and (not $7 or b.unit_id is null)
  and not exists (select from body_duty d where d.school_id = $1 and d.body_id = b.id and ${on('d')}))`;

const unlistedElectors = `(select count(*)::int from appointment a
  join post p on p.school_id = $1 and p.id = a.post_id
  join body b on b.school_id = $1 and b.id = p.body_id
  where a.school_id = $1 and b.kind in ('student-union', 'graduate-union') and ${on('a')} and ${reached} and $5
    and a.basis = 'elected' and a.elected_by is null and a.ended_by is distinct from 'correction')`;

const unlistedGuides = `(select count(*)::int from body b where b.school_id = $1
  and b.kind in ('student-union', 'graduate-union') and ${on('b')} and ${reached} and $5
  and not exists (select from union_guide g where g.school_id = $1 and g.body_id = b.id and ${on('g')}))`;

const reading = {
  name: 'organisation-tasks',
  text: `select ${handovers} as handovers, ${classes} as classes, ${terms} as terms,
    ${unlistedDuties} as "unlistedDuties", ${unlistedElectors} as "unlistedElectors",
    ${unlistedGuides} as "unlistedGuides"`,
};

/** Roles that keep a union's records: theirs are the tasks that are nobody's own. */
const keeping = new Set(['administrator', 'league', 'unit-league']);

/** Roles that write down what departments do; of the school's office those of its own union. */
const writing = new Set([...keeping, 'office', 'unit-presidium']);

/** The day so many months before another, or the last of its month where that is shorter. */
function monthsBefore(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10) as Day;
}

const unitsOf = (authority: Authority): readonly Uuid[] | null =>
  authority.reach === 'unit' ? authority.unitIds : null;

const room = 'organisation';

function tasksFrom(waiting: Waiting, months: number): readonly Task[] {
  const counted = (code: string, count: number, href: string): readonly Task[] =>
    count === 0 ? [] : [{ room, code, values: { count }, due: null, href, weight: 1 }];
  return [
    ...waiting.handovers.map(({ id, body, since }): Task => ({
      ...{ room, code: 'handover-sign', values: { body }, due: addDays(since, 7) },
      ...{ href: `handovers?handoverId=${id}`, weight: 2 },
    })),
    ...waiting.terms.map(({ body, number, until }): Task => ({
      ...{ room, code: 'term-over', values: { body, number, until }, due: until },
      ...{ href: 'change-of-term', weight: 2 },
    })),
    ...waiting.classes.map(({ unit }): Task => ({
      ...{ room, code: 'class-term-over', values: { unit, months }, due: null },
      ...{ href: 'change-of-term', weight: 1 },
    })),
    ...counted('electors-unlisted', waiting.unlistedElectors, 'see/appointment.list'),
    ...counted('duties-unlisted', waiting.unlistedDuties, 'duties'),
    ...counted('guides-unlisted', waiting.unlistedGuides, 'see/guide.list'),
  ];
}

async function read(context: Context): Promise<readonly Task[]> {
  const { tx, actor, authority, today } = context;
  if (actor.kind !== 'person') return [];
  const { role } = actor.capacity;
  const does = (roles: ReadonlySet<string>): boolean =>
    roles.has(role) && authority.reach !== 'self';
  const values = [
    ...[tx.schoolId, today, actor.personId, unitsOf(authority)],
    ...[does(keeping), does(writing), actsForSchoolUnion(actor)],
  ];
  const [stated, { rows }] = await Promise.all([
    readStatedValues(tx, classTerm.name),
    tx.client.query<Waiting>({ ...reading, values }),
  ]);
  if (!rows[0]) throw new Error('a statement of one row answered none');
  const months = inForce(stated, classTerm, today).value;
  const begun = monthsBefore(today, months);
  const classes = rows[0].classes.filter(({ since }) => since <= begun);
  return tasksFrom({ ...rows[0], classes }, months);
}

/** What waits in the organisation: lists to sign, terms that are over, and what the form will ask and nobody wrote down. */
export const organisationTasks: TaskFeed = { room, tasks: read };
