import { z } from 'zod';
import { choice, day, longText, reference, text } from '../../engines/actions/fields.ts';
import { defineAction } from '../../engines/actions/verb.ts';
import { documentKinds, type RuleDocument } from '../../charter/model.ts';
import { readDocument, writeArticle, writeDocument, type Written } from '../../charter/writes.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { keepers } from './grants.ts';

const reversed = (since: Day, until: Day | null): boolean => until !== null && until < since;

/** A change of a row that has an id, as the journal keeps it. */
function changeOf<Row extends { readonly id: Uuid }>(
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

/** Records an edition of a rule document; the same title and edition again corrects it. */
export const documentRecord = defineAction({
  name: 'document.record',
  room: 'rulebook',
  may: keepers,
  refuses: ['dates-reversed', 'edition-same-day'],
  input: z.object({
    kind: choice(documentKinds),
    title: text(100),
    edition: text(40),
    since: day(),
    until: day().nullish(),
  }),
  run: async (input, { tx, newId }) => {
    const { title, since } = input;
    const until = input.until ?? null;
    if (reversed(since, until)) return err([refusal('dates-reversed', 'until', { since })]);
    const written = await writeDocument(tx, { ...input, until, id: newId() });
    if (written === null) return err([refusal('edition-same-day', 'since', { title })]);
    return ok(changeOf('document', written));
  },
});

/** An article cannot be in force on its first day where its edition is not. */
function outsideEdition(edition: RuleDocument, day: Day): readonly Refusal[] {
  const { since, until } = edition;
  if (day < since) return [refusal('article-before-edition', 'since', { since })];
  return until !== null && day > until
    ? [refusal('article-after-edition', 'since', { until })]
    : [];
}

/** Records an article's wording from a day on; the same number and day again corrects it. */
export const articleRecord = defineAction({
  name: 'article.record',
  room: 'rulebook',
  may: keepers,
  refuses: [
    'dates-reversed',
    'document-unknown',
    'article-before-edition',
    'article-after-edition',
  ],
  input: z.object({
    documentId: reference('document'),
    number: text(20),
    text: longText(8000),
    since: day(),
    until: day().nullish(),
  }),
  run: async (input, { tx, newId }) => {
    const { since } = input;
    const until = input.until ?? null;
    if (reversed(since, until)) return err([refusal('dates-reversed', 'until', { since })]);
    const edition = await readDocument(tx, input.documentId);
    if (edition === null) return err([refusal('document-unknown', 'documentId')]);
    const outside = outsideEdition(edition, since);
    if (outside.length > 0) return err(outside);
    return ok(changeOf('article', await writeArticle(tx, { ...input, until, id: newId() })));
  },
});
