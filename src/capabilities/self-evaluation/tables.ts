import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, instant, json, schoolColumn } from '../../engines/storage/columns.ts';
import type { AttestableCriterion } from './model.ts';

// The truth is `migrations/0013_self-evaluation.sql`; a test compares these columns with the catalogue.

export const formChoice = pgTable(
  'form_choice',
  {
    schoolId: schoolColumn(),
    unionId: id('union_id').notNull(),
    since: day('since').notNull(),
    formId: text('form_id').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.unionId, row.since] })],
);

export const formEdition = pgTable(
  'form_edition',
  {
    schoolId: schoolColumn(),
    id: text('id').notNull(),
    definition: json('definition').notNull(),
    revision: integer('revision').notNull(),
    retiredAt: instant('retired_at'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const attestation = pgTable(
  'attestation',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    unionId: id('union_id').notNull(),
    criterion: text('criterion').$type<AttestableCriterion>().notNull(),
    what: text('what').notNull(),
    day: day('day').notNull(),
    until: day('until'),
    detail: json('detail').notNull(),
    paper: text('paper').notNull(),
    attestedBy: id('attested_by').notNull(),
    attestedAs: text('attested_as').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnWhy: text('withdrawn_why'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const standingSeen = pgTable(
  'standing_seen',
  {
    schoolId: schoolColumn(),
    unionId: id('union_id').notNull(),
    item: text('item').notNull(),
    day: day('day').notNull(),
    formId: text('form_id').notNull(),
    standing: text('standing').notNull(),
    conforming: integer('conforming'),
    total: integer('total'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.unionId, row.item, row.day] })],
);
