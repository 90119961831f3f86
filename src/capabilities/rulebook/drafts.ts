import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { choice, reference, rowId, text, whole } from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { documentKinds, type DocumentKind } from '../../charter/model.ts';
import type { AnyProvision } from '../../charter/provision.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { SchoolTransaction } from '../../engines/storage/door.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { changedMeanwhile, meanwhileRefusals } from '../organisation/last-change.ts';
import { boundOn } from './bound-values.ts';
import { alignArticles } from './comparison/align.ts';
import { keepers } from './grants.ts';
import { draftArticles, keptArticles, type DraftArticle } from './model.ts';
import { readEdition, type EditionWhole } from './reads.ts';
import { numbersTwice } from './rules.ts';
import { ruleDraft } from './tables.ts';

const room = 'rulebook';

/** A draft as it is kept. */
export interface Draft {
  readonly id: Uuid;
  readonly baseId: Uuid | null;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly edition: string;
  readonly articles: readonly DraftArticle[];
  readonly revision: number;
}

const columns = {
  id: ruleDraft.id,
  baseId: ruleDraft.baseId,
  kind: ruleDraft.kind,
  title: ruleDraft.title,
  edition: ruleDraft.edition,
  articles: ruleDraft.articles,
  revision: ruleDraft.revision,
};

/** An open draft, or null. Held, nobody else saves it before this transaction ends. */
export async function readDraft(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  hold: 'look' | 'hold',
): Promise<Draft | null> {
  const reading = db
    .select(columns)
    .from(ruleDraft)
    .where(and(eq(ruleDraft.schoolId, schoolId), eq(ruleDraft.id, id), isNull(ruleDraft.closedOn)));
  const [row] = await (hold === 'hold' ? reading.for('update') : reading);
  // Written by this room alone, from `keptArticles`.
  return row ? { ...row, articles: row.articles as unknown as readonly DraftArticle[] } : null;
}

/** Codes of `heldDraft`. */
export const draftRefusals = ['draft-unknown', ...meanwhileRefusals] as const;

/** The draft in the revision that was seen, held; else who saved it meanwhile. */
export async function heldDraft(
  { tx }: Context,
  id: Uuid,
  revision: number,
): Promise<Result<Draft, readonly Refusal[]>> {
  const draft = await readDraft(tx, id, 'hold');
  if (draft === null) return err([refusal('draft-unknown', 'draftId')]);
  if (draft.revision === revision) return ok(draft);
  const now = `${draft.title} ${draft.edition}`;
  return err([await changedMeanwhile(tx, { kind: 'draft', id }, now)]);
}

/** The articles of an edition as a draft begins with them: what each says of provisions today comes along. */
function fromEdition(
  { articles }: EditionWhole,
  bound: ReturnType<typeof boundOn>,
): readonly DraftArticle[] {
  return articles.map(({ id, number, chapter, text: wording }) => ({
    ...{ from: id, number, chapter, text: wording },
    values: (bound.get(id) ?? []).map(({ provision, value }) => ({ provision, value })),
  }));
}

/** Articles of a file that was read: each is told from which article it came, and takes over what that one says. */
function fromFile(
  given: readonly DraftArticle[],
  base: readonly DraftArticle[],
): readonly DraftArticle[] {
  const origin = new Map([...alignArticles(base, given)].map(([at, to]) => [to, base[at]]));
  return given.map((article, to) => {
    const former = origin.get(to);
    return former === undefined
      ? article
      : { ...article, from: former.from, values: article.values.concat(former.values) };
  });
}

async function baseOf(
  { tx, today }: Context,
  baseId: Uuid,
  provisions: readonly AnyProvision[],
): Promise<(EditionWhole & { readonly begun: readonly DraftArticle[] }) | null> {
  const [edition, stated] = await Promise.all([
    readEdition(tx, baseId, null),
    readStatedValues(tx),
  ]);
  if (edition === null) return null;
  return { ...edition, begun: fromEdition(edition, boundOn(stated, provisions, today)) };
}

/** Keeps a draft that begins. */
export async function insertDraft(
  { tx, newId, today }: Context,
  draft: Omit<Draft, 'id' | 'revision'>,
) {
  const id = newId();
  const articles = draft.articles as unknown as Json;
  await tx.db
    .insert(ruleDraft)
    .values({ ...draft, schoolId: tx.schoolId, id, articles, begunOn: today });
  return ok({
    subject: { kind: 'draft', id },
    before: null,
    after: { ...draft, articles: draft.articles.length } as unknown as Json,
    answer: { id, revision: 1 },
  });
}

