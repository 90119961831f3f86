import { eq, and } from 'drizzle-orm';
import { z } from 'zod';
import { longText, reference, text } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { correctArticle, readArticle } from '../../charter/writes.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { changedCharacters, diffCharacters } from './comparison/char-diff.ts';
import { keepers } from './grants.ts';
import { misprintAtMost } from './rules.ts';
import { articleCorrection, articleUnbound, ruleDecision } from './tables.ts';

/** Who acts, where it is a person known by name. */
export const actingPerson = ({ actor }: Context): Uuid | null =>
  actor.kind === 'person' ? actor.personId : null;

/**
 * Puts a misprint right: the rule was the same all the time, only its copy here was wrong. Both wordings, the reason and
 * who did it stay visible beside the article. In an edition that was decided here more than a few characters are an
 * amendment, which takes a decision.
 */
export const articleCorrect = defineAction({
  name: 'article.correct',
  room: 'rulebook',
  may: keepers,
  refuses: ['article-unknown', 'nothing-corrected', 'more-than-a-misprint'],
  input: z.object({ articleId: reference('article'), text: longText(8000), reason: text(200) }),
  run: async ({ articleId, text: after, reason }, context) => {
    const { tx, newId, now } = context;
    const cited = await readArticle(tx, articleId, 'hold');
    if (cited === null) return err([refusal('article-unknown', 'articleId')]);
    const { text: before, documentId } = cited;
    if (before === after) return err([refusal('nothing-corrected', 'text')]);
    const changed = changedCharacters(diffCharacters(before, after));
    if (changed > misprintAtMost && (await decidedHere(context, documentId)))
      return err([refusal('more-than-a-misprint', 'text', { changed, most: misprintAtMost })]);
    await Promise.all([
      correctArticle(tx, articleId, after),
      tx.db.insert(articleCorrection).values({
        ...{ schoolId: tx.schoolId, id: newId(), articleId, before, after, reason },
        ...{ personId: actingPerson(context), correctedAt: now },
      }),
    ]);
    return ok({
      subject: { kind: 'article', id: articleId },
      before: { text: before },
      after: { text: after, reason },
      answer: { id: articleId, changed },
    });
  },
});

async function decidedHere({ tx }: Context, documentId: Uuid): Promise<boolean> {
  const rows = await tx.db
    .select({ id: ruleDecision.id })
    .from(ruleDecision)
    .where(
      and(
        eq(ruleDecision.schoolId, tx.schoolId),
        eq(ruleDecision.documentId, documentId),
        eq(ruleDecision.kind, 'enact'),
      ),
    );
  return rows.length > 0;
}

/** Says that an article states no provision, and why, so that nobody looks for one again. */
export const articleLeaveUnbound = defineAction({
  name: 'article.leave-unbound',
  room: 'rulebook',
  may: keepers,
  refuses: ['article-unknown'],
  input: z.object({ articleId: reference('article'), reason: text(200) }),
  run: async ({ articleId, reason }, context) => {
    const { tx, today } = context;
    if ((await readArticle(tx, articleId)) === null)
      return err([refusal('article-unknown', 'articleId')]);
    const set = { reason, personId: actingPerson(context), declaredOn: today };
    await tx.db
      .insert(articleUnbound)
      .values({ schoolId: tx.schoolId, articleId, ...set })
      .onConflictDoUpdate({ target: [articleUnbound.schoolId, articleUnbound.articleId], set });
    return ok({
      subject: { kind: 'article', id: articleId },
      before: null,
      after: { reason },
      answer: { id: articleId },
    });
  },
});

/** Takes that word back: the article waits again for somebody to say what it states. */
export const articleReconsider = defineAction({
  name: 'article.reconsider',
  room: 'rulebook',
  may: keepers,
  face: 'confirm',
  refuses: ['not-left-unbound'],
  input: z.object({ articleId: reference('article') }),
  run: async ({ articleId }, { tx }) => {
    const rows = await tx.db
      .delete(articleUnbound)
      .where(and(eq(articleUnbound.schoolId, tx.schoolId), eq(articleUnbound.articleId, articleId)))
      .returning({ reason: articleUnbound.reason });
    const reason = rows[0]?.reason;
    if (reason === undefined) return err([refusal('not-left-unbound', 'articleId')]);
    return ok({
      subject: { kind: 'article', id: articleId },
      before: { reason },
      after: null,
      answer: { id: articleId },
    });
  },
});
