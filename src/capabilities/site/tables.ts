import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { schoolColumn } from '../../engines/storage/columns.ts';

// The truth is `migrations/0006_site.sql`; a test compares these columns with the catalogue.

export const siteSetting = pgTable('site_setting', {
  schoolId: schoolColumn().primaryKey(),
  contact: text('contact'),
  indexed: boolean('indexed').notNull(),
  revision: integer('revision').notNull(),
});
