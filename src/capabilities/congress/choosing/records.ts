import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { isMinority } from '../../organisation/people/ethnic-groups.ts';
import type { EducationLevel, Sex } from '../../organisation/people/model.ts';
import type { Listed, Records } from '../rules.ts';

/** What records tell of somebody on a day, as far as delegates are asked for it. */
export interface PersonRecords extends Omit<Records, 'elected'>, Listed {
  readonly personId: Uuid;
  readonly name: string;
  readonly number: string;
  readonly sex: Sex | null;
  readonly ethnicGroup: string | null;
  readonly educationLevel: EducationLevel | null;
  readonly unitId: Uuid | null;
  readonly classId: Uuid | null;
  readonly className: string | null;
}

type Row = Omit<PersonRecords, 'female' | 'minority'>;

/** Records of people on a day, in the order of their names; one statement. Cadres hold a leading post in any union. */
export async function recordsOf(
  { client, schoolId }: SchoolTransaction,
  personIds: readonly Uuid[],
  day: Day,
): Promise<readonly PersonRecords[]> {
  const { rows } = await client.query<Row>({
    name: 'delegate-records',
    text: `select p.id as "personId", p.name, p.number, p.sex, p.ethnic_group as "ethnicGroup",
        p.education_level as "educationLevel", p.unit_id as "unitId", p.class_id as "classId", c.name as "className",
        p.kind = 'student' and p.since <= $3::date and (p.until is null or p.until >= $3::date) as registered,
        p.full_time as "fullTime", p.citizen,
        exists (select from discipline d where d.school_id = $1 and d.person_id = p.id and d.kind = 'probation'
          and d.since <= $3::date and (d.until is null or d.until >= $3::date)) as "onProbation",
        exists (select from appointment a
          join post o on o.school_id = $1 and o.id = a.post_id
          join body b on b.school_id = $1 and b.id = o.body_id
          where a.school_id = $1 and a.person_id = p.id and a.ended_by is distinct from 'correction'
            and a.since <= $3::date and (a.until is null or a.until >= $3::date)
            and o.kind in ('chair', 'rotating-chair', 'vice-chair', 'head', 'deputy-head')
            and b.kind in ('student-union', 'graduate-union', 'office', 'working-department')) as cadre
      from person p left join unit c on c.school_id = $1 and c.id = p.class_id
      where p.school_id = $1 and p.id = any($2::uuid[])
      order by p.name_key collate "C", p.id`,
    values: [schoolId, personIds, day],
  });
  return rows.map((row) => ({
    ...row,
    female: row.sex === null ? null : row.sex === 'female',
    minority: isMinority(row.ethnicGroup),
  }));
}

/** What records show to be unmet of somebody who is nominated; null where nothing is. */
export function unfitFor(
  one: PersonRecords,
): 'registered' | 'full-time' | 'citizen' | 'no-probation' | null {
  if (!one.registered) return 'registered';
  if (one.fullTime === false) return 'full-time';
  if (one.citizen === false) return 'citizen';
  return one.onProbation ? 'no-probation' : null;
}
