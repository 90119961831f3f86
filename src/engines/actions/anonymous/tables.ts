import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, day, id, schoolColumn } from '../../storage/columns.ts';

// The truth is `migrations/0005_anonymous.sql`; a test compares these columns with the catalogue.

/** The matter that acts belong to; first in the key of each of these tables. */
const matter = () => ({
  schoolId: schoolColumn(),
  verb: text('verb').notNull(),
  topic: text('topic').notNull(),
});

export const anonymousTopic = pgTable(
  'anonymous_topic',
  {
    ...matter(),
    received: integer('received').notNull(),
    released: integer('released').notNull(),
    batches: integer('batches').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.verb, row.topic] })],
);

export const anonymousRight = pgTable(
  'anonymous_right',
  {
    ...matter(),
    holderId: id('holder_id').notNull(),
    mark: bytes('mark').notNull(),
    day: day('day').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.verb, row.topic, row.holderId] })],
);

export const anonymousWaiting = pgTable(
  'anonymous_waiting',
  { ...matter(), id: uuid('id').notNull(), content: text('content').notNull() },
  (row) => [primaryKey({ columns: [row.schoolId, row.verb, row.topic, row.id] })],
);

export const anonymousReleased = pgTable(
  'anonymous_released',
  {
    ...matter(),
    id: uuid('id').notNull(),
    batch: integer('batch').notNull(),
    day: day('day').notNull(),
    content: text('content').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.verb, row.topic, row.id] })],
);
