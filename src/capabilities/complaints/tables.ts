import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, day, id, schoolColumn } from '../../engines/storage/columns.ts';
import type { About, ComplaintState, Finding, MessageKind, Way } from './model.ts';

// The truth is `migrations/0014_complaints.sql`; a test compares these columns with the catalogue.

export const complaint = pgTable(
  'complaint',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    receiptHash: bytes('receipt_hash').notNull(),
    received: day('received').notNull(),
    about: text('about').$type<About>().notNull(),
    bodyId: id('body_id'),
    personName: text('person_name'),
    item: text('item'),
    text: text('text').notNull(),
    contact: text('contact'),
    way: text('way').$type<Way>().notNull(),
    state: text('state').$type<ComplaintState>().notNull(),
    takeBy: day('take_by').notNull(),
    answerBy: day('answer_by').notNull(),
    handlerId: id('handler_id'),
    taken: day('taken'),
    answered: day('answered'),
    closed: day('closed'),
    finding: text('finding').$type<Finding>(),
    outcome: text('outcome'),
    revision: integer('revision').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const complaintMessage = pgTable(
  'complaint_message',
  {
    schoolId: schoolColumn(),
    complaintId: id('complaint_id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').$type<MessageKind>().notNull(),
    day: day('day').notNull(),
    byId: id('by_id'),
    text: text('text').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.complaintId, row.number] })],
);

export const complaintSetting = pgTable('complaint_setting', {
  schoolId: schoolColumn().primaryKey(),
  outsideId: id('outside_id'),
  revision: integer('revision').notNull(),
});
