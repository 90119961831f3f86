import { z } from 'zod';
import { reference } from '../../../engines/actions/fields.ts';
import { defineQuery } from '../../../engines/actions/verb.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { instantOf, type Instant } from '../../../kernel/instant.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Day } from '../../../kernel/day.ts';
import { headcountReaders } from './actions.ts';
import type { HeadcountCell } from './model.ts';

/** A semester to choose from. */
export interface SemesterOffered {
  readonly id: Uuid;
  readonly academicYear: number;
  readonly half: number;
  readonly since: Day;
  readonly until: Day;
}

/** One unit's head-count as it stands, and who recorded it last; `at` null where nobody did. */
export interface UnitRecorded {
  readonly unitId: Uuid;
  readonly unitName: string;
  readonly cells: readonly HeadcountCell[];
  readonly at: Instant | null;
  readonly by: string | null;
}

/** All semesters, the one that is shown (null where the school has none), and its units. */
export interface HeadcountTable {
  readonly semesters: readonly SemesterOffered[];
  readonly semesterId: Uuid | null;
  readonly units: readonly UnitRecorded[];
}

async function semestersOf({
  client,
  schoolId,
}: SchoolTransaction): Promise<readonly SemesterOffered[]> {
  const { rows } = await client.query<SemesterOffered>({
    name: 'headcount-semesters',
    text: `select id, academic_year as "academicYear", half, since::text, until::text from semester
      where school_id = $1 order by since desc`,
    values: [schoolId],
  });
  return rows;
}

// Units with students of their own (none below them but classes) that went on in the semester, and whichever has a
// head-count. Whoever recorded it did so by a post, or as a student: the capacity in the journal leads to the person.
const reading = `select u.id as "unitId", u.name as "unitName", c.cells, j.at, j.name as by
  from unit u
  join semester s on s.school_id = $1 and s.id = $2
  left join lateral (
    select json_agg(json_build_object('educationLevel', h.education_level, 'sex', h.sex,
      'minority', h.minority, 'students', h.students)
      order by h.education_level, h.sex, h.minority) as cells
    from headcount h where h.school_id = $1 and h.semester_id = $2 and h.unit_id = u.id) c on true
  left join lateral (
    select e.at, pe.name from journal_entry e
    left join appointment a on a.school_id = $1 and a.id = e.capacity_id
    left join person pe on pe.school_id = $1 and pe.id = coalesce(a.person_id, e.capacity_id)
    where e.school_id = $1 and e.subject_kind = 'headcount' and e.subject_id = $2::text || '/' || u.id::text
    order by e.seq desc limit 1) j on c.cells is not null
  where u.school_id = $1 and u.kind <> 'class' and ($3::uuid[] is null or u.id = any($3))
    and (c.cells is not null
      or u.since <= s.until and (u.until is null or u.until >= s.since)
        and not exists (select from unit b where b.school_id = $1 and b.parent_id = u.id and b.kind <> 'class'))
  order by u.name_key collate "C", u.id`;

interface Row extends Omit<UnitRecorded, 'cells' | 'at'> {
  readonly cells: readonly HeadcountCell[] | null;
  readonly at: Date | null;
}

async function unitsRecorded(
  { client, schoolId }: SchoolTransaction,
  semesterId: Uuid,
  units: readonly Uuid[] | null,
): Promise<readonly UnitRecorded[]> {
  const { rows } = await client.query<Row>({
    name: 'headcount-table',
    text: reading,
    values: [schoolId, semesterId, units],
  });
  return rows.map(({ cells, at, ...row }) => ({
    ...row,
    cells: cells ?? [],
    at: at === null ? null : instantOf(at),
  }));
}

/** The semester of today; between two of them the one that ended last. */
function usual(semesters: readonly SemesterOffered[], today: Day): SemesterOffered | null {
  return semesters.find(({ since }) => since <= today) ?? semesters.at(-1) ?? null;
}

/** The head-counts of a semester by unit, and which unit has none yet. */
export const headcountRead = defineQuery({
  name: 'headcount.read',
  room: 'organisation',
  may: headcountReaders,
  refuses: ['semester-unknown'],
  input: z.object({ semesterId: reference('semester').optional() }),
  run: async ({ semesterId }, { tx, authority, today }) => {
    const semesters = await semestersOf(tx);
    const shown =
      semesterId === undefined
        ? usual(semesters, today)
        : (semesters.find(({ id }) => id === semesterId) ?? null);
    if (shown === null && semesterId !== undefined)
      return err([refusal('semester-unknown', 'semesterId')]);
    const all = authority.reach === 'school';
    const reached = all ? null : authority.reach === 'unit' ? authority.unitIds : [];
    const units = shown === null ? [] : await unitsRecorded(tx, shown.id, reached);
    const table: HeadcountTable = { semesters, semesterId: shown?.id ?? null, units };
    return ok(table);
  },
});
