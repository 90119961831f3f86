import { z } from 'zod';
import { reference, rowId } from '../../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../../engines/actions/verb.ts';
import type { AnyProvision } from '../../../charter/provision.ts';
import { readStatedValues } from '../../../charter/reads.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { paperLanguage } from '../../organisation/paper-language.ts';
import { boundOn } from '../bound-values.ts';
import { readDraft } from '../drafts.ts';
import { readers } from '../grants.ts';
import { comparisonPaper } from '../papers.ts';
import { readEdition } from '../reads.ts';
import { compareArticles, type ArticleChange, type Compared } from './align.ts';

/** One of the two that are compared. */
export interface Side {
  readonly title: string;
  readonly edition: string;
  readonly articles: readonly Compared[];
  readonly values: ReadonlyMap<string, string>;
}

/** A provision whose value differs between two editions; null: not stated. */
export interface ValueChange {
  readonly provision: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Two editions compared. */
export interface Comparison {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly ArticleChange[];
  readonly values: readonly ValueChange[];
}

async function editionSide(
  { tx }: Context,
  id: Uuid,
  provisions: readonly AnyProvision[],
): Promise<Side | null> {
  const [edition, stated] = await Promise.all([readEdition(tx, id, null), readStatedValues(tx)]);
  if (edition === null) return null;
  const { title, edition: name, since, until } = edition.document;
  const own = new Set(edition.articles.map((one) => one.id));
  // As it stood at last: values bound while it was in force count, whenever they were.
  const bound = boundOn(
    stated.filter(({ article }) => own.has(article.id)),
    provisions,
    until ?? stated.reduce((day, row) => (row.since > day ? row.since : day), since),
  );
  const values = new Map(
    [...bound.values()].flat().map(({ provision, value }) => [provision, value]),
  );
  return { title, edition: name, articles: edition.articles, values };
}

async function draftSide({ tx }: Context, id: Uuid): Promise<Side | null> {
  const draft = await readDraft(tx, id, 'look');
  if (draft === null) return null;
  const values = draft.articles.flatMap((article) =>
    article.values.map(({ provision, value }) => [provision, value] as const),
  );
  return { ...draft, values: new Map(values) };
}

function compared(before: Side, after: Side): Comparison {
  const names = [...new Set([...before.values.keys(), ...after.values.keys()])];
  const plain = ({ number, chapter, text }: Compared): Compared => ({ number, chapter, text });
  return {
    title: after.title,
    before: before.edition,
    after: after.edition,
    changes: compareArticles(before.articles.map(plain), after.articles.map(plain)),
    values: names.flatMap((provision) => {
      const change = {
        provision,
        before: before.values.get(provision) ?? null,
        after: after.values.get(provision) ?? null,
      };
      return change.before === change.after ? [] : [change];
    }),
  };
}

const sides = {
  beforeId: reference('document'),
  afterId: reference('document').optional(),
  draftId: rowId().optional(),
};

async function compare(
  context: Context,
  {
    beforeId,
    afterId,
    draftId,
  }: { beforeId: Uuid; afterId?: Uuid | undefined; draftId?: Uuid | undefined },
  provisions: readonly AnyProvision[],
): Promise<Result<Comparison, readonly Refusal[]>> {
  const before = await editionSide(context, beforeId, provisions);
  if (before === null) return err([refusal('document-unknown', 'beforeId')]);
  if (draftId !== undefined) {
    const draft = await draftSide(context, draftId);
    return draft === null
      ? err([refusal('draft-unknown', 'draftId')])
      : ok(compared(before, draft));
  }
  const after = afterId === undefined ? null : await editionSide(context, afterId, provisions);
  if (after === null) return err([refusal('document-unknown', 'afterId')]);
  return ok(compared(before, after));
}

/** Two editions, or an edition and a draft, article by article. */
function editionCompare(provisions: readonly AnyProvision[]) {
  return defineQuery({
    name: 'edition.compare',
    room: 'rulebook',
    may: readers,
    refuses: ['document-unknown', 'draft-unknown'],
    input: z.object(sides),
    run: async (input, context) => compare(context, input, provisions),
  });
}

/** The same as a paper, to lay before whoever decides. */
function editionComparePaper(provisions: readonly AnyProvision[]) {
  return defineQuery({
    name: 'edition.compare-paper',
    room: 'rulebook',
    may: readers,
    refuses: ['document-unknown', 'draft-unknown'],
    input: z.object({ ...sides, language: paperLanguage() }),
    run: async ({ language, ...input }, context) => {
      const found = await compare(context, input, provisions);
      return found.ok ? ok(comparisonPaper(found.value, language)) : found;
    },
    paper: (paper) => paper,
  });
}

/** The questions that compare. */
export const comparisonVerbs = (provisions: readonly AnyProvision[]) =>
  [editionCompare(provisions), editionComparePaper(provisions)] as const;

/** For screens: the type of the question. */
export type EditionCompare = ReturnType<typeof editionCompare>;
