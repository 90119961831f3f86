import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { SchoolTransaction } from '../engines/storage/door.ts';
import type { Day } from '../kernel/day.ts';
import { inForce, type Provided, type StatedValue } from './in-force.ts';
import type { Article, DocumentKind, RuleDocument } from './model.ts';
import type { Provision } from './provision.ts';
import { article, provisionValue, ruleDocument } from './tables.ts';

/** The columns of an edition, for whoever reads whole ones. */
export const documentColumns = {
  id: ruleDocument.id,
  kind: ruleDocument.kind,
  title: ruleDocument.title,
  edition: ruleDocument.edition,
  since: ruleDocument.since,
  until: ruleDocument.until,
  number: ruleDocument.number,
  scope: ruleDocument.scope,
  unitId: ruleDocument.unitId,
  ownerId: ruleDocument.ownerId,
  open: ruleDocument.open,
  paper: ruleDocument.paper,
};

/** The columns of an article's wording. */
export const articleColumns = {
  id: article.id,
  documentId: article.documentId,
  number: article.number,
  text: article.text,
  chapter: article.chapter,
  place: article.place,
  since: article.since,
  until: article.until,
};

/** The order in which the articles of a document are read. */
export const articleOrder = [
  sql`${article.place} nulls last`,
  sql`${article.numberKey} collate "C"`,
  article.since,
  article.id,
] as const;

/** Whether the school has recorded a document of this kind, of whatever day. */
export async function hasDocument(
  { db, schoolId }: SchoolTransaction,
  kind: DocumentKind,
): Promise<boolean> {
  const rows = await db
    .select({ one: sql`1` })
    .from(ruleDocument)
    .where(and(eq(ruleDocument.schoolId, schoolId), eq(ruleDocument.kind, kind)))
    .limit(1);
  return rows.length > 0;
}

/** Every value any article of the school ever stated, or those of one provision. One round trip. */
export async function readStatedValues(
  { db, schoolId }: SchoolTransaction,
  name: string | null = null,
): Promise<readonly StatedValue[]> {
  const rows = await db
    .select({
      name: provisionValue.name,
      value: provisionValue.value,
      since: provisionValue.since,
      until: provisionValue.until,
      articleId: article.id,
      number: article.number,
      document: ruleDocument.title,
      articleSince: sql<Day>`greatest(${article.since}, ${ruleDocument.since})::text`,
      articleUntil: sql<Day | null>`least(${article.until}, ${ruleDocument.until})::text`,
    })
    .from(provisionValue)
    .innerJoin(
      article,
      and(eq(article.schoolId, provisionValue.schoolId), eq(article.id, provisionValue.articleId)),
    )
    .innerJoin(
      ruleDocument,
      and(eq(ruleDocument.schoolId, article.schoolId), eq(ruleDocument.id, article.documentId)),
    )
    .where(
      and(
        eq(provisionValue.schoolId, schoolId),
        eq(article.schoolId, schoolId),
        eq(ruleDocument.schoolId, schoolId),
        name === null ? undefined : eq(provisionValue.name, name),
      ),
    )
    .orderBy(provisionValue.name, provisionValue.since);
  return rows.map(({ articleId, number, document, ...row }) => ({
    ...row,
    article: { id: articleId, document, number },
  }));
}

/** What holds of a provision on a day. Whoever needs several reads them once and asks `inForce`. */
export async function provisionOn<V>(
  tx: SchoolTransaction,
  provision: Provision<V>,
  day: Day,
): Promise<Provided<V>> {
  return inForce(await readStatedValues(tx, provision.name), provision, day);
}

/** A rule document in force on a day, with its articles of that day in the order they are read. */
export interface RulesInForce {
  readonly document: RuleDocument;
  readonly articles: readonly Pick<Article, 'number' | 'text' | 'chapter'>[];
}

/** That a row runs on a day. */
export const onDay = (
  row: { readonly since: AnyPgColumn; readonly until: AnyPgColumn },
  day: Day,
) => and(lte(row.since, day), or(isNull(row.until), gte(row.until, day)));

/** Every rule document in force on a day, whole, public or not. Two statements that travel together. */
export async function rulesOn(
  { db, schoolId }: SchoolTransaction,
  day: Day,
): Promise<readonly RulesInForce[]> {
  const [documents, articles] = await Promise.all([
    db
      .select(documentColumns)
      .from(ruleDocument)
      .where(and(eq(ruleDocument.schoolId, schoolId), onDay(ruleDocument, day)))
      .orderBy(ruleDocument.kind, ruleDocument.title, ruleDocument.id),
    db
      .select(articleColumns)
      .from(article)
      .where(and(eq(article.schoolId, schoolId), onDay(article, day)))
      .orderBy(...articleOrder),
  ]);
  return documents.map((document) => ({
    document,
    articles: articles
      .filter(({ documentId }) => documentId === document.id)
      .map(({ number, text, chapter }) => ({ number, text, chapter })),
  }));
}
