import { z } from 'zod';
import { reference, rowId } from '../../engines/actions/fields.ts';
import { defineQuery, type Context } from '../../engines/actions/verb.ts';
import { inForce, type StatedValue } from '../../charter/in-force.ts';
import type { DocumentKind } from '../../charter/model.ts';
import type { AnyProvision } from '../../charter/provision.ts';
import { readStatedValues } from '../../charter/reads.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';
import { refusal } from '../../kernel/refusal.ts';
import { err, ok } from '../../kernel/result.ts';
import {
  readNotes,
  type Correction,
  type DecisionTold,
  type LeftUnbound,
} from './article-notes.ts';
import { boundOn, type BoundValue } from './bound-values.ts';
import { readDraft } from './drafts.ts';
import { keepers, readers } from './grants.ts';
import { expectedKinds, neededKinds, type DraftArticle, type EditionStanding } from './model.ts';
import { readEdition } from './reads.ts';
import { draftRows, registerRows, type DraftRow, type RegisterRow } from './register-reads.ts';
import { standingOf } from './rules.ts';
import { suggestValues, type Suggestion } from './suggest.ts';

const room = 'rulebook';

/** Whether an article is bound, left unbound with a reason, or waits for somebody to say what it states. */
export type Binding = 'bound' | 'unbound' | 'open';

/** An article with everything that hangs on it. */
export interface ArticleTold {
  readonly id: Uuid;
  readonly number: string;
  readonly chapter: string | null;
  readonly text: string;
  readonly since: Day;
  /** A wording that replaced another within its edition, without a decision recorded here. */
  readonly reworded: boolean;
  readonly binding: Binding;
  readonly values: readonly BoundValue[];
  readonly unbound: LeftUnbound | null;
  readonly suggestions: readonly Suggestion[];
  readonly corrections: readonly Correction[];
}

/** An edition as its page shows it. */
export interface EditionTold extends RegisterRow {
  readonly standing: EditionStanding;
}

/** What an edition says, and what no article says. */
export interface DocumentTold {
  readonly document: EditionTold;
  /** All editions of its title, the newest first. */
  readonly editions: readonly EditionTold[];
  readonly decisions: readonly DecisionTold[];
  readonly articles: readonly ArticleTold[];
  /** Provisions that no article in force states, with the default that holds. */
  readonly unsaid: readonly {
    readonly provision: string;
    readonly value: string;
    readonly unit: string;
    readonly lapsed: boolean;
  }[];
}

const told = (row: RegisterRow, today: Day): EditionTold => ({
  ...row,
  standing: standingOf(row, { repealed: row.repealed, today }),
});

/** The charter in force, or whatever document of the register stands first. */
function usualOf(rows: readonly EditionTold[]): EditionTold | null {
  const inForceNow = rows.filter(({ standing }) => standing === 'in-force');
  return inForceNow.find(({ kind }) => kind === 'charter') ?? inForceNow[0] ?? rows[0] ?? null;
}

function bindingOf(values: readonly BoundValue[], unbound: LeftUnbound | null): Binding {
  if (values.length > 0) return 'bound';
  return unbound === null ? 'open' : 'unbound';
}

function unsaidOf(
  stated: readonly StatedValue[],
  provisions: readonly AnyProvision[],
  today: Day,
): DocumentTold['unsaid'] {
  return provisions.flatMap((provision) => {
    const { value, article, lapsed } = inForce(stated, provision, today);
    const { name, type } = provision;
    if (article !== null) return [];
    return [{ provision: name, value: type.show(value), unit: type.unit, lapsed: lapsed !== null }];
  });
}

async function tell(
  { tx, today }: Context,
  rows: readonly EditionTold[],
  document: EditionTold,
  provisions: readonly AnyProvision[],
): Promise<DocumentTold> {
  // An edition that is not in force is read as it stood on its last day, or as it will on its first.
  const day = document.until !== null && document.until < today ? document.until : today;
  const on = day < document.since ? document.since : day;
  const [edition, notes, stated] = await Promise.all([
    readEdition(tx, document.id, on),
    readNotes(tx, document.id),
    readStatedValues(tx),
  ]);
  const bound = boundOn(stated, provisions, on);
  const articles = (edition?.articles ?? []).map((article): ArticleTold => {
    const { id, number, chapter, text, since } = article;
    const values = bound.get(id) ?? [];
    const unbound = notes.unbound[id] ?? null;
    const suggested = suggestValues(text, provisions).filter(
      ({ provision, value }) =>
        !values.some((one) => one.provision === provision && one.value === value),
    );
    return {
      ...{ id, number, chapter, text, since, reworded: since > document.since },
      ...{ binding: bindingOf(values, unbound), values, unbound, suggestions: suggested },
      corrections: notes.corrections[id] ?? [],
    };
  });
  return {
    document,
    editions: rows.filter(({ title }) => title === document.title),
    decisions: notes.decisions,
    articles,
    unsaid: document.kind === 'charter' ? unsaidOf(stated, provisions, today) : [],
  };
}

