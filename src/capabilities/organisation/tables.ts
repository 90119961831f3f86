import { sql } from 'drizzle-orm';
import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, instant, schoolColumn } from '../../engines/storage/columns.ts';
import type { SchoolId } from '../../kernel/id.ts';
import type { ElectingBody } from '../../facts/vocabulary.ts';
import type { EndedBy, AppointmentBasis, SecondPostApprover } from './appointments/model.ts';
import type { BodyKind, PostKind } from './bodies/model.ts';
import type { CalendarDayKind } from './calendar/model.ts';
import type {
  DisciplineKind,
  EducationLevel,
  PersonKind,
  PoliticalStatus,
  Sex,
} from './people/model.ts';
import type { UnitKind } from './units/model.ts';

// The truth is `migrations/0002_organisation.sql` and `0008_union.sql`; a test compares these columns with the catalogue.

/** The tenant itself; readable through every door. */
export const school = pgTable('school', {
  id: id('id').$type<SchoolId>().primaryKey(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  demo: boolean('demo').notNull(),
  createdAt: instant('created_at').notNull(),
});

export const unit = pgTable(
  'unit',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    parentId: id('parent_id'),
    kind: text('kind').$type<UnitKind>().notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    grade: integer('grade'),
    programme: text('programme'),
    since: day('since').notNull(),
    until: day('until'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const person = pgTable(
  'person',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    kind: text('kind').$type<PersonKind>().notNull(),
    number: text('number').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    sex: text('sex').$type<Sex>(),
    ethnicGroup: text('ethnic_group'),
    citizen: boolean('citizen'),
    politicalStatus: text('political_status').$type<PoliticalStatus>(),
    educationLevel: text('education_level').$type<EducationLevel>(),
    programme: text('programme'),
    grade: integer('grade'),
    classId: id('class_id'),
    unitId: id('unit_id'),
    fullTime: boolean('full_time'),
    since: day('since').notNull(),
    until: day('until'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const discipline = pgTable(
  'discipline',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    personId: id('person_id').notNull(),
    kind: text('kind').$type<DisciplineKind>().notNull(),
    since: day('since').notNull(),
    until: day('until'),
    document: text('document'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const semester = pgTable(
  'semester',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    academicYear: integer('academic_year').notNull(),
    half: integer('half').notNull(),
    since: day('since').notNull(),
    until: day('until').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const calendarDay = pgTable(
  'calendar_day',
  {
    schoolId: schoolColumn(),
    day: day('day').notNull(),
    kind: text('kind').$type<CalendarDayKind>().notNull(),
    name: text('name').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.day] })],
);

export const headcount = pgTable(
  'headcount',
  {
    schoolId: schoolColumn(),
    semesterId: id('semester_id').notNull(),
    unitId: id('unit_id').notNull(),
    educationLevel: text('education_level').$type<EducationLevel>().notNull(),
    sex: text('sex').$type<Sex>().notNull(),
    minority: boolean('minority').notNull(),
    students: integer('students').notNull(),
  },
  (row) => [
    primaryKey({
      columns: [
        row.schoolId,
        row.semesterId,
        row.unitId,
        row.educationLevel,
        row.sex,
        row.minority,
      ],
    }),
  ],
);

export const body = pgTable(
  'body',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    parentId: id('parent_id'),
    unitId: id('unit_id'),
    kind: text('kind').$type<BodyKind>().notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    staffGround: text('staff_ground'),
    since: day('since').notNull(),
    until: day('until'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const post = pgTable(
  'post',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    bodyId: id('body_id').notNull(),
    kind: text('kind').$type<PostKind>().notNull(),
    name: text('name').notNull(),
    seats: integer('seats'),
    fullTime: boolean('full_time'),
    since: day('since').notNull(),
    until: day('until'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const term = pgTable(
  'term',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    bodyId: id('body_id').notNull(),
    number: integer('number').notNull(),
    since: day('since').notNull(),
    until: day('until'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const appointment = pgTable(
  'appointment',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    postId: id('post_id').notNull(),
    personId: id('person_id').notNull(),
    termId: id('term_id'),
    since: day('since').notNull(),
    until: day('until'),
    basis: text('basis').$type<AppointmentBasis>().notNull(),
    endedBy: text('ended_by').$type<EndedBy>(),
    secondPostGround: text('second_post_ground'),
    electedBy: text('elected_by').$type<ElectingBody>(),
    contested: boolean('contested'),
    electedOn: day('elected_on'),
    secondPostApprover: text('second_post_approver').$type<SecondPostApprover>(),
    secondPostApprovedOn: day('second_post_approved_on'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

/** Leaves out what was entered by mistake: such a row never counts. */
export const counts = sql`${appointment.endedBy} is distinct from 'correction'`;
