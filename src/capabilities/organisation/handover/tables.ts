import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, instant, schoolColumn } from '../../../engines/storage/columns.ts';
import type { HandoverKind, HandoverSide } from './model.ts';

// The truth is `migrations/0008_union.sql`; a test compares these columns with the catalogue.

/** A handover; `version` is the newest one's number, `sealedAt` when both sides had signed it. */
export const handover = pgTable(
  'handover',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    bodyId: id('body_id').notNull(),
    version: integer('version').notNull(),
    sealedAt: instant('sealed_at'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

/** One version of the list; giver and taker are appointments. */
export const handoverVersion = pgTable(
  'handover_version',
  {
    schoolId: schoolColumn(),
    handoverId: id('handover_id').notNull(),
    version: integer('version').notNull(),
    day: day('day').notNull(),
    giverId: id('giver_id').notNull(),
    takerId: id('taker_id').notNull(),
    note: text('note'),
    writtenAt: instant('written_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.handoverId, row.version] })],
);

export const handoverItem = pgTable(
  'handover_item',
  {
    schoolId: schoolColumn(),
    handoverId: id('handover_id').notNull(),
    version: integer('version').notNull(),
    position: integer('position').notNull(),
    kind: text('kind').$type<HandoverKind>().notNull(),
    name: text('name').notNull(),
    quantity: integer('quantity'),
    cents: integer('cents'),
    note: text('note'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.handoverId, row.version, row.position] })],
);

export const handoverSignature = pgTable(
  'handover_signature',
  {
    schoolId: schoolColumn(),
    handoverId: id('handover_id').notNull(),
    version: integer('version').notNull(),
    side: text('side').$type<HandoverSide>().notNull(),
    personId: id('person_id').notNull(),
    signedAt: instant('signed_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.handoverId, row.version, row.side] })],
);
