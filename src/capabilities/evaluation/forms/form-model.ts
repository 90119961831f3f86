import type { CriterionName } from '../../../facts/criteria.ts';
import type { Level } from '../../../facts/fact.ts';
import type { PartialDay } from '../../../kernel/day.ts';

/**
 * How well something of a form is known: read on a published form, inferred from another year's, or not
 * known at all. What is not `seen` is recognised where a document prints it, and never expected.
 */
export type Provenance = 'seen' | 'inferred' | 'unknown';

/** What the remark column of an item asks for: 实有__人, 实有__个, 召开日期为：. */
export type RemarkTemplate = 'people' | 'departments' | 'date';

/** One item of an official form. */
export interface FormItem {
  readonly level: Level;
  readonly no: number;
  /** Rows 1–3 of the 2020 form's item 3, which has no conclusion of its own; null elsewhere. */
  readonly row: number | null;
  /** The form's own words, quoted exactly; where inferred, the words of the year before. */
  readonly wording: string;
  readonly criterion: CriterionName;
  readonly remark: RemarkTemplate | null;
  /** ★: core indicator. */
  readonly core: boolean;
  /** ▲: observation indicator. */
  readonly observation: boolean;
  readonly provenance: Provenance;
  /** For a second-level item, the school item it mirrors. */
  readonly mirrors: number | null;
}

/** A heading that bears a number but no conclusion: 3. 机构和人员规模. */
export interface FormGroup {
  readonly no: number;
  readonly wording: string;
}

/** One table of a form: the school's own union, or the count of conforming second-level unions. */
export interface FormTable {
  readonly level: Level;
  /** Null where the heading was not seen. */
  readonly heading: string | null;
  readonly columns: readonly [item: string, answer: string, remark: string];
  readonly answer: 'conclusion' | 'count';
  readonly groups: readonly FormGroup[];
  readonly provenance: Provenance;
}

export type SectionName =
  | 'charter'
  | 'chart'
  | 'roster'
  | 'presidium-election'
  | 'congress'
  | 'delegates'
  | 'review'
  | 'party-guidance'
  | 'league-guides';

/** A part of the disclosure that a year's template asks for beside the form. */
export interface FormSection {
  readonly name: SectionName;
  readonly heading: string;
  readonly provenance: Provenance;
}

/** One year's form. */
export interface FormVersion {
  readonly id: string;
  readonly title: string;
  /** First year of the school year the form covers; null where it names a month or a period. */
  readonly schoolYear: number | null;
  /** Papers that the preamble names as the basis; the words by which one recognises them. */
  readonly preamble: readonly string[];
  /** Earliest day from which a congress counts (October 2019 on the form of 2020); left out where any does. */
  readonly congressSince?: PartialDay;
  /** Whether posts are known only as presidium and department members (2023–2024). */
  readonly membersOnly?: boolean;
  readonly vocabulary: { readonly yes: string; readonly no: string };
  /** Whether every item of every table is known, so that one a document lacks is missing. */
  readonly whole: boolean;
  /** Highest school item up to which one that a document lacks is missing. */
  readonly knownTo: number;
  readonly tables: readonly FormTable[];
  /** Every item of every table, in the form's order. */
  readonly items: readonly FormItem[];
  readonly sections: readonly FormSection[];
  /** What could not be established about this form. */
  readonly notes: readonly string[];
}
