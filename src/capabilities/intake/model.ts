import { z } from 'zod';
import {
  choice,
  day,
  longText,
  personal,
  reference,
  text,
  whole,
  yesNo,
} from '../../engines/actions/fields.ts';
import { documentKinds } from '../../charter/model.ts';
import { electors } from '../organisation/appointments/model.ts';
import { dutyDegrees, dutyPurposes } from '../organisation/duties/model.ts';
import { guideKinds } from '../organisation/guides/model.ts';
import { cellField } from '../roster/fields.ts';
import type { LineField } from '../roster/lines/line.ts';

/** Whose document it is. */
export const unionKinds = ['student-union', 'graduate-union'] as const;

/** One of them. */
export type UnionKind = (typeof unionKinds)[number];

/** What drafts are of, in the order they are best looked at: what comes later stands on what came before. */
export const draftKinds = [
  'union',
  'unit',
  'department',
  'duty',
  'roster',
  'election',
  'guide',
  'rules',
  'provision',
  'ground',
  'statement',
] as const;

/** One of them. */
export type DraftKind = (typeof draftKinds)[number];

/** A draft waits, became a record, or is none. */
export const draftStates = ['open', 'accepted', 'dismissed'] as const;

/** One of them. */
export type DraftState = (typeof draftStates)[number];

/** Units of the second level; classes come with the students. */
export const unitKinds = ['department', 'college', 'academy', 'campus'] as const;

/** Criteria a dated statement of the document can be entered for, as a named teacher's word with the document as paper. */
export const statementCriteria = [
  'candidate-vetting',
  'congress-held',
  'delegates-elected',
  'congress-study',
  'training',
  'review',
  'awards-by-review',
  'party-leadership',
] as const;

/** One of them. */
export type StatementCriterion = (typeof statementCriteria)[number];

/** Seasons of a training. */
export const seasons = ['spring', 'autumn'] as const;

const whyName = 'the form names who guides the union';
const whyAttested = 'who vouches must be named for the word to count';

const cell = () => cellField().optional();

const cells = z.object({
  name: cell(),
  number: cell(),
  status: cell(),
  unit: cell(),
  grade: cell(),
  class: cell(),
  department: cell(),
  post: cell(),
  rank: cell(),
  failed: cell(),
  education: cell(),
  programme: cell(),
} satisfies Record<LineField, unknown>);

const foundArticle = z.object({
  number: text(20),
  chapter: text(80).nullable(),
  text: longText(8000),
});

/**
 * What each kind of draft says. Null is what the document leaves open: nothing is guessed, and where a record needs it
 * whoever accepts the draft must say it.
 */
export const draftValues = {
  union: z.object({ name: text(60) }),
  unit: z.object({ name: text(60), as: choice(unitKinds).nullable() }),
  department: z.object({ name: text(60) }),
  duty: z.object({
    department: text(60),
    text: longText(300),
    purpose: choice(dutyPurposes).nullable(),
    degree: choice(dutyDegrees).nullable(),
  }),
  roster: z.object({ row: whole(1, 1_000_000), cells }),
  election: z.object({
    electedBy: choice(electors),
    contested: yesNo().nullable(),
    electedOn: day().nullable(),
  }),
  guide: z.object({
    role: choice(guideKinds),
    name: personal(text(40), whyName).nullable(),
    fullTime: yesNo().nullable(),
  }),
  rules: z.object({
    kind: choice(documentKinds).nullable(),
    title: text(100),
    edition: text(40).nullable(),
    since: day().nullable(),
    articles: z.array(foundArticle).min(1).max(500),
  }),
  provision: z.object({
    rules: text(20),
    number: text(20),
    provision: text(80),
    value: text(100),
    /** What the value counts, as its type names it. */
    unit: text(20),
  }),
  ground: z.object({ text: longText(500) }),
  statement: z.object({
    criterion: choice(statementCriteria),
    what: longText(400),
    day: day().nullable(),
    ordinal: whole(1, 200).nullable(),
    season: choice(seasons).nullable(),
    everyone: yesNo().nullable(),
    attestedBy: personal(reference('person'), whyAttested).nullable(),
    attestedAs: text(40).nullable(),
  }),
} satisfies Record<DraftKind, z.ZodObject>;

/** The value of a kind of draft. */
export type DraftValue<K extends DraftKind> = z.output<(typeof draftValues)[K]>;

/** A place of the document: its words as they stand there, and their lines counted from 1. */
export const quoteField = z.object({
  text: personal(z.string(), 'drafts show the lines of the document they come from'),
  line: z.int(),
  endLine: z.int(),
  /** Only where several files are one document. */
  file: z.string().optional(),
});

/** One of them. */
export type Quote = z.output<typeof quoteField>;

/** What the audit found where drafts come from; in its own words, both languages. */
export interface IntakeFinding {
  readonly code: string;
  readonly severity: 'contradiction' | 'question' | 'gap';
  readonly no: number | null;
  readonly message: { readonly zh: string; readonly en: string };
  readonly quotes: readonly Quote[];
}

/** A draft as it is read out of a document. */
export type Proposal = {
  [K in DraftKind]: {
    readonly kind: K;
    /** Names it among the drafts of its document, as provisions name the rules they stand in. */
    readonly key: string;
    /** What only one thing can be true of; drafts of one topic that differ contradict each other. */
    readonly topic: string | null;
    readonly value: DraftValue<K>;
    readonly quotes: readonly Quote[];
  };
}[DraftKind];

/** A draft as it is looked at. */
export interface Draft {
  readonly id: string;
  readonly kind: DraftKind;
  readonly place: number;
  readonly key: string;
  readonly topic: string | null;
  readonly value: unknown;
  readonly quotes: readonly Quote[];
  readonly state: DraftState;
  readonly changed: boolean;
  readonly thing: string | null;
  readonly thingId: string | null;
}
