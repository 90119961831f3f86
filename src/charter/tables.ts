import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, json, schoolColumn } from '../engines/storage/columns.ts';
import type { DocumentKind } from './model.ts';

// The truth is `migrations/0004_charter.sql`; a test compares these columns with the catalogue.

export const ruleDocument = pgTable(
  'rule_document',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    title: text('title').notNull(),
    edition: text('edition').notNull(),
    since: day('since').notNull(),
    until: day('until'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const article = pgTable(
  'article',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    documentId: id('document_id').notNull(),
    number: text('number').notNull(),
    numberKey: text('number_key').notNull(),
    text: text('text').notNull(),
    since: day('since').notNull(),
    until: day('until'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const provisionValue = pgTable(
  'provision_value',
  {
    schoolId: schoolColumn(),
    name: text('name').notNull(),
    since: day('since').notNull(),
    until: day('until'),
    articleId: id('article_id').notNull(),
    value: json('value').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.name, row.since] })],
);
