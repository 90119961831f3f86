import { and, asc, desc, eq, gte, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import {
  choice,
  day,
  longText,
  reference,
  rowId,
  text,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineList } from '../../engines/actions/verb.ts';
import { documentKinds, documentScopes } from '../../charter/model.ts';
import { article, ruleDocument } from '../../charter/tables.ts';
import type { Day } from '../../kernel/day.ts';
import { ok } from '../../kernel/result.ts';
import { readers } from './grants.ts';

interface Columns {
  readonly since: AnyPgColumn;
  readonly until: AnyPgColumn;
}

const onDay = ({ since, until }: Columns, on: Day | undefined): SQL | undefined =>
  on === undefined ? undefined : and(lte(since, on), or(isNull(until), gte(until, on)));

const holds = (column: AnyPgColumn, search: string | null): SQL | undefined =>
  search === null ? undefined : sql`position(lower(${search}) in lower(${column})) > 0`;

const counting = { total: sql<number>`count(*)::int` };

/** The school's rule documents, one row an edition. */
export const documentList = defineList({
  name: 'document.list',
  room: 'rulebook',
  may: readers,
  refuses: [],
  input: z.object({ kind: choice(documentKinds).optional(), on: day().optional() }),
  row: z.object({
    id: rowId(),
    kind: choice(documentKinds),
    title: text(100),
    edition: text(40),
    docNumber: text(60).nullable(),
    scope: choice(documentScopes),
    open: yesNo(),
    since: day(),
    until: day().nullable(),
  }),
  sortable: ['since', 'kind'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx }) => {
    const by = sort.by === 'kind' ? ruleDocument.kind : ruleDocument.since;
    const where = and(
      eq(ruleDocument.schoolId, tx.schoolId),
      filters.kind === undefined ? undefined : eq(ruleDocument.kind, filters.kind),
      onDay(ruleDocument, filters.on),
      holds(ruleDocument.title, search),
    );
    const reading = tx.db
      .select({
        id: ruleDocument.id,
        kind: ruleDocument.kind,
        title: ruleDocument.title,
        edition: ruleDocument.edition,
        docNumber: ruleDocument.number,
        scope: ruleDocument.scope,
        open: ruleDocument.open,
        since: ruleDocument.since,
        until: ruleDocument.until,
      })
      .from(ruleDocument)
      .where(where)
      .orderBy(sort.descending ? desc(by) : asc(by), asc(ruleDocument.id))
      .limit(limit)
      .offset(offset);
    const [rows, counted] = await Promise.all([
      reading,
      tx.db.select(counting).from(ruleDocument).where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});

const numberKey = sql`${article.numberKey} collate "C"`;

/** In the order they are read: by their place in the document, where it has places, else as they are counted. */
function orderOf({ by, descending }: { readonly by: string; readonly descending: boolean }) {
  const way = descending ? desc : asc;
  const first =
    by === 'since'
      ? [way(article.since)]
      : [way(sql`coalesce(${article.place}, 1000000)`), way(numberKey)];
  return [...first, asc(article.since), asc(article.id)];
}

/** Articles, one row a wording, in the order they are read. */
export const articleList = defineList({
  name: 'article.list',
  room: 'rulebook',
  may: readers,
  refuses: [],
  input: z.object({ documentId: reference('document').optional(), on: day().optional() }),
  row: z.object({
    id: rowId(),
    title: text(100),
    number: text(20),
    chapter: text(80).nullable(),
    text: longText(8000),
    since: day(),
    until: day().nullable(),
  }),
  sortable: ['number', 'since'],
  searchable: true,
  run: async ({ filters, search, sort, offset, limit }, { tx }) => {
    const { schoolId } = tx;
    const where = and(
      eq(article.schoolId, schoolId),
      filters.documentId === undefined ? undefined : eq(article.documentId, filters.documentId),
      onDay(article, filters.on),
      or(holds(article.number, search), holds(article.text, search)),
    );
    const reading = tx.db
      .select({
        id: article.id,
        title: ruleDocument.title,
        number: article.number,
        chapter: article.chapter,
        text: article.text,
        since: article.since,
        until: article.until,
      })
      .from(article)
      .innerJoin(
        ruleDocument,
        and(eq(ruleDocument.schoolId, schoolId), eq(ruleDocument.id, article.documentId)),
      )
      .where(where)
      .orderBy(...orderOf(sort))
      .limit(limit)
      .offset(offset);
    const [rows, counted] = await Promise.all([
      reading,
      tx.db.select(counting).from(article).where(where),
    ]);
    return ok({ rows, total: counted[0]?.total ?? 0 });
  },
});
