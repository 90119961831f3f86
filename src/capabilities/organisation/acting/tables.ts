import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, schoolColumn } from '../../../engines/storage/columns.ts';

// The truth is `migrations/0008_union.sql`; a test compares these columns with the catalogue.

/** 代主席: the days on which a vice-chair acts for the chair. */
export const actingChair = pgTable(
  'acting_chair',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    bodyId: id('body_id').notNull(),
    appointmentId: id('appointment_id').notNull(),
    reason: text('reason'),
    since: day('since').notNull(),
    until: day('until'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);
