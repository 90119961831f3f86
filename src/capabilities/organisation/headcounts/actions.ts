import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { choice, reference, text, whole, yesNo } from '../../../engines/actions/fields.ts';
import { defineAction, defineList, defineQuery } from '../../../engines/actions/verb.ts';
import type { Json } from '../../../kernel/json.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import { educationLevels, sexes } from '../people/model.ts';
import { keepersAndGuides, reachesUnit } from '../reach.ts';
import { schoolWide, withinUnit } from '../roles.ts';
import { byKey, namedLike, ordered } from '../search.ts';
import { headcount, semester, unit } from '../tables.ts';
import { holdUnit } from '../units/reads.ts';
import { cellsOf, knownGroups, semesterById } from './reads.ts';
import { computeCells, countingDay, judgeCells } from './rules.ts';

const room = 'organisation';
/** Who may see head-counts; what they see follows from their reach. */
export const headcountReaders = [
  ...keepersAndGuides,
  ...schoolWide('presidium', 'office'),
  ...withinUnit('unit-presidium'),
];
const cellFields = {
  educationLevel: choice(educationLevels),
  sex: choice(sexes),
  minority: yesNo(),
  students: whole(0, 1_000_000),
};

export const headcountRecord = defineAction({
  name: 'headcount.record',
  room,
  may: keepersAndGuides,
  face: 'screen',
  refuses: ['semester-unknown', 'unit-unknown', 'unit-is-class', 'headcount-twice'],
  input: z.object({
    semesterId: reference('semester'),
    unitId: reference('unit'),
    /** The whole table; what it leaves out is no students. */
    cells: z.array(z.object(cellFields)).min(1).max(16).meta({ kind: 'list' }),
  }),
  run: async ({ semesterId, unitId, cells }, { tx, authority }) => {
    const { db, schoolId } = tx;
    const place = { schoolId, semesterId, unitId };
    const held = await holdUnit(tx, unitId, 'update');
    const [found, old] = await Promise.all([semesterById(tx, semesterId), cellsOf(tx, place)]);
    if (found === null) return err([refusal('semester-unknown', 'semesterId')]);
    if (held === null || !reachesUnit(authority, unitId))
      return err([refusal('unit-unknown', 'unitId')]);
    if (held.kind === 'class') return err([refusal('unit-is-class', 'unitId')]);
    const refusals = judgeCells(cells);
    if (refusals.length > 0) return err(refusals);
    await db
      .delete(headcount)
      .where(
        and(
          eq(headcount.schoolId, schoolId),
          eq(headcount.semesterId, semesterId),
          eq(headcount.unitId, unitId),
        ),
      );
    await db.insert(headcount).values(cells.map((cell) => ({ ...place, ...cell })));
    return ok({
      subject: { kind: 'headcount', id: `${semesterId}/${unitId}` },
      before: old.length === 0 ? null : ({ cells: old } as unknown as Json),
      after: { semesterId, unitId, cells },
      answer: {},
    });
  },
});

export const headcountCompute = defineQuery({
  name: 'headcount.compute',
  room,
  may: headcountReaders,
  refuses: ['semester-unknown', 'unit-unknown'],
  input: z.object({ semesterId: reference('semester'), unitId: reference('unit').optional() }),
  run: async ({ semesterId, unitId }, { tx, authority, today }) => {
    if (unitId !== undefined && !reachesUnit(authority, unitId))
      return err([refusal('unit-unknown', 'unitId')]);
    const found = await semesterById(tx, semesterId);
    if (found === null) return err([refusal('semester-unknown', 'semesterId')]);
    const day = countingDay(found, today);
    const all = authority.reach === 'school';
    const reached = all ? null : authority.reach === 'unit' ? authority.unitIds : [];
    const groups = await knownGroups(tx, { day, units: unitId ? [unitId] : reached });
    const names = new Map(groups.map((group) => [group.unitId, group.unitName]));
    const units = [...names].map(([id, unitName]) => ({
      unitId: id,
      unitName,
      ...computeCells(groups.filter((group) => group.unitId === id)),
    }));
    return ok({ day, units });
  },
});

const sorts = {
  unitName: byKey(unit.nameKey),
  since: semester.since,
  students: headcount.students,
  educationLevel: headcount.educationLevel,
};

export const headcountList = defineList({
  name: 'headcount.list',
  room,
  may: headcountReaders,
  refuses: [],
  input: z.object({
    semesterId: reference('semester').optional(),
    unitId: reference('unit').optional(),
  }),
  row: z.object({
    id: z.string().meta({ kind: 'id' }),
    academicYear: whole(1900, 2200),
    half: whole(1, 2),
    unitName: text(60),
    ...cellFields,
  }),
  sortable: ['unitName', 'since', 'students', 'educationLevel'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx, authority }) => {
    const { db, schoolId } = tx;
    const where = and(
      eq(headcount.schoolId, schoolId),
      authority.reach === 'unit'
        ? inArray(headcount.unitId, [...authority.unitIds])
        : authority.reach === 'self'
          ? sql`false`
          : undefined,
      filters.semesterId && eq(headcount.semesterId, filters.semesterId),
      filters.unitId && eq(headcount.unitId, filters.unitId),
      search === null ? undefined : namedLike({ name: unit.name, key: unit.nameKey }, search),
    );
    const id = sql<string>`concat_ws('/', ${headcount.semesterId}, ${headcount.unitId},
      ${headcount.educationLevel}, ${headcount.sex}, ${headcount.minority})`;
    const ofUnit = and(eq(unit.schoolId, headcount.schoolId), eq(unit.id, headcount.unitId));
    const ofSemester = and(
      eq(semester.schoolId, headcount.schoolId),
      eq(semester.id, headcount.semesterId),
    );
    const [rows, counted] = await Promise.all([
      db
        .select({
          id,
          academicYear: semester.academicYear,
          half: semester.half,
          unitName: unit.name,
          educationLevel: headcount.educationLevel,
          sex: headcount.sex,
          minority: headcount.minority,
          students: headcount.students,
        })
        .from(headcount)
        .innerJoin(unit, ofUnit)
        .innerJoin(semester, ofSemester)
        .where(where)
        .orderBy(...ordered(sorts[sort.by as keyof typeof sorts], id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(headcount)
        .innerJoin(unit, ofUnit)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
