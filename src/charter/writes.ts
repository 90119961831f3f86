import { and, eq, sql } from 'drizzle-orm';
import type { SchoolTransaction } from '../engines/storage/door.ts';
import type { Day } from '../kernel/day.ts';
import type { Uuid } from '../kernel/id.ts';
import type { Json } from '../kernel/json.ts';
import { articleKey } from './article-key.ts';
import {
  unregistered,
  type Article,
  type RuleDocument,
  type WantedArticle,
  type WantedDocument,
} from './model.ts';
import { succeed } from './succession.ts';
import { articleColumns, documentColumns } from './reads.ts';
import { article, provisionValue, ruleDocument } from './tables.ts';

/** A row as it was before, if it is corrected, and as it is written. */
export interface Written<Row> {
  readonly before: Row | null;
  readonly after: Row;
}

/**
 * Writes an edition, or corrects it where title and edition are known; the edition before ends the day before.
 * Null where another edition of this title begins on the same day.
 */
export async function writeDocument(
  { db, schoolId }: SchoolTransaction,
  wanted: WantedDocument,
): Promise<Written<RuleDocument> | null> {
  const editions = await db
    .select(documentColumns)
    .from(ruleDocument)
    .where(and(eq(ruleDocument.schoolId, schoolId), eq(ruleDocument.title, wanted.title)))
    .for('update');
  const before = editions.find(({ edition }) => edition === wanted.edition) ?? null;
  const others = editions.filter((row) => row !== before);
  if (others.some(({ since }) => since === wanted.since)) return null;
  const { until, closed } = succeed(others, wanted, before);
  const after = { ...unregistered, ...before, ...wanted, id: before?.id ?? wanted.id, until };
  const closing = closed.map((row) =>
    db
      .update(ruleDocument)
      .set({ until: row.until })
      .where(and(eq(ruleDocument.schoolId, schoolId), eq(ruleDocument.id, row.id))),
  );
  const writing = db
    .insert(ruleDocument)
    .values({ ...after, schoolId })
    .onConflictDoUpdate({
      target: [ruleDocument.schoolId, ruleDocument.title, ruleDocument.edition],
      set: {
        ...{
          kind: after.kind,
          since: after.since,
          until,
          number: after.number,
          scope: after.scope,
        },
        ...{ unitId: after.unitId, ownerId: after.ownerId, open: after.open, paper: after.paper },
        revision: sql`${ruleDocument.revision} + 1`,
      },
    })
    .returning({ id: ruleDocument.id });
  const [written] = await Promise.all([writing, ...closing]);
  return { before, after: { ...after, id: written[0]?.id ?? after.id } };
}

/** The edition an article is to stand in, or null. */
export async function readDocument(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
): Promise<RuleDocument | null> {
  const rows = await db
    .select(documentColumns)
    .from(ruleDocument)
    .where(and(eq(ruleDocument.schoolId, schoolId), eq(ruleDocument.id, id)));
  return rows[0] ?? null;
}

/** Writes a wording, or corrects the one that begins on the same day; the wording before ends the day before. */
export async function writeArticle(
  { db, schoolId }: SchoolTransaction,
  wanted: WantedArticle,
): Promise<Written<Article>> {
  const { documentId, number } = wanted;
  const wordings = await db
    .select(articleColumns)
    .from(article)
    .where(
      and(
        eq(article.schoolId, schoolId),
        eq(article.documentId, documentId),
        eq(article.number, number),
      ),
    )
    .for('update');
  const before = wordings.find(({ since }) => since === wanted.since) ?? null;
  const { until, closed } = succeed(
    wordings.filter((row) => row !== before),
    wanted,
  );
  const unplaced = { chapter: before?.chapter ?? null, place: before?.place ?? null };
  const after = { ...unplaced, ...wanted, id: before?.id ?? wanted.id, until };
  const closing = closed.map((row) =>
    db
      .update(article)
      .set({ until: row.until })
      .where(and(eq(article.schoolId, schoolId), eq(article.id, row.id))),
  );
  const writing = db
    .insert(article)
    .values({ ...after, schoolId, numberKey: articleKey(number) })
    .onConflictDoUpdate({
      target: [article.schoolId, article.documentId, article.number, article.since],
      set: { text: after.text, chapter: after.chapter, place: after.place, until },
    })
    .returning({ id: article.id });
  const [written] = await Promise.all([writing, ...closing]);
  return { before, after: { ...after, id: written[0]?.id ?? after.id } };
}

