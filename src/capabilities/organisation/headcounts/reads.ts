import { and, eq } from 'drizzle-orm';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { headcount, semester, unit } from '../tables.ts';
import type { HeadcountCell, Headcounts } from './model.ts';
import type { KnownGroup } from './rules.ts';

/** One semester, or null. */
export async function semesterById({ db, schoolId }: SchoolTransaction, id: Uuid) {
  const rows = await db
    .select()
    .from(semester)
    .where(and(eq(semester.schoolId, schoolId), eq(semester.id, id)));
  return rows[0] ?? null;
}

const cellColumns = {
  educationLevel: headcount.educationLevel,
  sex: headcount.sex,
  minority: headcount.minority,
  students: headcount.students,
};

/** The head-count of one unit in a semester. */
export function cellsOf(
  { db, schoolId }: SchoolTransaction,
  { semesterId, unitId }: { readonly semesterId: Uuid; readonly unitId: Uuid },
): Promise<readonly HeadcountCell[]> {
  return db
    .select(cellColumns)
    .from(headcount)
    .where(
      and(
        eq(headcount.schoolId, schoolId),
        eq(headcount.semesterId, semesterId),
        eq(headcount.unitId, unitId),
      ),
    )
    .orderBy(headcount.educationLevel, headcount.sex, headcount.minority);
}

/**
 * Every unit's head-count in a semester, for quotas. Complete where every unit with students of its own (none below
 * it but classes) that went on then has one.
 */
export async function headcounts(
  tx: SchoolTransaction,
  semesterId: Uuid,
): Promise<Headcounts | null> {
  const { db, client, schoolId } = tx;
  const [rows, bare, found] = await Promise.all([
    db
      .select({ unitId: headcount.unitId, unitName: unit.name, ...cellColumns })
      .from(headcount)
      .innerJoin(unit, and(eq(unit.schoolId, headcount.schoolId), eq(unit.id, headcount.unitId)))
      .where(and(eq(headcount.schoolId, schoolId), eq(headcount.semesterId, semesterId)))
      .orderBy(unit.nameKey, headcount.unitId, headcount.educationLevel, headcount.sex),
    client.query<{ unitId: Uuid; unitName: string }>(
      `select u.id as "unitId", u.name as "unitName" from unit u
      join semester s on s.school_id = u.school_id and s.id = $2
      where u.school_id = $1 and u.kind <> 'class'
        and u.since <= s.until and (u.until is null or u.until >= s.since)
        and not exists (select from unit b where b.school_id = $1 and b.parent_id = u.id and b.kind <> 'class')
        and not exists (select from headcount h
          where h.school_id = $1 and h.semester_id = $2 and h.unit_id = u.id)
      order by u.name_key collate "C", u.id`,
      [schoolId, semesterId],
    ),
    semesterById(tx, semesterId),
  ]);
  if (found === null) return null;
  const units = new Map<Uuid, { unitId: Uuid; unitName: string; cells: HeadcountCell[] }>();
  for (const { unitId, unitName, ...cell } of rows) {
    const one = units.get(unitId) ?? { unitId, unitName, cells: [] };
    one.cells.push(cell);
    units.set(unitId, one);
  }
  const coverage = bare.rows.length === 0 && units.size > 0 ? 'complete' : 'partial';
  return { units: [...units.values()], coverage, missing: bare.rows };
}

/** A group of known students of a unit. */
export interface UnitGroup extends KnownGroup {
  readonly unitId: Uuid;
  readonly unitName: string;
}

/**
 * The students known by name on a day, in groups of those alike; those stated to be part-time or no citizens are left
 * out, since quotas count full-time Chinese students. `units` null takes the whole school.
 */
export async function knownGroups(
  { client, schoolId }: SchoolTransaction,
  { day, units }: { readonly day: Day; readonly units: readonly Uuid[] | null },
): Promise<readonly UnitGroup[]> {
  const { rows } = await client.query<UnitGroup>(
    `select u.id as "unitId", u.name as "unitName", p.education_level as "educationLevel", p.sex,
      p.ethnic_group as "ethnicGroup", count(*)::int as students
    from person p join unit u on u.school_id = p.school_id and u.id = p.unit_id
    where p.school_id = $1 and p.kind = 'student' and p.since <= $2
      and (p.until is null or p.until >= $2) and p.full_time is not false and p.citizen is not false
      and ($3::uuid[] is null or u.id = any($3))
    group by u.id, u.name, u.name_key, p.education_level, p.sex, p.ethnic_group
    order by u.name_key collate "C", u.id`,
    [schoolId, day, units],
  );
  return rows;
}
