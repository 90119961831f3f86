import { and, between, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { choice, day, reference, rowId, text, whole } from '../../../engines/actions/fields.ts';
import { defineAction, defineList } from '../../../engines/actions/verb.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { SchoolTransaction } from '../../../engines/storage/door.ts';
import { holdSchool } from '../schools/reads.ts';
import { changedOf, journaled, kept } from '../changes.ts';
import { everyone, keepers } from '../reach.ts';
import { ordered } from '../search.ts';
import { calendarDay, semester } from '../tables.ts';
import { unlessTaken } from '../taken.ts';
import { calendarDayKinds } from './model.ts';
import { judgePeriod, judgeSemester, periodOf } from './rules.ts';

const room = 'organisation';
const semesterKey = 'semester_school_id_academic_year_half_key';
const taken = (academicYear: number, half: number) =>
  err([refusal('semester-taken', 'academicYear', { academicYear, half })]);

/** Every semester; the school is held, so that two calls cannot lay two semesters over each other unseen. */
async function holdSemesters(tx: SchoolTransaction): Promise<readonly SemesterRow[]> {
  await holdSchool(tx);
  return tx.db.select().from(semester).where(eq(semester.schoolId, tx.schoolId));
}

type SemesterRow = typeof semester.$inferSelect;

const others = (rows: readonly SemesterRow[], id: Uuid | null): readonly SemesterRow[] =>
  rows.filter((row) => row.id !== id);

export const semesterCreate = defineAction({
  name: 'semester.create',
  room,
  may: keepers,
  refuses: ['semester-taken', 'semester-overlaps', 'dates-reversed'],
  input: z.object({
    academicYear: whole(1900, 2200),
    half: whole(1, 2),
    since: day(),
    until: day(),
  }),
  run: async (input, { tx, newId }) => {
    const refusals = judgeSemester(input, await holdSemesters(tx));
    if (refusals.length > 0) return err(refusals);
    const row = { schoolId: tx.schoolId, id: newId(), ...input };
    const written = await unlessTaken(tx, semesterKey, () => tx.db.insert(semester).values(row));
    if (written === 'taken') return taken(row.academicYear, row.half);
    const subject = { kind: 'semester', id: row.id };
    return ok({ subject, before: null, after: kept(row), answer: { id: row.id } });
  },
});

export const semesterUpdate = defineAction({
  name: 'semester.update',
  room,
  may: keepers,
  refuses: ['semester-unknown', 'semester-taken', 'semester-overlaps', 'dates-reversed'],
  input: z.object({
    semesterId: reference('semester'),
    academicYear: whole(1900, 2200).optional(),
    half: whole(1, 2).optional(),
    since: day().optional(),
    until: day().optional(),
  }),
  run: async ({ semesterId, ...wanted }, { tx }) => {
    const rows = await holdSemesters(tx);
    const row = rows.find(({ id }) => id === semesterId);
    if (!row) return err([refusal('semester-unknown', 'semesterId')]);
    const changed = changedOf<SemesterRow>(row, wanted as Partial<SemesterRow>);
    const after = { ...row, ...changed };
    const refusals = judgeSemester(after, others(rows, semesterId));
    if (refusals.length > 0) return err(refusals);
    const written = await unlessTaken(tx, semesterKey, async () => {
      if (Object.keys(changed).length === 0) return;
      await tx.db
        .update(semester)
        .set(changed)
        .where(and(eq(semester.schoolId, tx.schoolId), eq(semester.id, semesterId)));
    });
    if (written === 'taken') return taken(after.academicYear, after.half);
    const subject = { kind: 'semester', id: semesterId };
    return ok({ subject, ...journaled(row, changed), answer: {} });
  },
});

const semesterSorts = { since: semester.since, until: semester.until };

// The calendar belongs to no unit: whoever may read it reads all of it.
export const semesterList = defineList({
  name: 'semester.list',
  room,
  may: everyone(),
  refuses: [],
  input: z.object({ day: day().optional() }),
  row: z.object({
    id: rowId(),
    academicYear: whole(1900, 2200),
    half: whole(1, 2),
    since: day(),
    until: day(),
  }),
  sortable: ['since', 'until'],
  searchable: false,
  run: async ({ filters, sort, offset, limit }, { tx }) => {
    const { db, schoolId } = tx;
    const where = and(
      eq(semester.schoolId, schoolId),
      filters.day && lte(semester.since, filters.day),
      filters.day && gte(semester.until, filters.day),
    );
    const by = semesterSorts[sort.by as keyof typeof semesterSorts];
    const [rows, counted] = await Promise.all([
      db
        .select({
          id: semester.id,
          academicYear: semester.academicYear,
          half: semester.half,
          since: semester.since,
          until: semester.until,
        })
        .from(semester)
        .where(where)
        .orderBy(...ordered(by, semester.id, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(semester)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});

/** The school's own days among `days`, held. */
function holdDays({ db, schoolId }: SchoolTransaction, days: readonly Day[]) {
  return db
    .select({ day: calendarDay.day, kind: calendarDay.kind, name: calendarDay.name })
    .from(calendarDay)
    .where(and(eq(calendarDay.schoolId, schoolId), inArray(calendarDay.day, [...days])))
    .orderBy(calendarDay.day)
    .for('update');
}

export const calendarDaySet = defineAction({
  name: 'calendar-day.set',
  room,
  may: keepers,
  refuses: ['dates-reversed', 'period-too-long'],
  input: z.object({
    since: day(),
    until: day().optional(),
    kind: choice(calendarDayKinds),
    name: text(40),
  }),
  run: async ({ since, until = since, kind, name }, { tx }) => {
    const refusals = judgePeriod(since, until);
    if (refusals.length > 0) return err(refusals);
    const days = periodOf(since, until);
    const old = await holdDays(tx, days);
    await tx.db
      .insert(calendarDay)
      .values(days.map((one) => ({ schoolId: tx.schoolId, day: one, kind, name })))
      .onConflictDoUpdate({
        target: [calendarDay.schoolId, calendarDay.day],
        set: { kind: sql`excluded.kind`, name: sql`excluded.name` },
      });
    return ok({
      subject: { kind: 'calendar-day', id: since },
      before: old,
      after: { since, until, kind, name },
      answer: { days: days.length },
    });
  },
});

export const calendarDayClear = defineAction({
  name: 'calendar-day.clear',
  room,
  may: keepers,
  refuses: ['dates-reversed', 'period-too-long', 'calendar-day-unknown'],
  input: z.object({ since: day(), until: day().optional() }),
  run: async ({ since, until = since }, { tx }) => {
    const refusals = judgePeriod(since, until);
    if (refusals.length > 0) return err(refusals);
    const old = await holdDays(tx, periodOf(since, until));
    if (old.length === 0) return err([refusal('calendar-day-unknown', 'since')]);
    await tx.db
      .delete(calendarDay)
      .where(and(eq(calendarDay.schoolId, tx.schoolId), between(calendarDay.day, since, until)));
    const subject = { kind: 'calendar-day', id: since };
    return ok({ subject, before: old, after: null, answer: { days: old.length } });
  },
});

export const calendarDayList = defineList({
  name: 'calendar-day.list',
  room,
  may: everyone(),
  refuses: [],
  input: z.object({
    since: day().optional(),
    until: day().optional(),
    kind: choice(calendarDayKinds).optional(),
  }),
  row: z.object({
    id: z.string().meta({ kind: 'id' }),
    day: day(),
    kind: choice(calendarDayKinds),
    name: text(40),
  }),
  sortable: ['day'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx }) => {
    const { db, schoolId } = tx;
    const where = and(
      eq(calendarDay.schoolId, schoolId),
      filters.since && gte(calendarDay.day, filters.since),
      filters.until && lte(calendarDay.day, filters.until),
      filters.kind && eq(calendarDay.kind, filters.kind),
      search === null ? undefined : sql`position(${search} in ${calendarDay.name}) > 0`,
    );
    const [rows, counted] = await Promise.all([
      db
        .select({
          id: sql<string>`${calendarDay.day}::text`,
          day: calendarDay.day,
          kind: calendarDay.kind,
          name: calendarDay.name,
        })
        .from(calendarDay)
        .where(where)
        .orderBy(...ordered(calendarDay.day, calendarDay.day, sort.descending))
        .offset(offset)
        .limit(limit),
      db
        .select({ total: sql<number>`count(*)::int` })
        .from(calendarDay)
        .where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
