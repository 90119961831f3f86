import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, day, id, instant, json, schoolColumn } from '../../engines/storage/columns.ts';
import type { PoliticalStatus } from '../organisation/people/model.ts';
import type { RequestState } from './collecting/model.ts';
import type { Rank, Span } from './model.ts';

// The truth is `migrations/0009_roster.sql`; a test compares these columns with the catalogue.

export const academicStanding = pgTable(
  'academic_standing',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    personId: id('person_id').notNull(),
    span: text('span').$type<Span>().notNull(),
    academicYear: integer('academic_year').notNull(),
    half: integer('half').$type<1 | 2>(),
    rank: text('rank').$type<Rank['kind']>().notNull(),
    place: integer('place'),
    size: integer('size'),
    percent: text('percent'),
    failed: boolean('failed'),
    version: integer('version').notNull(),
    paper: bytes('paper'),
    recordedBy: id('recorded_by'),
    recordedAt: instant('recorded_at').notNull(),
    replacedAt: instant('replaced_at'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const standingChoice = pgTable(
  'standing_choice',
  {
    schoolId: schoolColumn(),
    bodyId: id('body_id').notNull(),
    academicYear: integer('academic_year').notNull(),
    span: text('span').$type<Span>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.bodyId, row.academicYear] })],
);

export const rosterPerson = pgTable(
  'roster_person',
  {
    schoolId: schoolColumn(),
    personId: id('person_id').notNull(),
    revision: integer('revision').notNull(),
    activist: boolean('activist'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.personId] })],
);

export const statusChange = pgTable(
  'status_change',
  {
    schoolId: schoolColumn(),
    personId: id('person_id').notNull(),
    since: day('since').notNull(),
    was: text('was').$type<PoliticalStatus>(),
    becomes: text('becomes').$type<PoliticalStatus>().notNull(),
    recordedBy: id('recorded_by'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.personId, row.since] })],
);

export const collection = pgTable(
  'collection',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    title: text('title').notNull(),
    since: day('since').notNull(),
    due: day('due').notNull(),
    span: text('span').$type<Span>().notNull(),
    academicYear: integer('academic_year').notNull(),
    half: integer('half').$type<1 | 2>(),
    openedAt: instant('opened_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const collectionRequest = pgTable(
  'collection_request',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    collectionId: id('collection_id').notNull(),
    bodyId: id('body_id').notNull(),
    tokenHash: bytes('token_hash'),
    expiresAt: instant('expires_at').notNull(),
    state: text('state').$type<RequestState>().notNull(),
    lines: json('lines'),
    remarks: text('remarks'),
    sentAt: instant('sent_at'),
    decidedAt: instant('decided_at'),
    revision: integer('revision').notNull(),
    writes: integer('writes').notNull(),
    writesFrom: instant('writes_from').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);