/** Writes the articles of a new edition, in their order, all from one day; one statement. */
export async function writeArticles(
  { db, schoolId }: SchoolTransaction,
  { documentId, since }: { readonly documentId: Uuid; readonly since: Day },
  articles: readonly Pick<Article, 'id' | 'number' | 'text' | 'chapter'>[],
): Promise<void> {
  await db.insert(article).values(
    articles.map(({ id, number, text, chapter }, at) => ({
      ...{ schoolId, id, documentId, number, numberKey: articleKey(number), text, chapter },
      ...{ place: at + 1, since, until: null },
    })),
  );
}

/** Puts a misprint of a wording right: its days stay what they were. */
export async function correctArticle(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  text: string,
): Promise<void> {
  await db
    .update(article)
    .set({ text })
    .where(and(eq(article.schoolId, schoolId), eq(article.id, id)));
}

/** Ends an edition on a day. */
export async function endDocument(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  until: Day,
): Promise<void> {
  await db
    .update(ruleDocument)
    .set({ until, revision: sql`${ruleDocument.revision} + 1` })
    .where(and(eq(ruleDocument.schoolId, schoolId), eq(ruleDocument.id, id)));
}

/** The wording of an article that begins on a day, or null. */
export async function wordingFrom(
  { db, schoolId }: SchoolTransaction,
  { documentId, number, since }: Pick<Article, 'documentId' | 'number' | 'since'>,
): Promise<Article | null> {
  const rows = await db
    .select(articleColumns)
    .from(article)
    .where(
      and(
        eq(article.schoolId, schoolId),
        eq(article.documentId, documentId),
        eq(article.number, number),
        eq(article.since, since),
      ),
    );
  return rows[0] ?? null;
}

/** An article and the days on which it may be cited. */
export interface CitableArticle extends Article {
  readonly document: RuleDocument;
}

/** An article with its document, or null. Held, nobody else changes it before this transaction ends. */
export async function readArticle(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  hold: 'look' | 'hold' = 'look',
): Promise<CitableArticle | null> {
  const reading = db
    .select({ ...articleColumns, document: documentColumns })
    .from(article)
    .innerJoin(
      ruleDocument,
      and(eq(ruleDocument.schoolId, schoolId), eq(ruleDocument.id, article.documentId)),
    )
    .where(and(eq(article.schoolId, schoolId), eq(article.id, id)));
  const rows = await (hold === 'hold' ? reading.for('update', { of: article }) : reading);
  return rows[0] ?? null;
}

/** A value of a provision as it is stored. */
export interface ProvisionRow {
  readonly name: string;
  readonly since: Day;
  readonly until: Day | null;
  readonly articleId: Uuid;
  readonly value: Json;
}

/** Writes a value from a day on, or corrects the one that begins on the same day; the value before ends the day before. */
export async function writeProvisionValue(
  { db, schoolId }: SchoolTransaction,
  wanted: ProvisionRow,
): Promise<Written<ProvisionRow>> {
  const { name } = wanted;
  const ofName = and(eq(provisionValue.schoolId, schoolId), eq(provisionValue.name, name));
  const values = await db
    .select({
      name: provisionValue.name,
      since: provisionValue.since,
      until: provisionValue.until,
      articleId: provisionValue.articleId,
      value: provisionValue.value,
    })
    .from(provisionValue)
    .where(ofName)
    .for('update');
  const before = values.find(({ since }) => since === wanted.since) ?? null;
  const { until, closed } = succeed(
    values.filter((row) => row !== before),
    wanted,
  );
  const after = { ...wanted, until };
  const closing = closed.map((row) =>
    db
      .update(provisionValue)
      .set({ until: row.until })
      .where(and(ofName, eq(provisionValue.since, row.since))),
  );
  const writing = db
    .insert(provisionValue)
    .values({ ...after, schoolId })
    .onConflictDoUpdate({
      target: [provisionValue.schoolId, provisionValue.name, provisionValue.since],
      set: { articleId: after.articleId, value: after.value, until },
    });
  await Promise.all([...closing, writing]);
  return { before, after };
}
