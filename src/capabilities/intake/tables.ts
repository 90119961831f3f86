import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, instant, json, schoolColumn } from '../../engines/storage/columns.ts';
import type { Span } from '../roster/model.ts';
import type { DraftKind, DraftState, UnionKind } from './model.ts';

// The truth is `migrations/0016_intake.sql`; a test compares these columns with the catalogue.

export const intake = pgTable(
  'intake',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    file: text('file').notNull(),
    fileName: text('file_name').notNull(),
    unionKind: text('union_kind').$type<UnionKind>().notNull(),
    since: day('since').notNull(),
    span: text('span').$type<Span>().notNull(),
    academicYear: integer('academic_year').notNull(),
    half: integer('half'),
    findings: json('findings'),
    begunAt: instant('begun_at').notNull(),
    closedAt: instant('closed_at'),
    accepted: integer('accepted').notNull().default(0),
    dismissed: integer('dismissed').notNull().default(0),
    leftOpen: integer('left_open').notNull().default(0),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const intakeDraft = pgTable(
  'intake_draft',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    intakeId: id('intake_id').notNull(),
    kind: text('kind').$type<DraftKind>().notNull(),
    place: integer('place').notNull(),
    key: text('key').notNull(),
    topic: text('topic'),
    value: json('value').notNull(),
    quotes: json('quotes').notNull(),
    state: text('state').$type<DraftState>().notNull(),
    changed: boolean('changed').notNull().default(false),
    thing: text('thing'),
    thingId: text('thing_id'),
    settledAt: instant('settled_at'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);
