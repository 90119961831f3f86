import { z } from 'zod';
import { longText, rowId, text } from '../../engines/actions/fields.ts';
import type { DocumentKind } from '../../charter/model.ts';
import type { Day } from '../../kernel/day.ts';
import type { Uuid } from '../../kernel/id.ts';

/** Bodies whose decision may put rules in force; a congress stands above the others of the union. */
export const deciders = [
  'congress',
  'standing-delegates',
  'committee',
  'presidium',
  'league-committee',
  'party-committee',
] as const;

/** One of them. */
export type Decider = (typeof deciders)[number];

/** What an article says of a provision, as a person types it. */
export const saidValue = z.object({ provision: text(80), value: text(100) });

/** One article of an edition being prepared. `from` is the article of the edition before that it comes from. */
export const draftArticle = z.object({
  from: rowId().nullish(),
  number: text(20),
  chapter: text(80).nullish(),
  text: longText(8000),
  values: z.array(saidValue).max(30).default([]),
});

/** One of them, as it is kept. */
export interface DraftArticle {
  readonly from: Uuid | null;
  readonly number: string;
  readonly chapter: string | null;
  readonly text: string;
  readonly values: readonly { readonly provision: string; readonly value: string }[];
}

/** How many articles one document may have. */
export const mostArticles = 500;

/** All articles of an edition, in their order. */
export const draftArticles = z.array(draftArticle).min(1).max(mostArticles);

/** As they are kept: what was left out is null. */
export const keptArticles = (given: z.output<typeof draftArticles>): readonly DraftArticle[] =>
  given.map(({ from, number, chapter, text: wording, values }) => ({
    ...{ from: from ?? null, number, chapter: chapter ?? null, text: wording, values },
  }));

/** Where an edition stands on a day: it begins later, is in force, gave way to a newer one, or was repealed. */
export const editionStandings = ['to-come', 'in-force', 'replaced', 'repealed'] as const;

/** One of them. */
export type EditionStanding = (typeof editionStandings)[number];

/** The documents a disclosure and a well-kept union need, in the order they are asked for. */
export const expectedKinds: readonly DocumentKind[] = [
  'charter',
  'congress-rules',
  'selection',
  'assessment',
  'reporting',
  'exit',
  'supervision',
  'training',
  'clubs',
  'self-discipline',
];

/** Those of them without which a section of the disclosure stays empty. */
export const neededKinds: readonly DocumentKind[] = [
  'charter',
  'congress-rules',
  'selection',
  'assessment',
];

/** Where a reform measure stands on a day. */
export const measureStandings = ['open', 'overdue', 'done', 'dropped'] as const;

/** One of them. */
export type MeasureStanding = (typeof measureStandings)[number];

/** A reform measure as it is kept. */
export interface Measure {
  readonly since: Day;
  readonly due: Day;
  readonly doneOn: Day | null;
  readonly droppedOn: Day | null;
}