/** A rule document whole: articles under their chapters, what each is bound to, and what nobody bound yet. */
function documentRead(provisions: readonly AnyProvision[]) {
  return defineQuery({
    name: 'document.read',
    room,
    may: readers,
    refuses: ['document-unknown'],
    input: z.object({ documentId: reference('document').optional() }),
    run: async ({ documentId }, context) => {
      const rows = (await registerRows(context.tx)).map((row) => told(row, context.today));
      if (documentId === undefined) {
        const usual = usualOf(rows);
        return ok(usual === null ? null : await tell(context, rows, usual, provisions));
      }
      const document = rows.find(({ id }) => id === documentId);
      if (document === undefined) return err([refusal('document-unknown', 'documentId')]);
      return ok(await tell(context, rows, document, provisions));
    },
  });
}

/** The register: every edition with where it stands, drafts, and which expected documents are missing. */
export interface RegisterTold {
  readonly editions: readonly EditionTold[];
  readonly drafts: readonly DraftRow[];
  /** Kinds of which nothing is in force; `needed`: a section of the disclosure stays empty without it. */
  readonly missing: readonly { readonly kind: DocumentKind; readonly needed: boolean }[];
}

/** What the school keeps of rules, and what it should have and has not. */
export const registerRead = defineQuery({
  name: 'register.read',
  room,
  may: readers,
  refuses: [],
  input: z.object({}),
  run: async (_, { tx, today }) => {
    const [rows, drafts] = await Promise.all([registerRows(tx), draftRows(tx)]);
    const editions = rows.map((row) => told(row, today));
    const kinds = new Set(
      editions.flatMap(({ kind, standing }) => (standing === 'in-force' ? [kind] : [])),
    );
    const missing = expectedKinds
      .filter((kind) => !kinds.has(kind))
      .map((kind) => ({ kind, needed: neededKinds.includes(kind) }));
    const answer: RegisterTold = { editions, drafts, missing };
    return ok(answer);
  },
});

/** A draft as it is edited: its articles, and what each one's words suggest. */
export interface DraftTold {
  readonly id: Uuid;
  readonly baseId: Uuid | null;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly edition: string;
  readonly revision: number;
  readonly articles: readonly (DraftArticle & { readonly suggestions: readonly Suggestion[] })[];
  /** What an article can state, with how its values are written. */
  readonly provisions: readonly {
    readonly name: string;
    readonly unit: string;
    readonly example: string;
  }[];
}

/** A draft, whole. */
function draftRead(provisions: readonly AnyProvision[]) {
  return defineQuery({
    name: 'draft.read',
    room,
    may: keepers,
    refuses: ['draft-unknown'],
    input: z.object({ draftId: rowId() }),
    run: async ({ draftId }, { tx }) => {
      const draft = await readDraft(tx, draftId, 'look');
      if (draft === null) return err([refusal('draft-unknown', 'draftId')]);
      const answer: DraftTold = {
        ...draft,
        articles: draft.articles.map((article) => ({
          ...article,
          suggestions: suggestValues(article.text, provisions).filter(
            ({ provision }) => !article.values.some((one) => one.provision === provision),
          ),
        })),
        provisions: provisions.map(({ name, type, default: usual }) => ({
          ...{ name, unit: type.unit, example: type.show(usual) },
        })),
      };
      return ok(answer);
    },
  });
}

/** The questions about documents, articles and drafts. */
export const readingVerbs = (provisions: readonly AnyProvision[]) =>
  [registerRead, documentRead(provisions), draftRead(provisions)] as const;

/** For screens: the types of the questions above. */
export type DocumentRead = ReturnType<typeof documentRead>;
export type DraftRead = ReturnType<typeof draftRead>;
