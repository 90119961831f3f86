import { boolean, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, schoolColumn } from '../../../engines/storage/columns.ts';
import type { GuideKind } from './model.ts';

// The truth is `migrations/0008_union.sql`; a test compares these columns with the catalogue.

/** Who guides a union for the League, from when to when. */
export const unionGuide = pgTable(
  'union_guide',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    bodyId: id('body_id').notNull(),
    personId: id('person_id').notNull(),
    kind: text('kind').$type<GuideKind>().notNull(),
    fullTime: boolean('full_time').notNull(),
    since: day('since').notNull(),
    until: day('until'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);
