import type { Context } from '../../../engines/actions/verb.ts';
import type { Uuid } from '../../../kernel/id.ts';
import { refusal } from '../../../kernel/refusal.ts';
import { err } from '../../../kernel/result.ts';
import { documentTakeIn, originals } from '../../rulebook/documents.ts';
import type { provisionVerbs } from '../../rulebook/provision-verbs.ts';
import { readEdition } from '../../rulebook/reads.ts';
import { getAttachment } from '../../../engines/storage/attachments.ts';
import type { DraftValue } from '../model.ts';
import { perform, type Recorded, type Recorder } from './recording.ts';

/** Says what an article gives a provision. */
export type ProvisionSet = ReturnType<typeof provisionVerbs>[0];

/** The document as the register's original, where it is of a kind the register keeps. */
async function original({ tx }: Context, sha256: string): Promise<string | null> {
  const kept = await getAttachment(tx, sha256);
  return kept !== null && (originals as readonly string[]).includes(kept.type) ? sha256 : null;
}

/** A rule document with all its articles, as the rulebook takes one in. Its kind and edition must be said. */
export const recordRules: Recorder<'rules'> = async (value, taking, context) => {
  const { kind, title, edition, since, articles } = value;
  if (kind === null) return err([refusal('intake-rules-kind', 'kind', { title })]);
  if (edition === null) return err([refusal('intake-rules-edition', 'edition', { title })]);
  const paper = await original(context, taking.file);
  const wanted = { kind, title, edition, since: since ?? taking.since, paper, articles };
  return perform(documentTakeIn, wanted, context);
};

/** What an article says of a provision; `documentId` is the rule document its draft became, null where it is none yet. */
export async function recordProvision(
  { number, provision, value }: DraftValue<'provision'>,
  { documentId, set }: { readonly documentId: Uuid | null; readonly set: ProvisionSet },
  context: Context,
): Promise<Recorded> {
  const edition = documentId === null ? null : await readEdition(context.tx, documentId, null);
  if (edition === null) return err([refusal('intake-rules-first', [], { number })]);
  const article = edition.articles.find((one) => one.number === number);
  if (!article) return err([refusal('article-unknown', 'number')]);
  const wanted = { provision, value, articleId: article.id, since: article.since };
  return perform(set, wanted, context);
}

/** Codes that recording rules can refuse with. */
export const rulesRefusals = (set: ProvisionSet): readonly string[] => [
  'intake-rules-kind',
  'intake-rules-edition',
  'intake-rules-first',
  ...documentTakeIn.refuses,
  ...set.refuses,
];
