import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Fact, RecordThing } from '../../facts/fact.ts';
import type { DelegateStep, FactValues } from '../../facts/vocabulary.ts';
import type { Day, PartialDay } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { EducationLevel } from '../organisation/people/model.ts';
import type { Nominator } from './model.ts';

type NominatedBy = Extract<DelegateStep, { readonly step: 'nominated' }>['by'];

/** A congress that was held, with its delegates counted. */
interface Held {
  readonly union_id: Uuid;
  readonly second: boolean;
  readonly id: Uuid | null;
  readonly title: string | null;
  readonly ordinal: number | null;
  readonly kind: 'congress' | 'assembly' | null;
  readonly held_since: Day | null;
  readonly held_until: Day | null;
  /** 1 is the latest. */
  readonly place: number | null;
  readonly past_delegates: number | null;
  readonly delegates: number;
  readonly women: number;
  readonly minority: number;
  readonly non_cadres: number;
  readonly students: number | null;
  readonly units:
    readonly { readonly name: string; readonly count: number; readonly id: Uuid }[] | null;
  readonly levels: readonly { readonly level: EducationLevel; readonly count: number }[] | null;
  readonly nominators: readonly { readonly by: Nominator; readonly delegate: Uuid }[] | null;
}

// One statement for all unions of the school: the congresses they held up to the day, and what their delegates are.
const reading = `select b.id as union_id, b.unit_id is not null as second, h.id, h.title, h.ordinal, h.kind,
    h.held_since::text, h.held_until::text, h.nth::int as place, h.past_delegates,
    coalesce(d.delegates, 0)::int as delegates, coalesce(d.women, 0)::int as women,
    coalesce(d.minority, 0)::int as minority, coalesce(d.non_cadres, 0)::int as non_cadres,
    (select (q.working ->> 'students')::int from congress_quota q where q.school_id = $1 and q.congress_id = h.id
      and q.published is not null and q.replaced is null limit 1) as students,
    (select json_agg(json_build_object('name', x.name, 'count', x.count, 'id', x.id) order by x.place) from (
      select u.name, u.id, e.place, count(g.id)::int as count from electoral_unit e
        join unit u on u.school_id = $1 and u.id = e.unit_id
        left join delegate g on g.school_id = $1 and g.electoral_unit_id = e.id and g.credentials = 'qualified'
          and (g.until is null or g.until >= h.held_since)
        where e.school_id = $1 and e.congress_id = h.id and e.seats > 0 group by u.name, u.id, e.place) x) as units,
    (select json_agg(json_build_object('level', x.level, 'count', x.count) order by x.level) from (
      select p.education_level as level, count(*)::int as count from delegate g
        join person p on p.school_id = $1 and p.id = g.person_id
        where g.school_id = $1 and g.congress_id = h.id and g.credentials = 'qualified'
          and (g.until is null or g.until >= h.held_since) and p.education_level is not null
        group by p.education_level) x) as levels,
    (select json_agg(json_build_object('by', x.by, 'delegate', x.delegate) order by x.by) from (
      select n.by, (array_agg(g.id order by g.number))[1] as delegate from delegate g
        join nomination n on n.school_id = $1 and n.electoral_unit_id = g.electoral_unit_id
          and n.person_id = g.person_id and n.withdrawn is null
        where g.school_id = $1 and g.congress_id = h.id and g.credentials = 'qualified'
          and (g.until is null or g.until >= h.held_since) group by n.by) x) as nominators
  from body b
  left join lateral (select c.*, row_number() over (order by c.held_since desc, c.id) as nth from congress c
    where c.school_id = $1 and c.union_id = b.id and c.held_until <= $2::date) h on true
  left join lateral (select count(*) as delegates, count(*) filter (where p.sex = 'female') as women,
      count(*) filter (where p.ethnic_group <> '汉族') as minority,
      count(*) filter (where not exists (select from appointment a
        join post o on o.school_id = $1 and o.id = a.post_id join body y on y.school_id = $1 and y.id = o.body_id
        where a.school_id = $1 and a.person_id = p.id and a.ended_by is distinct from 'correction'
          and a.since <= g.elected and (a.until is null or a.until >= g.elected)
          and o.kind in ('chair', 'rotating-chair', 'vice-chair', 'head', 'deputy-head')
          and y.kind in ('student-union', 'graduate-union', 'office', 'working-department'))) as non_cadres
    from delegate g join person p on p.school_id = $1 and p.id = g.person_id
    where g.school_id = $1 and g.congress_id = h.id and g.credentials = 'qualified'
      and (g.until is null or g.until >= h.held_since)) d on true
  where b.school_id = $1 and b.kind in ('student-union', 'graduate-union')
    and b.since <= $2::date and (b.until is null or b.until >= $2::date)
  order by b.id, h.nth`;

