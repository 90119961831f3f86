import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, schoolColumn } from '../../../engines/storage/columns.ts';
import type { DutyDegree, DutyPurpose } from './model.ts';

// The truth is `migrations/0008_union.sql`; a test compares these columns with the catalogue.

/** One item of what a department or office does. */
export const bodyDuty = pgTable(
  'body_duty',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    bodyId: id('body_id').notNull(),
    purpose: text('purpose').$type<DutyPurpose>().notNull(),
    degree: text('degree').$type<DutyDegree>(),
    text: text('text').notNull(),
    since: day('since').notNull(),
    until: day('until'),
    revision: integer('revision').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);
