import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, day, id, schoolColumn } from '../../engines/storage/columns.ts';
import type { Condition, Members, PathName } from './model.ts';

// The truth is `migrations/0011_selection.sql`; a test compares these columns with the catalogue.

export const selectionCall = pgTable(
  'selection_call',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    unionId: id('union_id').notNull(),
    unitId: id('unit_id'),
    members: text('members').$type<Members>().notNull(),
    path: text('path').$type<PathName>().notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    conditions: text('conditions'),
    applySince: day('apply_since').notNull(),
    applyUntil: day('apply_until').notNull(),
    opened: day('opened').notNull(),
    closed: day('closed'),
    revision: integer('revision').notNull().default(1),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const selectionOffer = pgTable(
  'selection_offer',
  {
    schoolId: schoolColumn(),
    callId: id('call_id').notNull(),
    postId: id('post_id').notNull(),
    places: integer('places').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.callId, row.postId] })],
);

export const candidacy = pgTable(
  'candidacy',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    callId: id('call_id').notNull(),
    personId: id('person_id').notNull(),
    postId: id('post_id'),
    otherPost: boolean('other_post').notNull(),
    appointmentId: id('appointment_id'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const candidacyAttestation = pgTable(
  'candidacy_attestation',
  {
    schoolId: schoolColumn(),
    candidacyId: id('candidacy_id').notNull(),
    condition: text('condition').$type<Condition>().notNull(),
    personId: id('person_id'),
    role: text('role'),
    day: day('day').notNull(),
    text: text('text').notNull(),
    paper: bytes('paper'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.candidacyId, row.condition] })],
);
