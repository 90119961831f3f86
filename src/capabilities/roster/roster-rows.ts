import { inForce, type StatedValue } from '../../charter/in-force.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { PoliticalStatus } from '../organisation/people/model.ts';
import type { Rank, RosterRow, Span, Standing } from './model.ts';
import { schoolYearOf, standingOn } from './period.ts';
import { standingSpan } from './provisions.ts';

/** A standing as one statement gives it among many. */
interface StoredStanding {
  readonly span: Span;
  readonly academicYear: number;
  readonly half: 1 | 2 | null;
  readonly rank: Rank['kind'];
  readonly place: number | null;
  readonly size: number | null;
  readonly percent: string | null;
  readonly failed: boolean | null;
}

interface FlatRow extends Omit<RosterRow, 'standing' | 'row'> {
  readonly unionId: Uuid;
  readonly unionUnitId: Uuid | null;
  readonly chosen: Span | null;
  readonly standings: readonly StoredStanding[] | null;
}

/** The rank of a stored row. */
export function rankOf({
  rank,
  place,
  size,
  percent,
}: Pick<StoredStanding, 'rank' | 'place' | 'size' | 'percent'>): Rank {
  if (rank === 'place') return { kind: rank, place: place ?? 0, size: size ?? 0 };
  if (rank === 'share') return { kind: rank, percent: percent ?? '' };
  return { kind: rank };
}

// Everybody once in each union, by the weightiest post they hold there. The status of a past day is what the first
// change after that day changed it from.
const reading = `select * from (
  select distinct on (u.id, a.person_id) u.id as "unionId", u.unit_id as "unionUnitId",
    a.id as "appointmentId", r.id as "personId", r.name, r.number, r.name_key,
    coalesce(later.was, case when later.since is null then r.political_status end) as status,
    rp.activist, ru.name as "unitName", r.grade, rc.name as "className", r.education_level as education,
    p.kind as "postKind", p.name as "postName", case when b.id <> u.id then b.name end as "departmentName",
    exists (select from discipline d where d.school_id = $1 and d.person_id = r.id and d.since <= $2::date
      and (d.until is null or d.until >= $2::date)) as disciplined,
    coalesce(rp.revision, 1) as revision, chosen.span as chosen, held.standings,
    b.id <> u.id as below, b.name_key as body_key, b.id as body_id,
    array_position(array['chair', 'rotating-chair', 'vice-chair', 'head', 'deputy-head', 'staff'], p.kind) as weight
  from body u
  join body b on b.school_id = $1 and (b.id = u.id or b.parent_id = u.id)
    and b.kind in ('student-union', 'graduate-union', 'office', 'working-department')
  join post p on p.school_id = $1 and p.body_id = b.id
  join appointment a on a.school_id = $1 and a.post_id = p.id and a.since <= $2::date
    and (a.until is null or a.until >= $2::date) and a.ended_by is distinct from 'correction'
  join person r on r.school_id = $1 and r.id = a.person_id
  left join unit ru on ru.school_id = $1 and ru.id = r.unit_id
  left join unit rc on rc.school_id = $1 and rc.id = r.class_id
  left join roster_person rp on rp.school_id = $1 and rp.person_id = r.id
  left join lateral (select s.was, s.since from status_change s
    where s.school_id = $1 and s.person_id = r.id and s.since > $2::date order by s.since limit 1) later on true
  left join lateral (select c.span from standing_choice c
    where c.school_id = $1 and c.body_id = u.id and c.academic_year <= $3
    order by c.academic_year desc limit 1) chosen on true
  left join lateral (select json_agg(json_build_object('span', s.span, 'academicYear', s.academic_year,
      'half', s.half, 'rank', s.rank, 'place', s.place, 'size', s.size, 'percent', s.percent, 'failed', s.failed))
      as standings
    from academic_standing s where s.school_id = $1 and s.person_id = r.id and s.replaced_at is null
      and s.academic_year between $3 - 1 and $3) held on true
  where u.school_id = $1 and u.kind in ('student-union', 'graduate-union')
    and u.since <= $2::date and (u.until is null or u.until >= $2::date)
    and ($4::uuid is null or u.id = $4)
  order by u.id, a.person_id, b.id <> u.id, weight, b.name_key collate "C", a.id
) one order by "unionId", below, body_key collate "C", body_id, weight, name_key collate "C", "appointmentId"`;

/** A union's roster on a day: its rows in their order, and over which span ranks are counted. */
export interface UnionRoster {
  readonly unionId: Uuid;
  /** Null for the school's own union. */
  readonly unitId: Uuid | null;
  readonly span: Span;
  readonly rows: readonly RosterRow[];
}

function assemble(flat: readonly FlatRow[], usual: Span, day: Day): readonly UnionRoster[] {
  const rosters = new Map<Uuid, UnionRoster & { readonly rows: RosterRow[] }>();
  for (const row of flat) {
    const { unionId, unionUnitId, chosen, standings, ...person } = row;
    const span = chosen ?? usual;
    const roster = rosters.get(unionId) ?? { unionId, unitId: unionUnitId, span, rows: [] };
    rosters.set(unionId, roster);
    const known = (standings ?? []).map((stored): Standing => ({
      ...stored,
      rank: rankOf(stored),
    }));
    roster.rows.push({
      row: roster.rows.length + 1,
      personId: person.personId,
      appointmentId: person.appointmentId,
      name: person.name,
      number: person.number,
      status: person.status as PoliticalStatus | null,
      activist: person.activist,
      unitName: person.unitName,
      grade: person.grade,
      className: person.className,
      education: person.education,
      postKind: person.postKind,
      postName: person.postName,
      departmentName: person.departmentName,
      standing: standingOn(known, span, day),
      disciplined: person.disciplined,
      revision: person.revision,
    });
  }
  return [...rosters.values()];
}

/** The span an article of the charter names, or the usual one. */
export const usualSpan = (stated: readonly StatedValue[], day: Day): Span =>
  inForce(stated, standingSpan, day).value;

/**
 * The rosters of all unions on a day, or of one of them: who serves, in which post, and the standing that counts. Unit,
 * grade and class are those the person's record shows now; posts, status and standing are those of the day. Unions
 * nobody serves in are left out. Two statements, sent together.
 */
export async function rostersOn(
  tx: SchoolTransaction,
  asked: { readonly day: Day; readonly unionId?: Uuid | null },
): Promise<readonly UnionRoster[]> {
  const { day, unionId = null } = asked;
  const [{ rows }, stated] = await Promise.all([
    tx.client.query<FlatRow>({
      name: 'rosters-on-a-day',
      text: reading,
      values: [tx.schoolId, day, schoolYearOf(day), unionId],
    }),
    readStatedValues(tx, standingSpan.name),
  ]);
  return assemble(rows, usualSpan(stated, day), day);
}
