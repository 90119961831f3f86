import { setImmediate as breathe } from 'node:timers/promises';
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
async function insertUnits(
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
 * Rows of one statement: no more than a Unix socket takes at once (some 200 kB), so that the server writes one piece
 * while the next is made ready here.
 */
const piece = 500;

const inserting = `insert into person (school_id, kind, since, id, number, name, name_key, sex, ethnic_group,
  citizen, political_status, education_level, programme, grade, full_time, unit_id, class_id)
select $1, 'student', $3::date, r.* from json_to_recordset($2::json) as r (id uuid, number text,
  name text, "nameKey" text, sex text, "ethnicGroup" text, citizen boolean, "politicalStatus" text,
  "educationLevel" text, programme text, grade int, "fullTime" boolean, "unitId" uuid,
  "classId" uuid)`;

const withKey = (student: NewStudent) => ({
  ...student,
  nameKey: nameKey(student.name, 'person'),
});

/** Writes new students in few statements; a number that another call took meanwhile fails with its unique key. */
async function insertStudents(
  { client, schoolId }: SchoolTransaction,
  students: readonly NewStudent[],
  since: Day,
): Promise<void> {
  const pieces: Promise<unknown>[] = [];
  for (let at = 0; at < students.length; at += piece) {
    const rows = JSON.stringify(students.slice(at, at + piece).map(withKey));
    const written = client.query(inserting, [schoolId, rows, since]);
    // Looked at below; until then nobody waits for it.
    written.catch(() => undefined);
    pieces.push(written);
    // Lets the statement leave, and other callers have their turn.
    await breathe();
  }
  await Promise.all(pieces);
}

/** Writes known students as they now are, in one statement. */
async function updateStudents(
  { client, schoolId }: SchoolTransaction,
  students: readonly NewStudent[],
): Promise<void> {
  if (students.length === 0) return;
  await client.query(
    `update person p set name = r.name, name_key = r."nameKey", sex = r.sex,
      ethnic_group = r."ethnicGroup", citizen = r.citizen, political_status = r."politicalStatus",
      education_level = r."educationLevel", programme = r.programme, grade = r.grade,
      full_time = r."fullTime", unit_id = r."unitId", class_id = r."classId"
    from json_to_recordset($2::json) as r (id uuid, name text, "nameKey" text, sex text,
      "ethnicGroup" text, citizen boolean, "politicalStatus" text, "educationLevel" text,
      programme text, grade int, "fullTime" boolean, "unitId" uuid, "classId" uuid)
    where p.school_id = $1 and p.id = r.id`,
    [schoolId, JSON.stringify(students.map(withKey))],
  );
}

/** Everything an import writes. */
export interface ImportWrites {
  readonly units: readonly NewUnit[];
  readonly create: readonly NewStudent[];
  readonly update: readonly NewStudent[];
  /** The day new students are registered from. */
  readonly since: Day;
}

/**
 * Writes an import. The statements are sent one after another without waiting: the server makes the units while the
 * students are made ready here. Waits for all of them even where one fails, so that none is sent later than the
 * transaction's end; throws the first failure.
 */
export async function writeImport(
  tx: SchoolTransaction,
  { units, create, update, since }: ImportWrites,
): Promise<void> {
  const written = await Promise.allSettled([
    insertUnits(tx, units),
    insertStudents(tx, create, since),
    updateStudents(tx, update),
  ]);
  const failed = written.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
