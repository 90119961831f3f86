import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { day, id, json, schoolColumn } from '../engines/storage/columns.ts';
import type { DocumentKind, DocumentScope } from './model.ts';

// The truth is `migrations/0004_charter.sql` and `0012_rulebook.sql`; a test compares these columns with the catalogue.

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
    number: text('number'),
    scope: text('scope').$type<DocumentScope>().notNull().default('school'),
    unitId: id('unit_id'),
    ownerId: id('owner_id'),
    open: boolean('open').notNull().default(true),
    paper: text('paper'),
    revision: integer('revision').notNull().default(1),
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
    place: integer('place'),
    chapter: text('chapter'),
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
