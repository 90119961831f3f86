import { readStatedValues } from '../../charter/reads.ts';
import type { StatedValue } from '../../charter/in-force.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import { partiesOf } from '../../engines/procedures/model.ts';
import type { Fact } from '../../facts/fact.ts';
import type { CandidateStep } from '../../facts/vocabulary.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { membersKinds, type Members } from './model.ts';
import { pathOf } from './paths.ts';
import { numbersInForce, pathInForce } from './provisions.ts';

/** What each must have gone through (item 9 of the form of 2021): department members are not decided by the Party committee. */
const required: Readonly<Record<Members, readonly CandidateStep[]>> = {
  presidium: [
    'unit-league-recommends',
    'unit-party-agrees',
    'student-affairs-reviews',
    'league-reviews',
    'party-committee-decides',
  ],
  'department-members': ['unit-league-recommends', 'student-affairs-reviews', 'league-reviews'],
};

interface Holder {
  readonly union_id: Uuid;
  readonly appointment_id: Uuid;
  readonly members: Members;
  readonly row: number;
  readonly ended: Day | null;
  readonly shown: readonly string[] | null;
}

/**
 * Everybody who holds a post in a union of the school's own that day, numbered as its roster is (`rostersOn` of the
 * roster, to which a test holds it), each with the newest path they completed for it before they began.
 */
async function holders({ client, schoolId }: SchoolTransaction, asOf: Day) {
  const { rows } = await client.query<Holder>({
    name: 'vetting-of-holders',
    text: `select one.*, v.ended::text, v.shown, row_number() over (partition by one.union_id
          order by one.below, one.body_key collate "C", one.body_id, one.weight, one.name_key collate "C",
          one.appointment_id)::int as row
      from (
        select distinct on (u.id, a.person_id) u.id as union_id, a.id as appointment_id, a.person_id, a.since,
          case when b.id = u.id then 'presidium' else 'department-members' end as members,
          b.id <> u.id as below, b.name_key as body_key, b.id as body_id, r.name_key,
          array_position(array['chair', 'rotating-chair', 'vice-chair', 'head', 'deputy-head', 'staff'], p.kind) as weight
        from body u
        join body b on b.school_id = $1 and (b.id = u.id or b.parent_id = u.id)
          and b.kind in ('student-union', 'graduate-union', 'office', 'working-department')
        join post p on p.school_id = $1 and p.body_id = b.id
        join appointment a on a.school_id = $1 and a.post_id = p.id and a.since <= $2::date
          and (a.until is null or a.until >= $2::date) and a.ended_by is distinct from 'correction'
        join person r on r.school_id = $1 and r.id = a.person_id
        where u.school_id = $1 and u.kind in ('student-union', 'graduate-union') and u.unit_id is null
          and u.since <= $2::date and (u.until is null or u.until >= $2::date)
        order by u.id, a.person_id, below, weight, b.name_key collate "C", a.id
      ) one
      left join lateral (select k.ended, k.shown from candidacy c
        join procedure_case k on k.school_id = c.school_id and k.id = c.id
        join selection_call s on s.school_id = c.school_id and s.id = c.call_id
        where c.school_id = $1 and k.school_id = $1 and s.school_id = $1 and c.person_id = one.person_id
          and k.outcome = 'completed' and k.ended <= $2::date and s.union_id = one.union_id
          and s.members = one.members
          and (c.appointment_id = one.appointment_id or (c.appointment_id is null and k.ended <= one.since))
        order by c.appointment_id is null, k.ended desc, k.id limit 1) v on true`,
    values: [schoolId, asOf],
  });
  return rows;
}

function vetted({ appointment_id, members, row, ended, shown }: Holder): Fact {
  const done = required[members].filter((step) => shown?.includes(step) ?? false);
  const lacking = required[members].filter((step) => !done.includes(step));
  return {
    name: 'candidate.vetted',
    level: 'school',
    value: { row, of: members, done, lacking },
    basis: 'practice',
    grain: 'row',
    coverage: 'complete',
    day: ended as unknown as PartialDay | null,
    source: { kind: 'record', thing: 'appointment', id: appointment_id },
  };
}

/** The steps of a path that the school's own article chooses; a default is no rule of the school. */
function ruled(stated: readonly StatedValue[], of: Members, asOf: Day): readonly Fact[] {
  const { value, article, since } = pathInForce(stated, { members: of, unit: false }, asOf);
  if (article === null) return [];
  const path = pathOf(value, numbersInForce(stated, asOf));
  const steps = path.steps
    .flatMap(partiesOf)
    .flatMap(({ shows }) => (shows === null ? [] : [shows as CandidateStep]));
  return [...new Set(steps)].map((step) => ({
    name: 'candidate.step',
    level: 'school',
    value: { step, of },
    basis: 'rule',
    grain: 'aggregate',
    coverage: 'complete',
    day: since as unknown as PartialDay | null,
    source: { kind: 'record', thing: 'article', id: article.id },
  }));
}

async function schoolUnions({ client, schoolId }: SchoolTransaction, asOf: Day) {
  const { rows } = await client.query<{ id: Uuid }>({
    name: 'school-unions',
    text: `select id from body where school_id = $1 and kind in ('student-union', 'graduate-union') and unit_id is null
      and since <= $2::date and (until is null or until >= $2::date)`,
    values: [schoolId, asOf],
  });
  return rows;
}

/**
 * How those who hold posts of the school's own unions came to them, and which path the charter says. Units' unions have
 * nothing here: no form asks it of them.
 */
export async function selectionEvidence(
  tx: SchoolTransaction,
  asOf: Day,
): Promise<ReadonlyMap<Uuid, readonly Fact[]>> {
  const [rows, stated, unions] = await Promise.all([
    holders(tx, asOf),
    readStatedValues(tx),
    schoolUnions(tx, asOf),
  ]);
  const rules = membersKinds.flatMap((of) => ruled(stated, of, asOf));
  return new Map(
    unions.map(({ id }) => [
      id,
      [...rows.filter(({ union_id }) => union_id === id).map(vetted), ...rules],
    ]),
  );
}