/** Begins a new edition: from one that stands (an amendment), from a file that was read, or from both. */
function draftBegin(provisions: readonly AnyProvision[]) {
  return defineAction({
    name: 'draft.begin',
    room,
    may: keepers,
    refuses: ['document-unknown', 'title-missing', 'edition-known', 'number-twice'],
    input: z.object({
      baseId: reference('document').optional(),
      kind: choice(documentKinds).optional(),
      title: text(100).optional(),
      edition: text(40),
      articles: draftArticles.optional(),
    }),
    run: async (input, context) => {
      const { edition } = input;
      const given = keptArticles(input.articles ?? []);
      const [twice] = numbersTwice(given);
      if (twice !== undefined) return err([refusal('number-twice', 'articles', { number: twice })]);
      if (input.baseId === undefined) {
        const { kind = 'charter', title } = input;
        if (title === undefined) return err([refusal('title-missing', 'title')]);
        return insertDraft(context, { baseId: null, kind, title, edition, articles: given });
      }
      const base = await baseOf(context, input.baseId, provisions);
      if (base === null) return err([refusal('document-unknown', 'baseId')]);
      const { kind, title } = base.document;
      if (edition === base.document.edition)
        return err([refusal('edition-known', 'edition', { title, edition })]);
      const articles = given.length === 0 ? base.begun : fromFile(given, base.begun);
      return insertDraft(context, { baseId: input.baseId, kind, title, edition, articles });
    },
  });
}

/** Saves a draft whole, articles in their order; nothing of it is in force. */
export const draftSave = defineAction({
  name: 'draft.save',
  room,
  may: keepers,
  face: 'screen',
  refuses: [...draftRefusals, 'number-twice'],
  input: z.object({
    draftId: rowId(),
    revision: whole(1),
    edition: text(40).optional(),
    articles: draftArticles,
  }),
  run: async ({ draftId, revision, edition, articles: given }, context) => {
    const { tx } = context;
    const held = await heldDraft(context, draftId, revision);
    if (!held.ok) return held;
    const articles = keptArticles(given);
    const [twice] = numbersTwice(articles);
    if (twice !== undefined) return err([refusal('number-twice', 'articles', { number: twice })]);
    const draft = { ...held.value, edition: edition ?? held.value.edition };
    await tx.db
      .update(ruleDraft)
      .set({
        edition: draft.edition,
        articles: articles as unknown as Json,
        revision: revision + 1,
      })
      .where(and(eq(ruleDraft.schoolId, tx.schoolId), eq(ruleDraft.id, draftId)));
    return ok({
      subject: { kind: 'draft', id: draftId },
      before: held.value.articles as unknown as Json,
      after: articles as unknown as Json,
      answer: { id: draftId, revision: revision + 1 },
    });
  },
});

/** Gives a draft up; what was written stays in the journal. */
export const draftDrop = defineAction({
  name: 'draft.drop',
  room,
  may: keepers,
  face: 'confirm',
  refuses: draftRefusals,
  input: z.object({ draftId: rowId(), revision: whole(1) }),
  run: async ({ draftId, revision }, context) => {
    const { tx, today } = context;
    const held = await heldDraft(context, draftId, revision);
    if (!held.ok) return held;
    await closeDraft(tx, draftId, { closedOn: today });
    return ok({
      subject: { kind: 'draft', id: draftId },
      before: held.value as unknown as Json,
      after: null,
      answer: { id: draftId },
    });
  },
});

/** Closes a draft, with the edition it became. */
export async function closeDraft(
  { db, schoolId }: SchoolTransaction,
  id: Uuid,
  set: Pick<typeof ruleDraft.$inferInsert, 'closedOn' | 'documentId'>,
): Promise<void> {
  await db
    .update(ruleDraft)
    .set(set)
    .where(and(eq(ruleDraft.schoolId, schoolId), eq(ruleDraft.id, id)));
}

/** The verbs of drafts that need to know the provisions, and those that do not. */
export const draftVerbs = (provisions: readonly AnyProvision[]) =>
  [draftBegin(provisions), draftSave, draftDrop] as const;
