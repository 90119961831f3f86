import { and, eq } from 'drizzle-orm';
import { articleColumns, articleOrder, documentColumns, onDay } from '../../charter/reads.ts';
import type { Article, RuleDocument } from '../../charter/model.ts';
import { article, ruleDocument } from '../../charter/tables.ts';
import { rulesOn, type RulesInForce } from '../../charter/reads.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { measuresOn, type MeasureTold } from './measure-reads.ts';

/** An edition with the articles it has on a day, in their order. */
export interface EditionWhole {
  readonly document: RuleDocument;
  readonly articles: readonly Article[];
}

/** An edition with its articles: those of `day`, or the newest wording of each where no day is given. */
export async function readEdition(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  day: Day | null,
): Promise<EditionWhole | null> {
  const [documents, articles] = await Promise.all([
    db
      .select(documentColumns)
      .from(ruleDocument)
      .where(and(eq(ruleDocument.schoolId, schoolId), eq(ruleDocument.id, id))),
    db
      .select(articleColumns)
      .from(article)
      .where(
        and(
          eq(article.schoolId, schoolId),
          eq(article.documentId, id),
          day === null ? undefined : onDay(article, day),
        ),
      )
      .orderBy(...articleOrder),
  ]);
  const document = documents[0];
  if (document === undefined) return null;
  const newest = articles.filter(
    ({ number, since }) => !articles.some((one) => one.number === number && one.since > since),
  );
  return { document, articles: day === null ? newest : articles };
}

/** Rule documents in force on a day that everybody may read; for the school's public pages. */
export async function rulesInForce(
  tx: SchoolTransaction,
  day: Day,
): Promise<readonly RulesInForce[]> {
  return (await rulesOn(tx, day)).filter(
    ({ document, articles }) => document.open && articles.length > 0,
  );
}

/** Reform measures as they stand on a day, dropped ones left out; for a disclosure. */
export async function reformMeasures(
  tx: SchoolTransaction,
  day: Day,
): Promise<readonly MeasureTold[]> {
  return (await measuresOn(tx, day)).filter(({ standing }) => standing !== 'dropped');
}
