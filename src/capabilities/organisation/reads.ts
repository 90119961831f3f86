import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { nationalCalendar } from './calendar/national-calendar.ts';
import type { SchoolCalendar } from './calendar/working-days.ts';
import type { PersonRow } from './people/reads.ts';
import { byKey } from './search.ts';
import { appointment, body, calendarDay, counts, person, post, semester, unit } from './tables.ts';

// What other rooms may ask. Each answers within one school; none looks at who asks.

/** A person as other rooms know them; never more than they need. */
export type Person = Pick<
  PersonRow,
  'id' | 'kind' | 'number' | 'name' | 'unitId' | 'classId' | 'since' | 'until'
>;

const personColumns = {
  id: person.id,
  kind: person.kind,
  number: person.number,
  name: person.name,
  unitId: person.unitId,
  classId: person.classId,
  since: person.since,
  until: person.until,
};

/** The person of a number, or null. */
export async function findPersonByNumber(
  { db, schoolId }: SchoolTransaction,
  number: string,
): Promise<Person | null> {
  const rows = await db
    .select(personColumns)
    .from(person)
    .where(and(eq(person.schoolId, schoolId), eq(person.number, number)));
  return rows[0] ?? null;
}

/** The person of an id, or null. */
export async function personById(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<Person | null> {
  const rows = await db
    .select(personColumns)
    .from(person)
    .where(and(eq(person.schoolId, schoolId), eq(person.id, id)));
  return rows[0] ?? null;
}

/** A unit and the units below it. */
export interface UnitNode {
  readonly id: Uuid;
  readonly kind: string;
  readonly name: string;
  readonly children: readonly UnitNode[];
}

/** The units that go on that day, as a tree in the order of their names. A unit below a closed one stands at the top. */
export async function unitTree(
  { db, schoolId }: SchoolTransaction,
  day: Day,
): Promise<readonly UnitNode[]> {
  const rows = await db
    .select({ id: unit.id, parentId: unit.parentId, kind: unit.kind, name: unit.name })
    .from(unit)
    .where(
      and(
        eq(unit.schoolId, schoolId),
        lte(unit.since, day),
        or(isNull(unit.until), gte(unit.until, day)),
      ),
    )
    .orderBy(byKey(unit.nameKey), unit.id);
  const nodes = new Map<Uuid, UnitNode & { readonly children: UnitNode[] }>();
  for (const { id, kind, name } of rows) nodes.set(id, { id, kind, name, children: [] });
  const roots: UnitNode[] = [];
  for (const { id, parentId } of rows) {
    const node = nodes.get(id);
    const above = parentId === null ? undefined : nodes.get(parentId);
    if (node) (above?.children ?? roots).push(node);
  }
  return roots;
}

/** The bodies that go on that day, in the order of their names. */
export function bodiesOn({ db, schoolId }: SchoolTransaction, day: Day) {
  return db
    .select({
      id: body.id,
      parentId: body.parentId,
      unitId: body.unitId,
      kind: body.kind,
      name: body.name,
      staffGround: body.staffGround,
      since: body.since,
      until: body.until,
    })
    .from(body)
    .where(
      and(
        eq(body.schoolId, schoolId),
        lte(body.since, day),
        or(isNull(body.until), gte(body.until, day)),
      ),
    )
    .orderBy(byKey(body.nameKey), body.id);
}

/** Who holds which post that day, with what judging a roster needs. */
export function appointmentsOn({ db, schoolId }: SchoolTransaction, day: Day) {
  return db
    .select({
      id: appointment.id,
      bodyId: post.bodyId,
      bodyKind: body.kind,
      unitId: body.unitId,
      postId: post.id,
      postKind: post.kind,
      postName: post.name,
      fullTimePost: post.fullTime,
      personId: person.id,
      personName: person.name,
      politicalStatus: person.politicalStatus,
      educationLevel: person.educationLevel,
      grade: person.grade,
      basis: appointment.basis,
      since: appointment.since,
      until: appointment.until,
    })
    .from(appointment)
    .innerJoin(post, and(eq(post.schoolId, appointment.schoolId), eq(post.id, appointment.postId)))
    .innerJoin(body, and(eq(body.schoolId, post.schoolId), eq(body.id, post.bodyId)))
    .innerJoin(
      person,
      and(eq(person.schoolId, appointment.schoolId), eq(person.id, appointment.personId)),
    )
    .where(
      and(
        eq(appointment.schoolId, schoolId),
        counts,
        lte(appointment.since, day),
        or(isNull(appointment.until), gte(appointment.until, day)),
      ),
    )
    .orderBy(byKey(body.nameKey), byKey(person.nameKey), appointment.id);
}

/** The national calendar with the school's own days, for `addWorkingDays` and `workingDaysBetween`. */
export async function schoolCalendar({ db, schoolId }: SchoolTransaction): Promise<SchoolCalendar> {
  const rows = await db
    .select({ day: calendarDay.day, kind: calendarDay.kind })
    .from(calendarDay)
    .where(eq(calendarDay.schoolId, schoolId));
  return { national: nationalCalendar, own: new Map(rows.map(({ day, kind }) => [day, kind])) };
}

/** Every semester the school recorded, in their order. */
export function semesters({ db, schoolId }: SchoolTransaction) {
  return db
    .select({
      academicYear: semester.academicYear,
      half: semester.half,
      since: semester.since,
      until: semester.until,
    })
    .from(semester)
    .where(eq(semester.schoolId, schoolId))
    .orderBy(semester.since);
}

/** How many students are registered that day, by name. */
export async function studentsOn({ db, schoolId }: SchoolTransaction, day: Day): Promise<number> {
  const rows = await db
    .select({ students: sql<number>`count(*)::int` })
    .from(person)
    .where(
      and(
        eq(person.schoolId, schoolId),
        eq(person.kind, 'student'),
        lte(person.since, day),
        or(isNull(person.until), gte(person.until, day)),
      ),
    );
  return rows[0]?.students ?? 0;
}

// What other rooms join in statements of their own, so that one round trip asks both. The arguments are SQL: `$1`.

/** People as other rooms may know them: id, kind, number, name, name_key, unit_id, class_id, since, until. */
export const peopleSql = (school: string): string =>
  `(select id, kind, number, name, name_key, unit_id, class_id, since, until from person where school_id = ${school})`;

/** A unit and everything below it: id. */
export const unitAndBelowSql = (school: string, unit: string): string =>
  `(with recursive below as (
      select u.id from unit u where u.school_id = ${school} and u.id = ${unit}
      union all
      select u.id from unit u join below b on u.parent_id = b.id where u.school_id = ${school}
    ) select id from below)`;

/** Whoever holds a post of a body on a day: person_id. */
export const holdersSql = (school: string, bodyId: string, on: string): string =>
  `(select a.person_id from appointment a
    join post o on o.school_id = a.school_id and o.id = a.post_id
    where a.school_id = ${school} and o.body_id = ${bodyId}
      and a.since <= ${on} and (a.until is null or a.until >= ${on})
      and a.ended_by is distinct from 'correction')`;

/** The name of a unit, or null. */
export const unitNameSql = (school: string, unit: string): string =>
  `(select u.name from unit u where u.school_id = ${school} and u.id = ${unit})`;

/** Names of units by their id, as one JSON object; null for none. */
export const unitNamesSql = (school: string, units: string): string =>
  `(select json_object_agg(u.id, u.name) from unit u where u.school_id = ${school} and u.id = any(${units}))`;

/** The school's own student union on a day: id. */
export const schoolStudentUnionSql = (school: string, on: string): string =>
  `(select id from body where school_id = ${school} and kind = 'student-union' and unit_id is null
      and since <= ${on} and (until is null or until >= ${on}))`;

/** Bodies as other rooms may know them: id, kind, name, unit_id. */
export const bodiesSql = (school: string): string =>
  `(select id, kind, name, unit_id from body where school_id = ${school})`;

/** Posts as other rooms may know them: id, body_id, kind, name. */
export const postsSql = (school: string): string =>
  `(select id, body_id, kind, name from post where school_id = ${school})`;

/** The school's address. */
export const schoolSlugSql = (school: string): string =>
  `(select slug from school where id = ${school})`;

/** Which parts of the organisation a school has recorded at all; what it was founded with does not count. */
export interface RecordedParts {
  readonly units: boolean;
  readonly students: boolean;
  readonly semesters: boolean;
  readonly bodies: boolean;
  readonly posts: boolean;
  readonly appointments: boolean;
}

/** Reads which parts there are, in one statement. */
export async function recordedParts({
  client,
  schoolId,
}: SchoolTransaction): Promise<RecordedParts> {
  const { rows } = await client.query<RecordedParts>({
    name: 'organisation-recorded-parts',
    text: `select
      exists (select from unit where school_id = $1) as units,
      exists (select from person where school_id = $1 and kind = 'student') as students,
      exists (select from semester where school_id = $1) as semesters,
      exists (select from body where school_id = $1 and kind <> 'administration') as bodies,
      exists (select from post where school_id = $1 and kind <> 'administrator') as posts,
      exists (select from appointment a join post p on p.school_id = $1 and p.id = a.post_id
        where a.school_id = $1 and p.kind <> 'administrator') as appointments`,
    values: [schoolId],
  });
  if (!rows[0]) throw new Error('no row of what is recorded');
  return rows[0];
}
