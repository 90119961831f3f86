import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { DutyDegree, DutyPurpose } from './duties/model.ts';
import type { GuideKind } from './guides/model.ts';

/** A duty of a department that goes on. */
export interface DutyOnDay {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly purpose: DutyPurpose;
  readonly degree: DutyDegree | null;
}

/** Who was named to guide a union, for the latest days of each kind. */
export interface GuideOnDay {
  readonly id: Uuid;
  readonly unionId: Uuid;
  readonly kind: GuideKind;
  readonly fullTime: boolean;
  readonly student: boolean;
  /** Whether they still guide, and still hold a post of the League. */
  readonly serving: boolean;
}

/** What evidence needs beside the unions themselves. */
export interface EvidenceRows {
  readonly duties: readonly DutyOnDay[];
  readonly guides: readonly GuideOnDay[];
  /** Branch campuses that go on, one of them by its id. */
  readonly campuses: { readonly count: number; readonly first: Uuid | null };
  /** Students counted in the latest semester that has a head-count; null where there is none. */
  readonly counted: { readonly semesterId: Uuid; readonly students: number } | null;
}

const within = (row: string): string =>
  `${row}.since <= $2 and (${row}.until is null or ${row}.until >= $2)`;

const duties = `select coalesce(json_agg(json_build_object('id', d.id, 'bodyId', d.body_id, 'purpose', d.purpose,
  'degree', d.degree) order by d.purpose, d.id), '[]'::json)
  from body_duty d where d.school_id = $1 and ${within('d')}`;

// Of each kind the guide who began last: one whose time is over and who has no successor has left the place empty.
const guides = `select coalesce(json_agg(json_build_object('id', g.id, 'unionId', g.body_id, 'kind', g.kind,
    'fullTime', g.full_time, 'student', pe.kind = 'student', 'serving',
    (g.until is null or g.until >= $2) and exists (select from appointment a
      join post p on p.school_id = $1 and p.id = a.post_id
      join body b on b.school_id = $1 and b.id = p.body_id
      where a.school_id = $1 and a.person_id = g.person_id and ${within('a')}
        and a.ended_by is distinct from 'correction' and b.kind in ('league-committee', 'league-branch')))
    order by g.body_id, g.kind), '[]'::json)
  from (select distinct on (body_id, kind) * from union_guide
    where school_id = $1 and since <= $2 order by body_id, kind, since desc, id) g
  join person pe on pe.school_id = $1 and pe.id = g.person_id`;

const campuses = `select json_build_object('count', count(*), 'first', min(u.id::text))
  from unit u where u.school_id = $1 and u.kind = 'campus' and ${within('u')}`;

const counted = `select json_build_object('semesterId', h.semester_id, 'students', sum(h.students))
  from headcount h where h.school_id = $1 and h.semester_id = (
    select s.id from semester s where s.school_id = $1 and s.since <= $2 and exists (
      select from headcount x where x.school_id = $1 and x.semester_id = s.id)
    order by s.since desc limit 1)
  group by h.semester_id`;

/** Duties, guides, campuses and the latest head-count on a day. One statement. */
export async function readEvidenceRows(
  { client, schoolId }: SchoolTransaction,
  asOf: Day,
): Promise<EvidenceRows> {
  const { rows } = await client.query<EvidenceRows>({
    name: 'organisation-evidence',
    text: `select (${duties}) as duties, (${guides}) as guides, (${campuses}) as campuses, (${counted}) as counted`,
    values: [schoolId, asOf],
  });
  if (!rows[0]) throw new Error('a statement of one row answered none');
  return rows[0];
}
