import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { nameKey } from '../name-key.ts';
import type { PersonFacts } from '../people/model.ts';
import type { NewUnit } from './places.ts';

/** A student about to be written. */
export interface NewStudent extends PersonFacts {
  readonly id: Uuid;
  readonly number: string;
  readonly unitId: Uuid | null;
  readonly classId: Uuid | null;
}

/** Writes units and classes, each parent before its classes. */
export async function insertUnits(
  { client, schoolId }: SchoolTransaction,
  units: readonly NewUnit[],
): Promise<void> {
  if (units.length === 0) return;
  await client.query(
    `insert into unit (school_id, id, parent_id, kind, name, name_key, grade, programme, since)
    select $1, r.* from json_to_recordset($2::json) as r (id uuid, "parentId" uuid, kind text,
      name text, "nameKey" text, grade int, programme text, since date)`,
    [schoolId, JSON.stringify(units)],
  );
}

/**
 * Writes new students in one statement and answers how many; a number that another call took meanwhile is left alone.
 */
export async function insertStudents(
  { client, schoolId }: SchoolTransaction,
  students: readonly NewStudent[],
  since: Day,
): Promise<number> {
  if (students.length === 0) return 0;
  const rows = students.map((student) => ({
    ...student,
    nameKey: nameKey(student.name, 'person'),
  }));
  const { rowCount } = await client.query(
    `insert into person (school_id, kind, since, id, number, name, name_key, sex, ethnic_group, citizen,
      political_status, education_level, programme, grade, full_time, unit_id, class_id)
    select $1, 'student', $3::date, r.* from json_to_recordset($2::json) as r (id uuid, number text,
      name text, "nameKey" text, sex text, "ethnicGroup" text, citizen boolean, "politicalStatus" text,
      "educationLevel" text, programme text, grade int, "fullTime" boolean, "unitId" uuid,
      "classId" uuid)
    on conflict (school_id, number) do nothing`,
    [schoolId, JSON.stringify(rows), since],
  );
  return rowCount ?? 0;
}

/** Writes known students as they now are, in one statement. */
export async function updateStudents(
  { client, schoolId }: SchoolTransaction,
  students: readonly NewStudent[],
): Promise<void> {
  if (students.length === 0) return;
  const rows = students.map((student) => ({
    ...student,
    nameKey: nameKey(student.name, 'person'),
  }));
  await client.query(
    `update person p set name = r.name, name_key = r."nameKey", sex = r.sex,
      ethnic_group = r."ethnicGroup", citizen = r.citizen, political_status = r."politicalStatus",
      education_level = r."educationLevel", programme = r.programme, grade = r.grade,
      full_time = r."fullTime", unit_id = r."unitId", class_id = r."classId"
    from json_to_recordset($2::json) as r (id uuid, name text, "nameKey" text, sex text,
      "ethnicGroup" text, citizen boolean, "politicalStatus" text, "educationLevel" text,
      programme text, grade int, "fullTime" boolean, "unitId" uuid, "classId" uuid)
    where p.school_id = $1 and p.id = r.id`,
    [schoolId, JSON.stringify(rows)],
  );
}
