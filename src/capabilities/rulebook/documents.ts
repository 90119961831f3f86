import { z } from 'zod';
import {
  choice,
  day,
  file,
  longText,
  reference,
  text,
  yesNo,
} from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import {
  documentKinds,
  documentScopes,
  type RuleDocument,
  type WantedDocument,
} from '../../charter/model.ts';
import {
  readDocument,
  wordingFrom,
  writeArticle,
  writeArticles,
  writeDocument,
  type Written,
} from '../../charter/writes.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { keepers } from './grants.ts';
import { judgeNamed } from './named-things.ts';
import { draftArticles, keptArticles } from './model.ts';
import { numbersTwice } from './rules.ts';

/** Files an original may be kept as. */
export const originals = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/plain',
  'image/png',
  'image/jpeg',
] as const;

/** What the register asks of a document beside its name; what is left out stays as it was. */
const registered = {
  docNumber: text(60).nullish(),
  scope: choice(documentScopes).optional(),
  unitId: reference('unit').nullish(),
  ownerId: reference('body').nullish(),
  open: yesNo().optional(),
  paper: file(originals).nullish(),
};
const registeredFields = z.object(registered);

const named = { kind: choice(documentKinds), title: text(100), edition: text(40), since: day() };

/** What was given, without what was left out. */
export function registerParts(input: z.output<typeof registeredFields>): Partial<RuleDocument> {
  const { docNumber, scope, unitId, ownerId, open, paper } = input;
  return {
    ...(docNumber === undefined ? {} : { number: docNumber }),
    ...(scope === undefined ? {} : { scope }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(open === undefined ? {} : { open }),
    ...(paper === undefined ? {} : { paper }),
  };
}

const reversed = (since: Day, until: Day | null): boolean => until !== null && until < since;

/** A change of a row that has an id, as the journal keeps it. */
export function changeOf<Row extends { readonly id: Uuid }>(
  kind: string,
  { before, after }: Written<Row>,
) {
  return {
    subject: { kind, id: after.id },
    before: before as Json,
    after: after as unknown as Json,
    answer: { id: after.id },
  };
}

/** Codes of `recordEdition`. */
export const editionRefusals = [
  'edition-same-day',
  'paper-unknown',
  'unit-unknown',
  'owner-unknown',
] as const;

/** Writes an edition, or says why not. */
export async function recordEdition(
  { tx }: Context,
  wanted: WantedDocument,
): Promise<Result<Written<RuleDocument>, readonly Refusal[]>> {
  const unknown = await judgeNamed(tx, wanted);
  if (unknown.length > 0) return err(unknown);
  const written = await writeDocument(tx, wanted);
  return written === null
    ? err([refusal('edition-same-day', 'since', { title: wanted.title })])
    : ok(written);
}

/** Records an edition of a rule document; the same title and edition again corrects it. */
export const documentRecord = defineAction({
  name: 'document.record',
  room: 'rulebook',
  may: keepers,
  refuses: ['dates-reversed', ...editionRefusals],
  input: z.object({ ...named, until: day().nullish(), ...registered }),
  run: async (input, context) => {
    const { kind, title, edition, since } = input;
    const until = input.until ?? null;
    if (reversed(since, until)) return err([refusal('dates-reversed', 'until', { since })]);
    const id = context.newId();
    const wanted = { kind, title, edition, since, until, id, ...registerParts(input) };
    const written = await recordEdition(context, wanted);
    return written.ok ? ok(changeOf('document', written.value)) : written;
  },
});

/**
 * Takes in a document as it stands, with all its articles in their order, in one act: after a file was read and somebody
 * looked over how it was split. A known edition is refused: its articles are corrected or amended.
 */
export const documentTakeIn = defineAction({
  name: 'document.take-in',
  room: 'rulebook',
  may: keepers,
  face: 'screen',
  refuses: ['edition-known', 'number-twice', ...editionRefusals],
  input: z.object({ ...named, ...registered, articles: draftArticles }),
  run: async (input, context) => {
    const { kind, title, edition, since } = input;
    const articles = keptArticles(input.articles);
    const [twice] = numbersTwice(articles);
    if (twice !== undefined) return err([refusal('number-twice', 'articles', { number: twice })]);
    const id = context.newId();
    const wanted = { kind, title, edition, since, until: null, id, ...registerParts(input) };
    const written = await recordEdition(context, wanted);
    if (!written.ok) return written;
    if (written.value.before !== null)
      return err([refusal('edition-known', 'edition', { title, edition })]);
    await writeArticles(
      context.tx,
      { documentId: id, since },
      articles.map((article) => ({ ...article, id: context.newId() })),
    );
    return ok({
      subject: { kind: 'document', id },
      before: null,
      after: { ...written.value.after, articles: articles.length } as unknown as Json,
      answer: { id, articles: articles.length },
    });
  },
});

/** An article cannot be in force on its first day where its edition is not. */
function outsideEdition(edition: RuleDocument, on: Day): readonly Refusal[] {
  const { since, until } = edition;
  if (on < since) return [refusal('article-before-edition', 'since', { since })];
  return until !== null && on > until ? [refusal('article-after-edition', 'since', { until })] : [];
}

/**
 * Records an article's wording from a day on. A wording that stands is not written over: a misprint is corrected
 * (`article.correct`), anything else is an amendment.
 */
export const articleRecord = defineAction({
  name: 'article.record',
  room: 'rulebook',
  may: keepers,
  refuses: [
    'dates-reversed',
    'document-unknown',
    'article-before-edition',
    'article-after-edition',
    'article-stands',
  ],
  input: z.object({
    documentId: reference('document'),
    number: text(20),
    text: longText(8000),
    chapter: text(80).nullish(),
    since: day(),
    until: day().nullish(),
  }),
  run: async (input, { tx, newId }) => {
    const { documentId, number, since, chapter, ...rest } = input;
    const until = rest.until ?? null;
    if (reversed(since, until)) return err([refusal('dates-reversed', 'until', { since })]);
    const [edition, stands] = await Promise.all([
      readDocument(tx, documentId),
      wordingFrom(tx, { documentId, number, since }),
    ]);
    if (edition === null) return err([refusal('document-unknown', 'documentId')]);
    const outside = outsideEdition(edition, since);
    if (outside.length > 0) return err(outside);
    if (stands !== null && stands.text !== rest.text)
      return err([refusal('article-stands', 'text', { number })]);
    const wording = { documentId, number, since, text: rest.text, until, id: newId() };
    const placed = chapter === undefined ? wording : { ...wording, chapter };
    return ok(changeOf('article', await writeArticle(tx, placed)));
  },
});
