import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import {
  choice,
  day,
  file,
  longText,
  reference,
  rowId,
  whole,
} from '../../engines/actions/fields.ts';
import { defineAction, type Context } from '../../engines/actions/verb.ts';
import { inForce, type StatedValue } from '../../charter/in-force.ts';
import type { DocumentKind, RuleDocument } from '../../charter/model.ts';
import type { AnyProvision } from '../../charter/provision.ts';
import { readStatedValues } from '../../charter/reads.ts';
import {
  endDocument,
  readDocument,
  writeArticles,
  writeProvisionValue,
} from '../../charter/writes.ts';
import type { Day } from '../../kernel/day.ts';
import { addDays } from '../../kernel/day-steps.ts';
import type { Uuid } from '../../kernel/id.ts';
import type { Json } from '../../kernel/json.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import { readyValues, valueRefusals, type ReadyValue } from './bound-values.ts';
import { originals, recordEdition } from './documents.ts';
import { closeDraft, draftRefusals, heldDraft, type Draft } from './drafts.ts';
import { keepers } from './grants.ts';
import { deciders } from './model.ts';
import { judgeNamed } from './named-things.ts';
import { charterDecider, charterMajority, ruleDecider } from './provisions.ts';
import {
  decisionRefusals,
  isConstitutional,
  judgeDecision,
  numbersTwice,
  type TakenDecision,
} from './rules.ts';
import { articleUnbound, ruleDecision } from './tables.ts';

const room = 'rulebook';

const decisionFields = {
  decidedBy: choice(deciders),
  decidedOn: day(),
  inFavour: whole(0, 100_000).nullish(),
  present: whole(1, 100_000).nullish(),
  paper: file(originals).nullish(),
  note: longText(400).nullish(),
};
const decisionInput = z.object(decisionFields);
type DecisionInput = z.output<typeof decisionInput>;

const takenOf = (input: DecisionInput): TakenDecision & { readonly note: string | null } => ({
  decidedBy: input.decidedBy,
  decidedOn: input.decidedOn,
  inFavour: input.inFavour ?? null,
  present: input.present ?? null,
  paper: input.paper ?? null,
  note: input.note ?? null,
});

/** Judges a decision by what the charter said on the day it was taken of who decides and by which majority. */
async function judge(
  { tx, today }: Context,
  taken: TakenDecision,
  { kind, stated }: { readonly kind: DocumentKind; readonly stated: readonly StatedValue[] },
): Promise<readonly Refusal[]> {
  const highest = isConstitutional(kind);
  const said = <V>(provision: Parameters<typeof inForce<V>>[1]): V =>
    inForce(stated, provision, taken.decidedOn).value;
  const rule = {
    least: said(highest ? charterDecider : ruleDecider),
    majority: highest ? said(charterMajority) : null,
    today,
  };
  return [...judgeDecision(taken, rule), ...(await judgeNamed(tx, { paper: taken.paper }))];
}

async function keepDecision(
  { tx, newId, now }: Context,
  documentId: Uuid,
  kind: 'enact' | 'repeal',
  taken: ReturnType<typeof takenOf>,
): Promise<void> {
  await tx.db
    .insert(ruleDecision)
    .values({ ...taken, schoolId: tx.schoolId, id: newId(), documentId, kind, recordedAt: now });
}

/** What was said of articles that state nothing goes on for those that come over word for word. */
async function carryUnbound(
  { db, schoolId }: Context['tx'],
  { articles }: Draft,
  ids: readonly Uuid[],
): Promise<void> {
  const from = articles.flatMap((one) => (one.from === null ? [] : [one.from]));
  if (from.length === 0) return;
  const rows = await db
    .select()
    .from(articleUnbound)
    .where(and(eq(articleUnbound.schoolId, schoolId), inArray(articleUnbound.articleId, from)));
  const carried = rows.flatMap((row) => {
    const at = articles.findIndex((one) => one.from === row.articleId && one.values.length === 0);
    const id = ids[at];
    return id === undefined ? [] : [{ ...row, articleId: id }];
  });
  if (carried.length > 0) await db.insert(articleUnbound).values(carried);
}

/** A draft's edition begins after the edition it amends, and that one must still be the newest. */
function judgeBase(base: RuleDocument | null, since: Day): readonly Refusal[] {
  if (base === null) return [];
  if (since <= base.since) return [refusal('before-the-former', 'since', { since: base.since })];
  return base.until === null ? [] : [refusal('base-replaced', 'draftId', { until: base.until })];
}

