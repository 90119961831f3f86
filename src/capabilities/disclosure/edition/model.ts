import type { Standing, Weight } from '../../../engines/criteria/criterion.ts';
import type { PaperBlock } from '../../../engines/documents/paper/paper.ts';
import type { Fact } from '../../../facts/fact.ts';
import type { Day, PartialDay } from '../../../kernel/day.ts';
import type { FormVersion, SectionName } from '../../evaluation/forms/form-model.ts';

/** The parts of an edition by their fixed ids, in the official order. */
export const partIds = [
  'form-school',
  'form-second-level',
  'charter',
  'chart',
  'roster',
  'presidium-election',
  'congress',
  'delegates',
  'review',
  'party-guidance',
  'league-guides',
  'complaints',
  'evidence',
] as const satisfies readonly (SectionName | string)[];

/** One of them. */
export type PartId = (typeof partIds)[number];

/** A tick or count as published, and what the records made of it. */
export interface PublishedItem {
  readonly kind: 'item';
  readonly key: string;
  readonly level: 'school' | 'second-level';
  readonly no: number;
  readonly row: number | null;
  readonly wording: string;
  readonly core: boolean;
  readonly observation: boolean;
  /** Of the school's table: yes or no. Of the second level: how many unions conform. */
  readonly claim:
    { readonly ticked: boolean } | { readonly conforming: number; readonly total: number };
  readonly remark:
    | { readonly kind: 'people' | 'departments'; readonly count: number }
    | { readonly kind: 'date'; readonly day: PartialDay }
    | null;
  /** Of the second level `met` where every union conforms, else `unmet`. */
  readonly standing: Standing;
  readonly reasons: readonly {
    readonly code: string;
    readonly weight: Weight;
    readonly values: Readonly<Record<string, string | number>>;
  }[];
  /** Why it is ticked although the records do not support it; published beside it. */
  readonly ground: string | null;
}

/** Words, tables and drawings of a section. */
export interface PublishedText {
  readonly kind: 'text';
  readonly blocks: readonly PaperBlock[];
}

/** One row of the roster, as a profile shows it. */
export interface PublishedRow {
  readonly kind: 'row';
  readonly row: number;
  readonly cells: readonly string[];
}

/** Facts of one union that the verdicts were computed from. */
export interface PublishedFacts {
  readonly kind: 'facts';
  readonly unionId: string;
  readonly name: string;
  readonly facts: readonly Fact[];
}

/** A paper that belongs to the edition, by its content's hash. */
export interface PublishedFile {
  readonly kind: 'file';
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

/** What a leaf can hold. */
export type LeafValue =
  PublishedItem | PublishedText | PublishedRow | PublishedFacts | PublishedFile;

/**
 * Who is shown a leaf: everybody; readers of an edition published `as-form`; readers of all but a `summary`; or only
 * whoever holds the filing copy.
 */
export type LeafTier = 'public' | 'reduced' | 'as-form' | 'filing';

/** The smallest thing that can be shown or withheld: its hash covers a salt and its value. */
export interface Leaf {
  readonly id: string;
  readonly tier: LeafTier;
  /** SHA-256 over the salt's 16 bytes and the value's canonical JSON, hexadecimal. */
  readonly hash: string;
  /** Null where it is withheld or was withdrawn: the edition still verifies by its hash. */
  readonly content: { readonly salt: string; readonly value: LeafValue } | null;
}

/** A part with its leaves; its hash covers their hashes. */
export interface EditionPart {
  readonly id: PartId;
  readonly heading: string;
  readonly leaves: readonly Leaf[];
  readonly hash: string;
}

/** What is shown to whom: all columns, the default without ranks and failures, or figures only. */
export const profiles = ['as-form', 'reduced', 'summary'] as const;

/** One of them. */
export type Profile = (typeof profiles)[number];

/** What an edition is of, and who answers for it. */
export interface EditionHead {
  readonly schema: 'mingzhang-edition/1';
  readonly school: { readonly slug: string; readonly name: string };
  readonly union: { readonly id: string; readonly name: string };
  /** The form whole, so that verdicts can be computed again without this program's own forms. */
  readonly form: FormVersion;
  readonly asOf: Day;
  /** Counted from 1 in its year; a correction is the next one. */
  readonly number: number;
  readonly publishedOn: Day;
  readonly profile: Profile;
  readonly approvals: readonly { readonly by: string; readonly day: Day }[];
  /** The edition it corrects, by hash, and why; null for the first. */
  readonly corrects: { readonly hash: string; readonly why: string } | null;
  /** The end of the school's journal when it was frozen. */
  readonly journal: { readonly seq: number; readonly hash: string };
}

/** A frozen disclosure. Copies with more or fewer leaves shown have the same hash. */
export interface Edition {
  readonly head: EditionHead;
  readonly parts: readonly EditionPart[];
  /** SHA-256 over the canonical JSON of the head and the parts' hashes, hexadecimal. */
  readonly hash: string;
}
