import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, instant, schoolColumn } from '../../engines/storage/columns.ts';

// The truth is `migrations/0004_charter.sql`; a test compares these columns with the catalogue.

export const notice = pgTable(
  'notice',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    since: day('since').notNull(),
    until: day('until'),
    roles: text('roles').array().notNull(),
    unitId: id('unit_id'),
    publishedAt: instant('published_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);