async function writeEdition(
  context: Context,
  draft: Draft,
  { since, base, values }: { since: Day; base: RuleDocument | null; values: readonly ReadyValue[] },
) {
  const { tx, newId } = context;
  const { kind, title, edition, articles } = draft;
  const kept = base ? { scope: base.scope, unitId: base.unitId, ownerId: base.ownerId } : {};
  const open = base ? { open: base.open } : {};
  const wanted = { ...kept, ...open, kind, title, edition, since, until: null, id: newId() };
  const written = await recordEdition(context, wanted);
  if (!written.ok) return written;
  if (written.value.before !== null)
    return err([refusal('edition-known', 'draftId', { title, edition })]);
  const { id } = written.value.after;
  const ids = articles.map(() => newId());
  const numbered = articles.map((article, at) => ({ ...article, id: ids[at] ?? newId() }));
  await writeArticles(tx, { documentId: id, since }, numbered);
  const byNumber = new Map(numbered.map((article) => [article.number, article.id]));
  for (const { name, number, value } of values) {
    const articleId = byNumber.get(number);
    if (articleId === undefined) throw new Error(`no article ${number} was written`);
    await writeProvisionValue(tx, { name, since, until: null, articleId, value });
  }
  await carryUnbound(tx, draft, ids);
  return ok(id);
}

/**
 * Puts a draft in force by a recorded decision: the edition before ends the day before, every value its articles state
 * begins that day, and what an omitted article stated lapses. Who may decide, and by which majority, the charter says.
 */
function draftEnact(provisions: readonly AnyProvision[]) {
  return defineAction({
    name: 'draft.enact',
    room,
    may: keepers,
    refuses: [
      ...draftRefusals,
      ...decisionRefusals,
      ...valueRefusals,
      'in-force-before-decision',
      'before-the-former',
      'base-replaced',
      'edition-known',
      'number-twice',
      'edition-same-day',
      'paper-unknown',
      'unit-unknown',
      'owner-unknown',
    ],
    input: z.object({
      draftId: rowId(),
      revision: whole(1),
      since: day(),
      ...decisionFields,
    }),
    run: async (input, context) => {
      const { tx, today } = context;
      const { draftId, since } = input;
      const [held, stated] = await Promise.all([
        heldDraft(context, draftId, input.revision),
        readStatedValues(tx),
      ]);
      if (!held.ok) return held;
      const draft = held.value;
      const taken = takenOf(input);
      const base = draft.baseId === null ? null : await readDocument(tx, draft.baseId);
      const values = readyValues(draft.articles, provisions);
      const [twice] = numbersTwice(draft.articles);
      const refusals = [
        ...(await judge(context, taken, { kind: draft.kind, stated })),
        ...(since < taken.decidedOn
          ? [refusal('in-force-before-decision', 'since', { decidedOn: taken.decidedOn })]
          : []),
        ...judgeBase(base, since),
        ...(twice === undefined ? [] : [refusal('number-twice', 'draftId', { number: twice })]),
        ...(values.ok ? [] : values.error),
      ];
      if (refusals.length > 0 || !values.ok) return err(refusals);
      const written = await writeEdition(context, draft, { since, base, values: values.value });
      if (!written.ok) return written;
      await keepDecision(context, written.value, 'enact', taken);
      await closeDraft(tx, draftId, { closedOn: today, documentId: written.value });
      return ok({
        subject: { kind: 'document', id: written.value },
        before: base as unknown as Json,
        after: { draftId, since, ...taken, values: values.value } as unknown as Json,
        answer: { id: written.value, since, values: values.value.length },
      });
    },
  });
}

/** Ends a document by a recorded decision; what its articles stated lapses with it. */
export const documentRepeal = defineAction({
  name: 'document.repeal',
  room,
  may: keepers,
  refuses: [
    ...decisionRefusals,
    'document-unknown',
    'repealed-already',
    'in-force-before-decision',
    'before-the-former',
    'paper-unknown',
  ],
  input: z.object({ documentId: reference('document'), since: day(), ...decisionFields }),
  offered: { until: [null] },
  run: async (input, context) => {
    const { tx } = context;
    const { documentId, since } = input;
    const [document, stated] = await Promise.all([
      readDocument(tx, documentId),
      readStatedValues(tx),
    ]);
    if (document === null) return err([refusal('document-unknown', 'documentId')]);
    if (document.until !== null)
      return err([refusal('repealed-already', 'documentId', { until: document.until })]);
    const taken = takenOf(input);
    const refusals = [
      ...(await judge(context, taken, { kind: document.kind, stated })),
      ...(since < taken.decidedOn
        ? [refusal('in-force-before-decision', 'since', { decidedOn: taken.decidedOn })]
        : []),
      ...(since <= document.since
        ? [refusal('before-the-former', 'since', { since: document.since })]
        : []),
    ];
    if (refusals.length > 0) return err(refusals);
    const until = addDays(since, -1);
    await endDocument(tx, documentId, until);
    await keepDecision(context, documentId, 'repeal', taken);
    return ok({
      subject: { kind: 'document', id: documentId },
      before: document as unknown as Json,
      after: { until, ...taken } as unknown as Json,
      answer: { id: documentId, until },
    });
  },
});

/** The verbs by which decisions change what is in force. */
export const decisionVerbs = (provisions: readonly AnyProvision[]) =>
  [draftEnact(provisions), documentRepeal] as const;
