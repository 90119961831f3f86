import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DocumentKind } from '../../charter/model.ts';
import { day, id, instant, json, schoolColumn } from '../../engines/storage/columns.ts';
import type { Decider } from './model.ts';

// The truth is `migrations/0012_rulebook.sql`; a test compares these columns with the catalogue. Editions, articles and
// values in force are the charter's (`charter/tables.ts`).

export const ruleDraft = pgTable(
  'rule_draft',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    baseId: id('base_id'),
    kind: text('kind').$type<DocumentKind>().notNull(),
    title: text('title').notNull(),
    edition: text('edition').notNull(),
    articles: json('articles').notNull(),
    revision: integer('revision').notNull().default(1),
    begunOn: day('begun_on').notNull(),
    closedOn: day('closed_on'),
    documentId: id('document_id'),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const articleUnbound = pgTable(
  'article_unbound',
  {
    schoolId: schoolColumn(),
    articleId: id('article_id').notNull(),
    reason: text('reason').notNull(),
    personId: id('person_id'),
    declaredOn: day('declared_on').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.articleId] })],
);

export const articleCorrection = pgTable(
  'article_correction',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    articleId: id('article_id').notNull(),
    before: text('before').notNull(),
    after: text('after').notNull(),
    reason: text('reason').notNull(),
    personId: id('person_id'),
    correctedAt: instant('corrected_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const ruleDecision = pgTable(
  'rule_decision',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    documentId: id('document_id').notNull(),
    kind: text('kind').$type<'enact' | 'repeal'>().notNull(),
    decidedBy: text('decided_by').$type<Decider>().notNull(),
    decidedOn: day('decided_on').notNull(),
    inFavour: integer('in_favour'),
    present: integer('present'),
    paper: text('paper'),
    note: text('note'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);

export const reformMeasure = pgTable(
  'reform_measure',
  {
    schoolId: schoolColumn(),
    id: id('id').notNull(),
    text: text('text').notNull(),
    bodyId: id('body_id').notNull(),
    postId: id('post_id'),
    since: day('since').notNull(),
    due: day('due').notNull(),
    doneOn: day('done_on'),
    paper: text('paper'),
    shownBy: text('shown_by'),
    droppedOn: day('dropped_on'),
    why: text('why'),
    revision: integer('revision').notNull().default(1),
  },
  (row) => [primaryKey({ columns: [row.schoolId, row.id] })],
);