type Kept = Held & { readonly id: Uuid; readonly held_since: Day; readonly held_until: Day };

const isHeld = (row: Held): row is Kept => row.id !== null && row.held_until !== null;

function factOf<N extends keyof FactValues>(
  row: Held,
  name: N,
  value: FactValues[N],
  source: { readonly thing: RecordThing; readonly id: string },
): Fact {
  return {
    name,
    level: row.second ? 'second-level' : 'school',
    value,
    basis: 'practice',
    grain: 'aggregate',
    coverage: 'complete',
    day: row.held_until as unknown as PartialDay | null,
    source: { kind: 'record', ...source },
  } as unknown as Fact;
}

/** A share as a document prints it, rounded half up to two decimals. */
export function printedPercent(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
  const digits = String(hundredths).padStart(3, '0');
  const decimals = digits.slice(-2).replace(/0+$/, '');
  return `${digits.slice(0, -2)}${decimals === '' ? '' : `.${decimals}`}`;
}

const nominated: Readonly<Record<Nominator, NominatedBy>> = {
  class: 'class',
  'class-league': 'class-league',
  'unit-union': 'unit-union',
  'unit-league': 'unit-league',
  club: 'other',
  self: 'self',
};

/** Levels as a disclosure names them. */
const levelNames: Readonly<Record<EducationLevel, string>> = {
  secondary: '中专',
  'junior-college': '大专',
  undergraduate: '本科',
  postgraduate: '研究生',
};

function delegateFacts(row: Kept): readonly Fact[] {
  const source = { thing: 'congress', id: row.id } as const;
  const count = row.delegates > 0 ? row.delegates : (row.past_delegates ?? 0);
  if (count === 0) return [];
  const total = factOf(
    row,
    'delegates.total',
    {
      count,
      students: row.students,
      percentOfStudents: row.students === null ? null : printedPercent(count, row.students),
    },
    source,
  );
  if (row.delegates === 0) return [total];
  const part = (group: 'women' | 'minority' | 'non-officer', label: string, found: number) =>
    factOf(
      row,
      'delegates.part',
      { group, label, count: found, percent: printedPercent(found, count), total: count },
      source,
    );
  const units = (row.units ?? []).map(({ name, count: own, id }) =>
    factOf(
      row,
      'delegates.part',
      { group: 'unit', label: name, count: own, percent: null, total: count },
      { thing: 'unit', id },
    ),
  );
  const own = row.levels ?? [];
  const levels = (own.length < 2 ? [] : own).map(({ level, count: found }) =>
    factOf(
      row,
      'delegates.part',
      {
        ...{ group: 'level', label: levelNames[level], count: found },
        ...{ percent: printedPercent(found, count), total: count },
      },
      source,
    ),
  );
  const steps = (row.nominators ?? []).map(({ by, delegate }) =>
    factOf(
      row,
      'delegates.step',
      { step: 'nominated', by: nominated[by] },
      by === 'class-league' ? source : { thing: 'delegate', id: delegate },
    ),
  );
  return [
    total,
    part('women', '女代表', row.women),
    part('minority', '少数民族代表', row.minority),
    part('non-officer', '非学生会骨干代表', row.non_cadres),
    ...units,
    ...levels,
    ...steps,
    factOf(row, 'delegates.step', { step: 'elected', by: 'unit' }, source),
  ];
}

function factsOf(rows: readonly Held[]): readonly Fact[] {
  const held = rows.filter(isHeld);
  const facts = held.map((row) =>
    factOf(
      row,
      'congress.held',
      {
        ordinal: row.ordinal,
        lastDay: row.held_until as unknown as PartialDay,
        earlier: row.place !== 1,
      },
      { thing: 'congress', id: row.id },
    ),
  );
  const [latest] = held;
  return latest ? [...facts, ...delegateFacts(latest)] : facts;
}

/**
 * What records show of congresses and their delegates, for every union of the school: which were held and when, how many
 * delegates, of which groups and units, who nominated and who elected them. Delegates are those of the latest congress.
 */
export async function congressEvidence(
  { client, schoolId }: SchoolTransaction,
  asOf: Day,
): Promise<ReadonlyMap<Uuid, readonly Fact[]>> {
  const { rows } = await client.query<Held>({
    name: 'congress-evidence',
    text: reading,
    values: [schoolId, asOf],
  });
  const unions = new Map<Uuid, Held[]>();
  for (const row of rows) unions.set(row.union_id, [...(unions.get(row.union_id) ?? []), row]);
  return new Map([...unions.entries()].map(([id, own]) => [id, factsOf(own)]));
}
