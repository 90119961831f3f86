import type { CriterionName } from '../../../facts/criteria.ts';
import type { Level } from '../../../facts/fact.ts';

/** How well an item's wording is known: read on a published form, inferred, or not known. */
export type Provenance = 'seen' | 'inferred' | 'unknown';

/** What the remark column of an item asks for. */
export type RemarkKind = 'people' | 'departments' | 'date' | null;

/** One item of an official form. The wording is the form's own, quoted exactly. */
export interface FormItem {
  readonly level: Level;
  readonly no: number;
  /** Rows 1–3 of the 2020 form's item 3, which has no conclusion of its own; null elsewhere. */
  readonly row: number | null;
  readonly wording: string;
  readonly criterion: CriterionName;
  readonly remark: RemarkKind;
  /** ★: core indicator. */
  readonly core: boolean;
  /** ▲: observation indicator. */
  readonly observation: boolean;
  readonly provenance: Provenance;
}

/** One year's form. */
export interface FormVersion {
  readonly id: string;
  readonly title: string;
  /** First year of the school year the form covers, or null where it names a month or a period. */
  readonly schoolYear: number | null;
  readonly vocabulary: { readonly yes: string; readonly no: string };
  /** Whether every item of the form is known, so that a missing one is missing. */
  readonly whole: boolean;
  /** Highest school item up to which a missing item counts as missing. */
  readonly knownTo: number;
  readonly items: readonly FormItem[];
  /** What could not be established about this form. */
  readonly notes: readonly string[];
}
