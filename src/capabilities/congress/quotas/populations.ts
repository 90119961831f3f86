import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import type { Headcounts } from '../../organisation/headcounts/model.ts';
import { headcounts } from '../../organisation/headcounts/reads.ts';
import { isMinority } from '../../organisation/people/ethnic-groups.ts';
import type { EducationLevel, Sex } from '../../organisation/people/model.ts';
import type { CongressRow } from '../reads.ts';
import type { CountedUnit } from './compute.ts';

/** Students alike in what quotas are made of. */
interface Cell {
  readonly unitId: Uuid;
  readonly name: string;
  readonly level: EducationLevel | null;
  readonly sex: Sex | null;
  readonly minority: boolean | null;
  readonly students: number;
}

/** Who may be divided among, and which units have no count. */
export interface Populations {
  readonly units: readonly CountedUnit[];
  readonly missing: readonly string[];
}

/** Adds up cells by unit, keeping the order in which units come. */
export function countUnits(cells: readonly Cell[]): readonly CountedUnit[] {
  const units = new Map<Uuid, Cell[]>();
  for (const cell of cells) units.set(cell.unitId, [...(units.get(cell.unitId) ?? []), cell]);
  const total = (some: readonly Cell[]): number =>
    some.reduce((all, { students }) => all + students, 0);
  return [...units.entries()].map(([unitId, own]) => {
    const levels = [...new Set(own.flatMap(({ level }) => (level === null ? [] : [level])))];
    return {
      unitId,
      name: own[0]?.name ?? '',
      students: total(own),
      women: total(own.filter(({ sex }) => sex === 'female')),
      minority: total(own.filter(({ minority }) => minority === true)),
      levels: levels.map((level) => ({
        level,
        students: total(own.filter((one) => one.level === level)),
      })),
    };
  });
}

/** Which levels a union speaks for: postgraduates have their own where the school has a 研究生会. */
async function levelsOfUnion(
  { client, schoolId }: SchoolTransaction,
  { unionId }: CongressRow,
): Promise<(level: EducationLevel | null) => boolean> {
  const { rows } = await client.query<{ graduate: boolean; graduates: boolean }>({
    name: 'congress-union-levels',
    text: `select b.kind = 'graduate-union' as graduate, exists (select from body g where g.school_id = $1
        and g.kind = 'graduate-union' and g.unit_id is not distinct from b.unit_id and g.until is null) as graduates
      from body b where b.school_id = $1 and b.id = $2`,
    values: [schoolId, unionId],
  });
  const { graduate = false, graduates = false } = rows[0] ?? {};
  if (graduate) return (level) => level === 'postgraduate';
  return (level) => !graduates || level !== 'postgraduate';
}

const cellsOf = ({ units }: Headcounts): readonly Cell[] =>
  units.flatMap(({ unitId, unitName, cells }) =>
    cells.map(({ educationLevel, sex, minority, students }) => ({
      ...{ unitId, name: unitName, level: educationLevel, sex, minority, students },
    })),
  );

/** The classes of a unit with the full-time Chinese students who are known by name. */
async function ofClasses(
  { client, schoolId }: SchoolTransaction,
  unitId: Uuid,
  day: Day,
): Promise<readonly Cell[]> {
  const { rows } = await client.query<Omit<Cell, 'minority'> & { readonly group: string | null }>({
    name: 'congress-classes',
    text: `select c.id as "unitId", c.name, p.education_level as level, p.sex, p.ethnic_group as "group",
        count(p.id)::int as students
      from unit c left join person p on p.school_id = $1 and p.class_id = c.id and p.kind = 'student'
        and p.since <= $3::date and (p.until is null or p.until >= $3::date)
        and p.full_time is not false and p.citizen is not false
      where c.school_id = $1 and c.parent_id = $2 and c.kind = 'class'
        and c.since <= $3::date and (c.until is null or c.until >= $3::date)
      group by c.id, c.name, c.name_key, p.education_level, p.sex, p.ethnic_group
      order by c.name_key collate "C", c.id`,
    values: [schoolId, unitId, day],
  });
  return rows.map(({ group, ...cell }) => ({ ...cell, minority: isMinority(group) }));
}

/**
 * The students among whom a congress divides its seats: the school's by the head-counts of a semester, a unit's by its
 * classes. Null where a school's congress names no semester that there is.
 */
export async function populationsOf(
  tx: SchoolTransaction,
  congress: CongressRow,
  { semesterId, day }: { readonly semesterId: Uuid | null; readonly day: Day },
): Promise<Populations | null> {
  const speaksFor = await levelsOfUnion(tx, congress);
  const own = (cells: readonly Cell[]) => countUnits(cells.filter(({ level }) => speaksFor(level)));
  if (congress.unitId !== null)
    return { units: own(await ofClasses(tx, congress.unitId, day)), missing: [] };
  if (semesterId === null) return null;
  const counted = await headcounts(tx, semesterId);
  if (counted === null) return null;
  return { units: own(cellsOf(counted)), missing: counted.missing.map((one) => one.unitName) };
}
